// What every reader of an address begins with: its fields, and the view that they name. Known to the script that runs before
// all others (arrival/), so that nothing is imported here.

/** No address of ours is longer. Of one that is, the rest is not read: nobody waits for 10⁹ digits of a seed. */
export const MAX_ADDRESS = 2048;

/** Views that are part of another's page. */
const PARTS: Readonly<Record<string, string>> = { priors: 'wall' };

/** Fields that an address of the time before there was `v` could have. */
const WALL_FIELDS = ['m', 's', 'i', 't', 'p', 'c', 'd'];

/** The fields of a fragment, with or without '#'; of one that is too long, those at its beginning. */
export function fieldsOf(fragment: string): URLSearchParams {
  return new URLSearchParams(fragment.slice(0, MAX_ADDRESS).replace(/^#/, ''));
}

/** The id of the view that the fields of an address name; there may be no such view. */
export function viewIdOf(fields: URLSearchParams): string {
  const id = fields.get('v');
  if (id === null) return WALL_FIELDS.some((field) => fields.has(field)) ? 'wall' : 'one';
  return Object.hasOwn(PARTS, id) ? (PARTS[id] ?? id) : id;
}
