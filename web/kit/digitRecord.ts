// The record that a saved PNG or GIF holds of its digit: the address, and the checksum of the model that drew it. The page
// restores the digit from it when the file is opened.

import { formatAddress, type DigitAddress } from '../../workers/core/address.ts';
import { DataError, errorMessage } from '../../workers/core/errors.ts';
import type { ShippedModels } from '../storage/shippedModel.ts';
import { wholeAddress } from '../address/wholeAddress.ts';
import { gifComments, isGif, withGifComment } from '../ink/gifComment.ts';
import { pngText, withPngText } from '../ink/pngText.ts';

/** Keyword of the PNG's text, and first word of the GIF's comment. */
const KEYWORD = 'this-digit-does-not-exist';
/** No record is longer than this many characters. */
const MAX_RECORD = 1000;

export interface DigitRecord {
  readonly address: DigitAddress;
  /** sha256 of the model's file. */
  readonly sha256: string;
}

/** The outcome for a file that a visitor gave to the page. */
export type Restored =
  | { readonly outcome: 'same' | 'other version'; readonly record: DigitRecord }
  | { readonly outcome: 'unknown model'; readonly model: string }
  | { readonly outcome: 'no record' | 'foreign'; readonly reason: string };

/** `#m=vae&s=3&i=7 sha256:…` */
export function formatDigitRecord({ address, sha256 }: DigitRecord): string {
  return `#${formatAddress(address)} sha256:${sha256}`;
}

/** @throws DataError for a text that is no record. Characters around the address and the checksum do not matter */
export function parseDigitRecord(text: string): DigitRecord {
  const [, fragment = '', sha256 = ''] = /^(.*?)\bsha256:([\da-f]{64})\W*$/is.exec(text.slice(0, MAX_RECORD)) ?? [];
  const address = wholeAddress(fragment);
  if (!address) {
    throw new DataError(
      `digit record: "${text.slice(0, 40)}", want one such as "#m=vae&s=3&i=7 sha256:…" with 64 digits`,
    );
  }
  return { address, sha256: sha256.toLowerCase() };
}

/** The PNG with the digit's record in it. @throws DataError for bytes that are no PNG */
export function withDigitRecord(png: Uint8Array<ArrayBuffer>, record: DigitRecord): Uint8Array<ArrayBuffer> {
  return withPngText(png, KEYWORD, formatDigitRecord(record));
}

/** The GIF with the record of its first picture in it. @throws DataError for bytes that are no GIF */
export function withDigitRecordInGif(gif: Uint8Array<ArrayBuffer>, record: DigitRecord): Uint8Array<ArrayBuffer> {
  return withGifComment(gif, `${KEYWORD} ${formatDigitRecord(record)}`);
}

/** The record's text in a PNG or a GIF; undefined where there is none. Rejects with DataError for any other file. */
async function recordText(file: Uint8Array): Promise<string | undefined> {
  if (!isGif(file)) return pngText(file, KEYWORD);
  const comment = gifComments(file).find((text) => text.startsWith(`${KEYWORD} `));
  return comment?.slice(KEYWORD.length + 1);
}

/** Reads the digit's record from a file of any kind. */
export async function restore(file: Uint8Array, shipped: ShippedModels): Promise<Restored> {
  try {
    const text = await recordText(file);
    if (text === undefined) return { outcome: 'no record', reason: '' };
    const record = parseDigitRecord(text);
    const model = shipped.find(({ id }) => id === record.address.model);
    if (!model) return { outcome: 'unknown model', model: record.address.model };
    return { outcome: model.sha256 === record.sha256 ? 'same' : 'other version', record };
  } catch (error) {
    return { outcome: 'foreign', reason: errorMessage(error) };
  }
}
