// A browser to test in: the one the environment names, or an installed one. Each candidate has to open a page before it counts,
// since a file of the right name may be a stub or lack a library.

import { delimiter, join } from 'node:path';
import { TaskError } from '../taskError.mjs';

/** One kind of browser, by the programs that it takes. */
export interface BrowserKind<Programs> {
  /** As messages call it. */
  readonly name: string;
  /** The environment variable that names it, or says `none`. */
  readonly variable: string;
  /** What the variable is to be the path of. */
  readonly wanted: string;
  /** Debian's. */
  readonly packages: readonly string[];
  /** The programs that go with the one that the variable names. */
  named(path: string): Programs | undefined;
  /** Those that are there, likeliest first. */
  candidates(): readonly Programs[];
  opensPage(programs: Programs): Promise<boolean>;
  /** The environment that names these programs. */
  environment(programs: Programs): Readonly<Record<string, string>>;
}

/** What the variable says of a browser that is not wanted. */
export const NONE = 'none';

/** The first candidate that opens a page. @throws TaskError when the variable names one that does not. */
export async function findBrowser<Programs>(kind: BrowserKind<Programs>): Promise<Programs | undefined> {
  const path = process.env[kind.variable];
  if (path === NONE) return undefined;
  if (path) {
    const named = kind.named(path);
    if (named && (await kind.opensPage(named))) return named;
    throw new TaskError(`browser: ${kind.variable} is ${path}, which opens no page; want ${kind.wanted}`);
  }
  for (const candidate of kind.candidates()) if (await kind.opensPage(candidate)) return candidate;
  return undefined;
}

/** Where a program of one of these names would be. */
export function onPath(...names: readonly string[]): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
