// Runs the built command line as a person does: a process of its own, its exit code and what it wrote.

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Called whenever something has been written, with all of stderr so far. */
  readonly onStderr?: (child: ChildProcess, stderr: string) => void;
  readonly onStart?: (child: ChildProcess) => void;
  /** An open file that stdout goes to, as a shell's > and >> have it; the result has nothing of it then. */
  readonly stdoutTo?: number;
  /** Commands of a shell before it, in the same process: limits of the system, a disk of its own. */
  readonly before?: string;
}

/** `npm run digits -- ARGS`, without the npm. */
export function runCli(
  args: readonly string[],
  { cwd, onStderr, onStart, stdoutTo, before }: CliOptions = {},
): Promise<CliResult> {
  const line = [process.execPath, join(PROJECT_ROOT, 'build', 'node', 'cli.js'), ...args];
  const [program = '', ...rest] = before === undefined ? line : ['sh', '-c', `${before}; exec "$0" "$@"`, ...line];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { cwd, stdio: ['pipe', stdoutTo ?? 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (text) => (stdout += String(text)));
    child.stderr?.on('data', (text) => {
      stderr += String(text);
      onStderr?.(child, stderr);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    onStart?.(child);
  });
}
