// Takes files that a visitor gives to the page. A picture from this page restores its digit or its comparison; favourites
// are added to the list; models and MNIST are stored. For any other file a message says why it was not used.

import { msg, str } from '@lit/localize';
import { errorMessage } from '../../workers/core/errors.ts';
import { isMnistName } from '../../workers/data/mnistNames.ts';
import { createFavourites } from '../features/keep/favourites.ts';
import type { FilesOutcome } from '../kit/filesOutcome.ts';
import { storageNotice } from '../kit/storageNotice.ts';
import { formatList, formatNumber } from '../text/locale.ts';
import type { Services } from '../engine/services.ts';
import { FAVOURITES } from '../address/views.ts';
import { digitFragment } from '../address/digitLink.ts';
import { comparisonIn } from '../kit/comparisonPng.ts';
import { parseFavourites } from '../features/keep/favouritesFile.ts';
import { restore } from '../kit/digitRecord.ts';

/** A picture of 4,096 × 4,096 has less. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How many refused favourites, or pictures that were not opened, a message names. */
const NAMED = 3;
const MAX_NOTICES = 6;

type FileServices = Pick<Services, 'shipped' | 'once'>;

/** Files that are taken together, and how. */
interface Group {
  readonly kind: 'picture' | 'models' | 'favourites' | 'mnist';
  readonly files: readonly File[];
  readonly take: () => Promise<FilesOutcome>;
}

/**
 * Takes files of any kinds, each by its own kind, and has an answer for each. The page goes where the first of them leads;
 * models, favourites and MNIST's files are taken all the same, and pictures that are not opened are named.
 */
export async function takeFiles(files: readonly File[], services: FileServices): Promise<FilesOutcome> {
  if (files.length === 0) return { notices: [msg('No file was opened: none was given.')] };
  let fragment: string | undefined;
  const notices: string[] = [];
  const unopened: string[] = [];
  for (const { kind, files: taken, take } of groupsOf(files, services)) {
    const given = await take().catch(() => ({ fragment: undefined, notices: taken.map(unreadable) }));
    const isElsewhere = fragment !== undefined && given.fragment !== undefined;
    if (isElsewhere && kind === 'picture') unopened.push(...taken.map(({ name }) => name));
    else notices.push(...given.notices);
    if (isElsewhere && kind === 'models') notices.push(msg('The models can be compared now.'));
    fragment ??= given.fragment;
  }
  if (unopened.length > 0) notices.push(unopenedText(unopened));
  return { ...(fragment !== undefined && { fragment }), notices: shortened(notices) };
}

/** In the order in which the first of each was given. */
function groupsOf(files: readonly File[], services: FileServices): readonly Group[] {
  const ofMnist = files.filter(({ name }) => isMnistName(name));
  const models = files.filter(isModelFile);
  return files.flatMap((file): readonly Group[] => {
    if (ofMnist.includes(file)) {
      return file === ofMnist[0] ? [{ kind: 'mnist', files: ofMnist, take: () => takeMnist(ofMnist, services) }] : [];
    }
    if (models.includes(file)) {
      return file === models[0] ? [{ kind: 'models', files: models, take: () => takeModels(models, services) }] : [];
    }
    const kind = isFavouritesFile(file) ? 'favourites' : 'picture';
    return [{ kind, files: [file], take: () => takeFile(file, services) }];
  });
}

/** Whether a file is taken for a model, by its name. */
function isModelFile({ name }: File): boolean {
  return /\.safetensors$/i.test(name);
}

function isFavouritesFile({ name, type }: File): boolean {
  return type === 'application/json' || name.endsWith('.json');
}

async function takeModels(files: readonly File[], services: FileServices): Promise<FilesOutcome> {
  const { takeModels: take } = await import('../features/compare/models/takeModels.ts');
  return take(files, services);
}

function unreadable({ name }: File): string {
  return msg(str`“${name}” could not be read. Choose it again.`);
}

function unopenedText(names: readonly string[]): string {
  const shown = formatList(names.slice(0, NAMED));
  const others = names.length - NAMED;
  return others > 0
    ? msg(str`One picture is opened at a time. Not opened: ${shown} and ${formatNumber(others)} more.`)
    : msg(str`One picture is opened at a time. Not opened: ${shown}.`);
}

/** As many as there is room for on a screen. */
function shortened(notices: readonly string[]): readonly string[] {
  const others = notices.length - MAX_NOTICES;
  if (others <= 0) return notices;
  return [
    ...notices.slice(0, MAX_NOTICES),
    msg(str`${formatNumber(others)} more messages are not shown: open fewer files at a time.`),
  ];
}

async function takeFile(file: File, services: FileServices): Promise<FilesOutcome> {
  const { name } = file;
  if (file.size > MAX_BYTES) {
    return {
      notices: [
        msg(str`“${name}” has ${formatNumber(file.size)} bytes, which is larger than any file from this page.`),
      ],
    };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const comparison = await comparisonIn(bytes);
  if (comparison !== undefined) return { fragment: comparison, notices: [] };
  if (isFavouritesFile(file)) return takeFavourites(name, bytes, services);
  const restored = await restore(bytes, services.shipped);
  switch (restored.outcome) {
    case 'same':
      return { fragment: digitFragment(restored.record.address), notices: [] };
    case 'other version':
      return {
        fragment: digitFragment(restored.record.address),
        notices: [
          msg(
            str`“${name}” was drawn by another version of its model. The version here has drawn the same address, so the digit may look different.`,
          ),
        ],
      };
    case 'unknown model':
      return { notices: [msg(str`“${name}” was drawn by a model called “${restored.model}”, which is not here.`)] };
    case 'no record':
      return {
        notices: [
          msg(
            str`“${name}” is a picture without a digit’s address: it was not saved by this page, or another program has saved it again.`,
          ),
        ],
      };
    case 'foreign':
      return { notices: [msg(str`“${name}” is not a picture from this page (${restored.reason}).`)] };
  }
}

async function takeMnist(files: readonly File[], { once }: FileServices): Promise<FilesOutcome> {
  const { createMnistCopy } = await import('../features/compare/realDigits/mnistCopy.ts');
  const copy = once(createMnistCopy);
  await copy.take(files);
  const { refused } = copy;
  const taken = files.length - refused.length;
  return {
    notices: [
      ...(taken > 0
        ? [msg(str`Files of your copy of MNIST that are on this device now: ${formatNumber(taken)}.`)]
        : []),
      ...refused.map(({ name, reason }) => msg(str`“${name}” could not be used (${reason}).`)),
    ],
  };
}

async function takeFavourites(name: string, bytes: Uint8Array, { once }: FileServices): Promise<FilesOutcome> {
  try {
    const { favourites, refused } = parseFavourites(new TextDecoder().decode(bytes));
    const kept = once(createFavourites);
    await kept.load();
    const added = favourites.filter(({ address }) => !kept.has(address));
    const failure = added.length > 0 ? await kept.keep(added) : undefined;
    const notices = [
      msg(
        str`“${name}”: ${formatNumber(added.length)} favourites are new, ${formatNumber(favourites.length - added.length)} were here already.`,
      ),
    ];
    if (refused.length > 0) {
      const named = refused.slice(0, NAMED).join('; ');
      notices.push(msg(str`${formatNumber(refused.length)} of its entries could not be used. ${named}`));
    }
    if (failure) notices.push(storageNotice(failure));
    return { fragment: `#v=${FAVOURITES.id}`, notices };
  } catch (error) {
    return { notices: [msg(str`“${name}” contains no favourites from this page (${errorMessage(error)}).`)] };
  }
}
