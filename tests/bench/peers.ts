// The engines that we are compared with and that nothing else needs: a folder of their own with a lock file of their own,
// installed when the benchmark first runs. Their install scripts do not run.

import { spawn, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { withBuildLock } from '../../workers/node/tasks/buildLock.mjs';
import { contentHash } from '../../workers/node/tasks/freshness.mjs';
import { npmCommand } from '../../workers/node/tasks/npmCommand.mjs';
import { TaskError } from '../../workers/node/tasks/taskError.mjs';
import { PEERS } from './paths.ts';

const STAMP = join(PEERS, 'node_modules/.this-digit-lock');

/** Brings the peers' folder in line with its lock file; npm shows how far it is. @throws TaskError */
export async function ensurePeers(): Promise<void> {
  const wanted = contentHash(PEERS, ['package-lock.json']);
  const isThere = (): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
  if (isThere()) return;
  await withBuildLock(PROJECT_ROOT, async () => {
    if (!isThere()) await install(wanted); // another process may have done it meanwhile
  });
}

async function install(wanted: string): Promise<void> {
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
  const npm = npmCommand(args);
  const stdio: StdioOptions = ['ignore', process.stderr, process.stderr]; // stdout is for results
  const child = spawn(npm.program, npm.args, { cwd: PEERS, stdio, shell: npm.shell });
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
