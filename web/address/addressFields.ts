// What every reader of an address begins with: the view that its fields name. Known to the script that runs before all others
// (arrival/), so that nothing is imported here.

/** As much of an address as is looked at before the page reads it. */
const MAX_ADDRESS = 2048;

/** Ids of the views that an address without any means. */
export const FRONT_ID = 'one';
export const WALL_ID = 'wall';

/** Views that are part of another's page. */
const PARTS: Readonly<Record<string, string>> = { priors: WALL_ID };

/** Fields that an address of the time before there was `v` could have. */
const WALL_FIELDS = ['m', 's', 'i', 't', 'p', 'c', 'd'];

/**
 * The fields of a fragment as they stand, for who only wants to be ahead of the page; of one that is too long, those at its
 * beginning. The page itself also reads what mailers and chats have made of them: workers/core/readFields.ts.
 */
export function fieldsOf(fragment: string): URLSearchParams {
  return new URLSearchParams(fragment.slice(0, MAX_ADDRESS).replace(/^#/, ''));
}

/** The id of the view that the fields of an address name; there may be no such view. */
export function viewIdOf(fields: URLSearchParams): string {
  const id = fields.get('v');
  if (id === null) return WALL_FIELDS.some((field) => fields.has(field)) ? WALL_ID : FRONT_ID;
  return Object.hasOwn(PARTS, id) ? (PARTS[id] ?? id) : id;
}
