// The output of the command line: results to stdout, everything else to stderr. Text from files goes through `printable`
// here, at the last place before the terminal, so that no command can forget it.

import { errorCode, fileError } from './expectedErrors.ts';
import { printable, printableJson } from './printable.ts';

/** One line of result. */
export function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

/** Text of several lines, as result. */
export function printLines(text: string): void {
  for (const line of text.split('\n')) print(line);
}

/** A result for other programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(value)}\n`);
}

/** One line of what goes on. */
export function report(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Text of several lines, beside the result. */
export function reportLines(text: string): void {
  for (const line of text.split('\n')) report(line);
}

/**
 * Ends the program when stdout takes nothing more: quietly when its reader has gone, as `| head` does, with a word where it is
 * a file on a full disk. A stderr that is gone hinders no result.
 */
export function endWithReader(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error) => {
    if (errorCode(error) === 'EPIPE') process.exit(0);
    const shown = fileError('digits', 'stdout', 'written', error);
    report(shown instanceof Error ? shown.message : String(shown));
    process.exit(1);
  });
}

/** `7.8 MB` */
export function showBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** `1 h 05 min`, `12 min 30 s`, `8 s` */
export function showDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `12,345` */
export function showCount(count: number): string {
  return Math.round(count).toLocaleString('en');
}
