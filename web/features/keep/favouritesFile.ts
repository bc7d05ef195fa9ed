// Favourites as a file: JSON that people can read, with the address of every digit and the version of the model that drew it.
//
//   { "kind": "this-digit-does-not-exist favourites", "version": 1,
//     "favourites": [{ "address": "m=vae&s=3&i=7", "model": "<sha256>", "added": "2026-01-31T12:00:00.000Z" }] }

import { formatAddress } from '../../../workers/core/address.ts';
import { doubleKey } from '../../../workers/core/doubleKey.ts';
import { DataError } from '../../../workers/core/errors.ts';
import { wholeAddress } from '../../address/wholeAddress.ts';
import { jsonText } from '../../storage/recordShape.ts';
import type { StoredFavourite } from '../../storage/schema.ts';

const KIND = 'this-digit-does-not-exist favourites';
const VERSION = 1;
/** Longest file that is read: far more than anybody adds by hand. */
export const MAX_FAVOURITES = 10_000;
const MAX_TEXT = 4_000_000;
/** Characters of an entry that an error repeats. */
const MAX_QUOTED = 40;

export interface ReadFavourites {
  readonly favourites: readonly StoredFavourite[];
  /** Why entries were left out, in the order of the file. */
  readonly refused: readonly string[];
}

export function formatFavourites(favourites: readonly StoredFavourite[]): string {
  const entries = favourites.map(({ address, sha256, addedAt }) => {
    return { address, model: sha256, added: new Date(addedAt).toISOString() };
  });
  return `${JSON.stringify({ kind: KIND, version: VERSION, favourites: entries }, null, 2)}\n`;
}

/** Favourites from a file's text. Entries that are not valid are left out and listed. @throws DataError for a file of another kind */
export function parseFavourites(text: string): ReadFavourites {
  if (text.length > MAX_TEXT) {
    throw new DataError(`favourites: ${text.length} characters, want at most ${MAX_TEXT}`);
  }
  const file = parseJson(text);
  if (!isRecord(file) || file['kind'] !== KIND) {
    throw new DataError(`favourites: ${quoted(text.trim())}, want a file of kind "${KIND}"; export one here`);
  }
  if (file['version'] !== VERSION) {
    throw new DataError(`favourites: version ${quoted(file['version'])}, want ${VERSION}; reload to get a newer page`);
  }
  const entries: unknown = file['favourites'];
  if (!Array.isArray(entries)) throw new DataError(`favourites: ${quoted(entries)}, want a list`);
  if (entries.length > MAX_FAVOURITES) {
    throw new DataError(`favourites: ${entries.length} digits, want at most ${MAX_FAVOURITES}`);
  }
  const favourites = new Map<string, StoredFavourite>();
  const refused: string[] = [];
  for (const [i, entry] of entries.entries()) {
    const favourite = parseEntry(entry);
    if (typeof favourite === 'string') refused.push(`${i + 1}: ${favourite}`);
    else favourites.set(favourite.address, favourite);
  }
  return { favourites: [...favourites.values()], refused };
}

/** A favourite as it may be stored, or why it is none. */
export function checkFavourite(value: unknown): StoredFavourite | string {
  if (!isRecord(value)) return `${quoted(value)}, want an object`;
  const { address, sha256, addedAt } = value;
  const parsed = typeof address === 'string' && address.length <= 400 ? wholeAddress(address) : undefined;
  if (!parsed) return `address ${quoted(address)}, want one such as "m=vae&s=3&i=7"`;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    return `model ${quoted(sha256)}, want the sha256 of its file: 64 digits and letters a to f`;
  }
  const isTime = typeof addedAt === 'number' && addedAt >= 0 && addedAt <= 8.64e15; // as far as dates go
  if (!isTime) return `time ${quoted(addedAt)}, want one such as "2026-01-31T12:00:00.000Z"`;
  return { address: formatAddress(parsed), sha256, addedAt };
}

function parseEntry(entry: unknown): StoredFavourite | string {
  if (!isRecord(entry)) return `${quoted(entry)}, want an object`;
  const { address, model, added } = entry;
  const addedAt = typeof added === 'string' ? Date.parse(added) : Number.NaN;
  return checkFavourite({ address, sha256: model, addedAt: Number.isNaN(addedAt) ? added : addedAt });
}

/** @throws DataError for a key that an object has twice: it is unknown which of the two was meant */
function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const key = doubleKey(text);
  if (key !== undefined) throw new DataError(`favourites: key ${quoted(key)} twice in one object, want it once`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What came, as a message may repeat it. */
function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : jsonText(value);
  if (text === undefined || text === '') return 'nothing';
  return text.length > MAX_QUOTED ? `"${text.slice(0, MAX_QUOTED)}…"` : `"${text}"`;
}
