// The command line without a process of its own, which most of its tests do without: a start takes longer than what they ask.
// What only a process has (signals, streams, an exit code that others see) is tested by `runCli.ts`, with which each command is
// also run once at least.

import { commandLine } from '../../workers/node/commandLine.ts';
import type { CliResult } from './runCli.ts';

/** A stream's method that takes what is written. */
type Write = typeof process.stdout.write;

/** `npm run digits -- ARGS` in the folder `cwd`. */
export async function callCli(
  args: readonly string[],
  { cwd = process.cwd() }: { readonly cwd?: string } = {},
): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const { stdout, stderr } = process;
  const before = { cwd: process.cwd(), stdout: stdout.write, stderr: stderr.write };
  const into =
    (stream: keyof typeof written): Write =>
    (text: string | Uint8Array) => {
      written[stream] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    }; // the command line waits for no stream
  try {
    process.chdir(cwd);
    stdout.write = into('stdout');
    stderr.write = into('stderr');
    const code = await commandLine(args, new AbortController().signal);
    return { code, ...written };
  } finally {
    stdout.write = before.stdout;
    stderr.write = before.stderr;
    process.chdir(before.cwd);
  }
}
