// The files of this build that a first visit needs, with addresses relative to the page. arrivalPlugin.ts makes the list;
// the script in index.html reads it.

import type { PageNeeds } from './pageNeeds.ts';

export interface ArrivalFiles {
  readonly worker: string;
  readonly kernels: string;
  /** By id, the default first. */
  readonly models: Readonly<Record<string, string>>;
  readonly judge: string;
  /** The code that opens storage. */
  readonly storage: ScriptNames;
  /** As PAGE_NEEDS, with files for scripts: all that is not there anyway. */
  readonly pages: Readonly<Record<string, PageFiles>>;
  /** Scripts of languages other than the sources'. */
  readonly locales: Readonly<Record<string, ScriptNames>>;
}

export interface PageFiles extends Omit<PageNeeds, 'scripts'> {
  readonly scripts: ScriptNames;
}

/** Names with spaces between, without folder and ending: the page has them all in it, and is read with every visit. */
export type ScriptNames = string;

const FOLDER = 'assets/';
const ENDING = '.js';

/** @throws Error for a file of another folder or kind */
export function namesOf(files: readonly string[]): ScriptNames {
  const names = files.map((file) => file.slice(FOLDER.length, -ENDING.length));
  const odd = files.find((file, i) => file !== `${FOLDER}${names[i] ?? ''}${ENDING}`);
  if (odd !== undefined) throw new Error(`arrival: a script is ${odd}, want ${FOLDER}*${ENDING}`);
  return names.join(' ');
}

export function filesOf(names: ScriptNames): readonly string[] {
  return names === '' ? [] : names.split(' ').map((name) => `${FOLDER}${name}${ENDING}`);
}
