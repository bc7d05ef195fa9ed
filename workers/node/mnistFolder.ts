// Finds the four files of MNIST in a folder. They have several names: as published, unpacked or not; with a dot in place
// of a dash, as Kaggle and 7-Zip name them; with a browser's " (1)". The page takes the same names.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError } from '../core/errors.ts';
import { MNIST_PARTS, namedPart, type MnistPart } from '../data/mnistNames.ts';
import { errorCode, fileError } from './expectedErrors.ts';

/** Names of the folder that a message shows. */
const SHOWN_NAMES = 12;
const ADVICE = 'see README "Getting the data"';

/** Paths of the four files. */
export type MnistPaths = Readonly<Record<MnistPart, string>>;

const PARTS = Object.keys(MNIST_PARTS) as readonly MnistPart[]; // the keys of a literal

/** Where the four files of a folder are. `where` begins every error. @throws DataError, FileError */
export async function findMnist(where: string, folder: string): Promise<MnistPaths> {
  const found = await partsIn(where, folder);
  const missing = PARTS.filter((part) => !found.has(part));
  if (missing.length > 0) {
    const wanted = missing.map((part) => MNIST_PARTS[part].file).join(', ');
    const names = await showNames(folder, await namesIn(where, folder));
    throw new DataError(
      `${where}: --data ${folder} has no ${missing.join(', ')}; looked for ${wanted}, also with a dot for a dash and with .gz; ${names}; ${ADVICE}`,
    );
  }
  return Object.fromEntries([...found].map(([part, name]) => [part, join(folder, name)])) as MnistPaths; // none is missing
}

/** The names of those of the four files that a folder has. @throws DataError for two that are as good, FileError */
export async function partsIn(where: string, folder: string): Promise<ReadonlyMap<MnistPart, string>> {
  const found = new Map<MnistPart, { readonly rank: number; readonly names: string[] }>();
  for (const name of await namesIn(where, folder)) {
    const part = namedPart(name);
    // A folder of that name, as some programs make when they unpack, must not hide the file beside it.
    if (part === undefined || (await kindOf(join(folder, name))) !== 'file') continue;
    const rank = rankOf(name, part);
    const best = found.get(part);
    if (best === undefined || rank < best.rank) found.set(part, { rank, names: [name] });
    else if (rank === best.rank) best.names.push(name);
  }
  return new Map([...found].map(([part, { names }]) => [part, onlyOf(where, folder, part, names)]));
}

/** The better a name is known, the lower: the published one, nearly that, any other that says which file it is. */
function rankOf(name: string, part: MnistPart): number {
  const { file } = MNIST_PARTS[part];
  const plain = name.replace(/\.gz$/i, '');
  const isNear = plain.toLowerCase().replace(/[_.]/g, '-') === file;
  // Unpacked files come first: they are read faster.
  return (plain === file ? 0 : isNear ? 2 : 4) + (plain === name ? 0 : 1);
}

function onlyOf(where: string, folder: string, part: MnistPart, names: readonly string[]): string {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only;
  const { file } = MNIST_PARTS[part];
  throw new DataError(
    `${where}: --data ${folder} has ${names.length} files that may be the ${part}: ${names.join(', ')}; name one of them ${file}`,
  );
}

/** What is in a folder, in the order of the names. @throws DataError, FileError */
async function namesIn(where: string, folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = errorCode(error);
    const want = `want a folder with the four MNIST files; ${ADVICE}`;
    if (code === 'ENOENT') throw new DataError(`${where}: --data ${folder || '""'} is not there; ${want}`);
    if (code === 'ENOTDIR') throw new DataError(`${where}: --data ${folder} is no folder; ${want}`);
    throw fileError(where, `--data ${folder}`, 'read', error);
  }
}

/** What is under a name; under a link, what it leads to. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'broken link'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'broken link'; // or gone since; either way there is nothing to read
  }
}

async function showNames(folder: string, names: readonly string[]): Promise<string> {
  if (names.length === 0) return 'the folder is empty';
  const shown = names.slice(0, SHOWN_NAMES).map(async (name) => {
    const kind = await kindOf(join(folder, name));
    if (kind === 'folder') return `${name} (a folder)`;
    return kind === 'file' ? name : `${name} (a link that leads nowhere)`;
  });
  const more = names.length > SHOWN_NAMES ? ` and ${names.length - SHOWN_NAMES} more` : '';
  return `it has ${(await Promise.all(shown)).join(', ')}${more}`;
}
