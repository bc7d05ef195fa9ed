// What npm has started ends when npm does. npm starts a script through a shell: it passes SIGTERM on to that shell, which ends
// without a word to us, and SIGHUP and SIGKILL to nobody. A training would go on without anyone who could stop it.
//
//   npm → sh -c "node …/bootstrap.mjs …" → this process       or, where the shell gives its place away, npm → this process

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { processFields } from '../linuxProcess.mjs';

const EVERY_MS = 500;

/**
 * From now on this process hangs up, as when its terminal is closed, once npm or the shell between them is gone. Does nothing
 * where npm has not started it, and on Windows, where ends of consoles reach all that is in them.
 * @param {() => boolean} isEnding whether it has been asked to end already
 */
export function hangUpWithStarter(isEnding) {
  if (process.platform === 'win32' || process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const shell = readProcess(parent);
  const isShell = shell !== undefined && / -c .*bootstrap\.mjs/.test(shell.command);
  const timer = setInterval(() => {
    // A process whose parent has ended gets another parent at once. Until that parent asks for its exit code, it still exists.
    const isLeft = process.ppid !== parent || (isShell && isGone(parent, shell.parent));
    if (!isLeft && !isEnding()) return;
    clearInterval(timer);
    if (!isEnding()) process.kill(process.pid, 'SIGHUP');
  }, EVERY_MS);
  timer.unref();
}

/**
 * Whether a process has lost its parent.
 * @param {number} pid
 * @param {number} parent
 */
function isGone(pid, parent) {
  if (process.platform === 'linux') return readProcess(pid)?.parent !== parent;
  try {
    process.kill(parent, 0); // asking the system about one of them would take a program each time
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * @param {number} pid
 * @returns {{ parent: number, command: string } | undefined} undefined where the system does not say
 */
function readProcess(pid) {
  try {
    if (process.platform === 'linux') {
      const parent = Number(processFields(pid)[1]);
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
    }
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, command = ''] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}
