// What becomes of files that visitors give to the page: pictures from here bring their digit or their comparison back,
// favourites join those that are kept, models and MNIST are taken in. Anything else is told what it is not.

import { msg, str } from '@lit/localize';
import { errorMessage } from '../../workers/core/errors.ts';
import { isMnistName } from '../../workers/data/mnistNames.ts';
import { pageFavourites } from '../controllers/favourites.ts';
import { keepingNotice } from '../controllers/keepingNotice.ts';
import { formatNumber } from '../controllers/locale.ts';
import type { PageSetup } from '../controllers/pageSetup.ts';
import { FAVOURITES } from '../controllers/views.ts';
import type { ShippedModels } from '../storage/shippedModel.ts';
import { digitFragment } from './digitLink.ts';
import { comparisonIn } from './comparisonPng.ts';
import { parseFavourites } from './favouritesFile.ts';
import { restore } from './recipe.ts';

/** A picture of 4,096 × 4,096 has less. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How many refused favourites a message tells of. */
const TOLD = 3;

export interface Given {
  /** Where to go now, with '#'; undefined for nowhere. */
  readonly fragment?: string;
  /** What there is to say about it. */
  readonly notices: readonly string[];
}

/**
 * Takes the first of the files that were given, and says of the rest that they were left; of models, and of MNIST's files, it
 * takes all.
 */
export async function takeFiles(files: readonly File[], setup: Pick<PageSetup, 'engine' | 'shipped'>): Promise<Given> {
  const [file] = files;
  if (!file) return { notices: [msg('Nothing that could be opened was given to this page.')] };
  if (files.some(({ name }) => isMnistName(name))) return takeMnist(files);
  if (/\.safetensors$/i.test(file.name)) {
    const { isModelFile, takeModels } = await import('../compare/takeModels.ts');
    return takeModels(files.filter(isModelFile), setup);
  }
  const given = await takeFile(file, setup.shipped);
  if (files.length === 1) return given;
  return { ...given, notices: [...given.notices, msg(str`Only “${file.name}” was opened: one file at a time.`)] };
}

async function takeFile(file: File, shipped: ShippedModels): Promise<Given> {
  const { name } = file;
  if (file.size > MAX_BYTES) {
    return {
      notices: [msg(str`“${name}” has ${formatNumber(file.size)} bytes, which is more than any file from here has.`)],
    };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const comparison = await comparisonIn(bytes);
  if (comparison !== undefined) return { fragment: comparison, notices: [] };
  if (file.type === 'application/json' || name.endsWith('.json')) return takeFavourites(name, bytes);
  const restored = await restore(bytes, shipped);
  switch (restored.outcome) {
    case 'same':
      return { fragment: digitFragment(restored.recipe.address), notices: [] };
    case 'other version':
      return {
        fragment: digitFragment(restored.recipe.address),
        notices: [
          msg(
            str`“${name}” was drawn by another version of its model. This is what the version that is here draws at the same address, so it may look different.`,
          ),
        ],
      };
    case 'unknown model':
      return { notices: [msg(str`“${name}” was drawn by a model called “${restored.model}”, which is not here.`)] };
    case 'no recipe':
      return {
        notices: [
          msg(
            str`“${name}” is a picture, but has no digit’s address in it: it was not saved here, or another program has saved it again since.`,
          ),
        ],
      };
    case 'foreign':
      return { notices: [msg(str`“${name}” is no picture that was saved here (${restored.reason}).`)] };
  }
}

async function takeMnist(files: readonly File[]): Promise<Given> {
  const { pageMnist } = await import('../controllers/mnistCopy.ts');
  const copy = pageMnist();
  await copy.take(files);
  const { refused } = copy;
  const taken = files.length - refused.length;
  return {
    notices: [
      ...(taken > 0 ? [msg(str`Of your copy of MNIST, ${formatNumber(taken)} files are on this device now.`)] : []),
      ...refused.map(({ name, reason }) => msg(str`“${name}” could not be used (${reason}).`)),
    ],
  };
}

async function takeFavourites(name: string, bytes: Uint8Array): Promise<Given> {
  try {
    const { favourites, refused } = parseFavourites(new TextDecoder().decode(bytes));
    const kept = pageFavourites();
    await kept.load();
    const added = favourites.filter(({ address }) => !kept.kept.has(address));
    const failure = added.length > 0 ? await kept.keep(added) : undefined;
    const notices = [
      msg(
        str`“${name}”: ${formatNumber(added.length)} favourites are new, ${formatNumber(favourites.length - added.length)} were here already.`,
      ),
    ];
    if (refused.length > 0) {
      const told = refused.slice(0, TOLD).join('; ');
      notices.push(msg(str`${formatNumber(refused.length)} entries of it could not be used. ${told}`));
    }
    if (failure) notices.push(keepingNotice(failure));
    return { fragment: `#v=${FAVOURITES.id}`, notices };
  } catch (error) {
    return { notices: [msg(str`“${name}” holds no favourites from here (${errorMessage(error)}).`)] };
  }
}
