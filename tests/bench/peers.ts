// The engines that we are compared with and that nothing else needs: a folder of their own with a lock file of their own,
// installed when the benchmark first runs. Their install scripts do not run.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../workers/node/tasks/freshness.mjs';
import { TaskError } from '../../workers/node/tasks/taskError.mjs';
import { PEERS } from './paths.ts';

const STAMP = join(PEERS, 'node_modules/.this-digit-lock');

/** Brings the peers' folder in line with its lock file; npm shows how far it is. @throws TaskError */
export async function ensurePeers(): Promise<void> {
  const wanted = contentHash(PEERS, ['package-lock.json']);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.error('installing the engines to compare with (npm ci in tests/bench/peers, 150 MB; once)');
  const exitCode = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--progress=true']);
  if (exitCode !== 0) {
    throw new TaskError(
      `bench: npm ci in tests/bench/peers ended with exit code ${exitCode}, wanted 0; is the network there? ` +
        'Without it, --engine ours-strict ours-relaxed ceiling needs no peers',
    );
  }
  writeFileSync(STAMP, wanted);
}

function npm(args: readonly string[]): Promise<number> {
  // npm tells its scripts where it lives; without that it is looked up on the PATH.
  const script = process.env['npm_execpath'];
  const stdio = ['ignore', process.stderr, process.stderr] as const; // stdout is for results
  const child = script
    ? spawn(process.execPath, [script, ...args], { cwd: PEERS, stdio: [...stdio] })
    : spawn('npm', [...args], { cwd: PEERS, stdio: [...stdio], shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
