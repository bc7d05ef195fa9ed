// `digits bench`: the same as `npm run bench`, which also builds what it needs.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BENCH_HELP, readBenchOptions } from '../benchOptions.ts';
import { INTERRUPTED } from '../interrupts.ts';
import { PROJECT_ROOT } from '../projectRoot.ts';
import type { Command } from './command.ts';

export const benchCommand: Command = {
  name: 'bench',
  summary: 'measures this machine: our engine side by side with others',
  help: BENCH_HELP,

  async run(args, signal) {
    await readBenchOptions(args);
    const bootstrap = join(PROJECT_ROOT, 'workers', 'node', 'tasks', 'bootstrap.mjs');
    const child = spawn(process.execPath, [bootstrap, 'bench', ...args], { stdio: 'inherit' });
    // Ctrl-C in a terminal reaches both processes. A signal to this process alone is passed on.
    signal.addEventListener('abort', () => void child.kill('SIGINT'), { once: true });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, by) => {
        resolve(code ?? (by === 'SIGINT' ? INTERRUPTED : 1));
      });
    });
  },
};
