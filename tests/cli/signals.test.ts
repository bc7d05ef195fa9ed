// A training that is started as the README says, through npm, and asked to end in every way: by real signals to real processes.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { readCheckpoint } from '../../workers/training/checkpoint.ts';
import { writeMnistFolder } from '../support/mnistFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

interface Training {
  readonly npm: ChildProcess;
  /** The process that trains, a grandchild. */
  readonly pid: number;
  readonly out: string;
  readonly stderr: () => string;
}

/** `npm run digits -- train …` in a process group of its own, once it trains. Far from its end: there are very many epochs. */
async function startTraining(): Promise<Training> {
  const folder = temporaryFolder();
  const data = join(folder, 'drawn');
  const out = join(folder, 'run');
  mkdirSync(data);
  writeMnistFolder(data, 300, 20);
  const line = `run --silent digits -- train vae --data ${data} --out ${out} --epochs 10000 --workers 1`;
  const npm = spawn('npm', line.split(' '), { cwd: PROJECT_ROOT, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  npm.stdout.resume();
  npm.stderr.on('data', (text) => (stderr += String(text)));
  onTestFinished(() => {
    if (npm.pid !== undefined && isAlive(-npm.pid)) process.kill(-npm.pid, 'SIGKILL');
  });
  while (!stderr.includes('epoch 1:')) {
    if (npm.exitCode !== null) throw new Error(`npm ended with ${npm.exitCode}: ${stderr}`);
    await wait(20);
  }
  const { pid } = JSON.parse(readFileSync(join(out, 'training.lock'), 'utf8')) as { pid: number };
  return { npm, pid, out, stderr: () => stderr };
}

/** A process, or with a minus any of a group. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until nothing of the group is left, and holds what the training leaves against what a Ctrl-C leaves. */
async function expectStopped({ npm, pid, out, stderr }: Training, tells = true): Promise<void> {
  if (npm.exitCode === null && npm.signalCode === null) await once(npm, 'exit');
  while (isAlive(pid)) await wait(20);
  if (tells) {
    while (!npm.stderr?.readableEnded) await wait(20); // each process that holds the pipe has ended
    expect(stderr()).toContain(`train: interrupted; the checkpoint is in ${out}, go on with --resume\n`);
    expect(stderr()).not.toContain('should not have happened');
  }
  expect(existsSync(join(out, 'training.lock'))).toBe(false);
  const checkpoint = readCheckpoint(new Uint8Array(readFileSync(join(out, 'checkpoint.safetensors'))), out);
  expect(checkpoint.step).toBeGreaterThan(0);
}

describe.skipIf(process.platform === 'win32')('a training that npm has started', { timeout: 120_000 }, () => {
  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'writes a checkpoint and ends when npm gets %s',
    async (signal) => {
      const training = await startTraining();
      training.npm.kill(signal);
      await expectStopped(training);
    },
  );

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'writes a checkpoint and ends when the whole group gets %s',
    async (signal) => {
      const training = await startTraining();
      process.kill(-(training.npm.pid ?? NaN), signal);
      await expectStopped(training);
    },
  );

  test('and with a terminal that is gone, so that nothing can be said', async () => {
    const training = await startTraining();
    training.npm.stdout?.destroy();
    training.npm.stderr?.destroy();
    process.kill(-(training.npm.pid ?? NaN), 'SIGHUP');
    await expectStopped(training, false);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends with exit code 130 itself after %s', async (signal) => {
    const training = await startTraining();
    // What npm says of it is npm's own; the shell between them says what it ended with.
    process.kill(training.pid, signal);
    await expectStopped(training);
    expect(training.npm.exitCode).toBe(130);
  });
});
