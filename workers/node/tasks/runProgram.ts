// Other programs: compilers, checkers, the test runner.

import { spawn, type SpawnOptions } from 'node:child_process';
import { PROJECT_ROOT } from '../projectRoot.ts';

export interface ProgramResult {
  /** 0 when all went well, 130 when it was interrupted, 127 when it could not be started, otherwise its own. */
  readonly exitCode: number;
  /** stdout and stderr in order of arrival; empty when it wrote straight to the terminal. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** 'collect' (the default) keeps what it prints for the caller; 'show' lets it have this terminal. */
  readonly output?: 'collect' | 'show';
  readonly timeoutMs?: number;
  /** Whether a shell starts it: Windows starts .cmd files in no other way. */
  readonly shell?: boolean;
}

/** Runs a program in the project's folder to its end. Never throws: a program that does not start is a result too. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const spawnOptions: SpawnOptions = {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...options.env },
    shell: options.shell ?? false,
    stdio: options.output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
  };
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, spawnOptions);
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ exitCode: 127, output: `${output}${program}: ${error.message}` }));
    child.on('close', (code, signal) => resolve({ exitCode: code ?? (signal === 'SIGINT' ? 130 : 1), output }));
  });
}

/** Runs the JavaScript program of an installed package, by the file of its `bin`: no shell, no .cmd, on every system. */
export function runInstalled(
  file: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return runProgram(process.execPath, [`node_modules/${file}`, ...args], options);
}
