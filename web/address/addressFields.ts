// The view that an address names. The script in index.html (arrival/) uses this file too, so it imports nothing.

/** Characters of an address that are read before the page's own script. */
const MAX_ADDRESS = 2048;

/** Ids of the views that an address without `v` means. */
export const FRONT_ID = 'one';
export const WALL_ID = 'wall';

/** Views that are shown by another view's page. */
const PARTS: Readonly<Record<string, string>> = { priors: WALL_ID };

/** Fields of addresses that are older than the field `v`. */
const WALL_FIELDS = ['m', 's', 'i', 't', 'p', 'c', 'd'];

/**
 * The fields of a fragment, unrepaired; of a fragment that is too long, those at its beginning. The page's own reader also undoes
 * what mailers and chats do to addresses: workers/core/readFields.ts.
 */
export function fieldsOf(fragment: string): URLSearchParams {
  return new URLSearchParams(fragment.slice(0, MAX_ADDRESS).replace(/^#/, ''));
}

/** The id of the view that an address names. A view of that id need not exist. */
export function viewIdOf(fields: URLSearchParams): string {
  const id = fields.get('v');
  if (id === null) return WALL_FIELDS.some((field) => fields.has(field)) ? WALL_ID : FRONT_ID;
  return Object.hasOwn(PARTS, id) ? (PARTS[id] ?? id) : id;
}
