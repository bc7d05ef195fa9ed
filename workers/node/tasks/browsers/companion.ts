// Programs that run beside this one and do not outlive it: browsers, their drivers, a display. Each leads a process group, so
// that what it starts ends with it.

import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

export interface CompanionOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdio?: StdioOptions;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const running = new Set<ChildProcess>();
let isWatching = false;

export function startCompanion(program: string, args: readonly string[], options: CompanionOptions = {}): ChildProcess {
  const child = spawn(program, args, {
    stdio: options.stdio ?? ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...options.env },
    detached: true,
  });
  watch();
  running.add(child);
  // A process that could not be started has no exit event.
  for (const event of ['exit', 'error']) child.once(event, () => running.delete(child));
  return child;
}

/** Ends the program and all that it has started, by force where asking does not help in so many ms. */
export async function endCompanion(child: ChildProcess, patienceMs = 5_000): Promise<void> {
  signal(child, 'SIGTERM');
  await companionEnded(child, patienceMs);
}

/** Waits until the program ends by itself, and ends it by force when that takes longer; and what is left of its group. */
export async function companionEnded(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const forcing = setTimeout(() => signal(child, 'SIGKILL'), patienceMs);
    await once(child, 'exit');
    clearTimeout(forcing);
  }
  // The processes that it has started get a moment to end by themselves.
  for (let waitedMs = 0; waitedMs < 2_000 && signal(child, 0); waitedMs += 50) await pause(50);
  signal(child, 'SIGKILL');
}

/** Aborts when the program ends, or could not be started. */
export function endOf(child: ChildProcess): AbortSignal {
  const ended = new AbortController();
  child.once('error', (error) => ended.abort(error));
  child.once('exit', (code) => ended.abort(new Error(`${child.spawnfile}: ended with exit code ${code ?? 'none'}`)));
  return ended.signal;
}

/** What a pattern finds in what a program prints on `output`. @throws Error when it ends, or does not say so in time */
export async function untilItSays(
  child: ChildProcess,
  output: Readable | null,
  pattern: RegExp,
  timeoutMs = 60_000,
): Promise<RegExpExecArray> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      reject(
        new Error(`${child.spawnfile}: ${why}, wanted it to say ${String(pattern)}; it said: ${said.slice(-2000)}`),
      );
    };
    const timeout = setTimeout(() => fail(`has said nothing of it in ${timeoutMs} ms`), timeoutMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with exit code ${code ?? 'none'}`));
    output?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = pattern.exec(said);
      if (!match) return;
      clearTimeout(timeout);
      resolve(match);
    });
  });
}

/** Whether there was anything left to signal. */
function signal(child: ChildProcess, name: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    process.kill(-child.pid, name); // the group
    return true;
  } catch {
    return child.exitCode === null && child.kill(name); // where there are no groups
  }
}

/** However this process ends, but for a kill, its companions end first. */
function watch(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', endAll);
  for (const name of SIGNALS) {
    process.once(name, () => {
      endAll();
      process.kill(process.pid, name); // the signal then has its usual effect
    });
  }
}

function endAll(): void {
  for (const child of running) signal(child, 'SIGKILL');
}
