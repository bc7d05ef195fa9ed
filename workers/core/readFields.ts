// Reads the fields of an address, also when mailers, chats or people have changed it.
//
// What has one reading is read:
//   &amp;  &#38;  %26  %2526  ?  #       in place of & between fields
//   ##  #/  %23                          in place of # before the first field
//   https://x.example/#m=vae             a whole link, also within the link of a service that counts clicks
//   M=VAE                                capitals
//   s=5).  s=5>  s=5"  s=5+  s=5%20      what stands behind a link in a text
//   the byte order mark, spaces of no width, and other characters that nobody sees
//
// What has none, or two, is given back as it came, so that the page can say so:
//   s=5&s=6       two values
//   s=5..  s=5…   an address that was cut off
//   s5            no field

/** What stands for & between fields, and other entities of HTML behind a link. In a value of ours, = is always encoded. */
const AND = /&(?:#?\w+;)+|%(?:25)*26(?=[a-z]+=)/gi;
/** All that stands before the fields, up to # or an encoded #. */
const BEFORE = /^[^#]*#|^.*?%(?:25)*23/;
const UNSEEN = /\p{Cf}/gu;
/** What ends a sentence, a quotation or a list. Two dots mean that something is missing. */
const BEHIND = /[\s)\]}>,;:!'"’”»*_/\\`.]+$/;
/** What the values of all fields but one are made of. Another value stays unchanged and is reported. */
const PLAIN = /^[\w~*.-]+$/;
/** Names of the visitor's own models, in any letters. */
const FREE = 'of';
/** No address of ours is longer. Of one that is, the rest is not read: nobody waits for 10⁹ digits of a seed. */
export const MAX_ADDRESS = 2 ** 14;
/** The longest values that there are, percent-encoded: the names of twelve models, and ten priors. */
const [MAX_FREE, MAX_VALUE] = [5000, 1000];

/**
 * The fields of an address, of a fragment or of a link, at its beginning if it is too long. What could not be read is in the
 * field '', as it came. Never throws.
 */
export function readFields(text: string): URLSearchParams {
  const read = new Map<string, Set<string>>();
  const unread: string[] = [];

  function split(fields: string): void {
    for (const part of fields.replace(AND, '&').replace(BEFORE, '').split(/[&?#]/)) take(part);
  }

  function take(part: string): void {
    const at = part.indexOf('=');
    if (at < 0) {
      const plain = decoded(part);
      if (plain.includes('=')) split(plain);
      else if (/[\p{L}\p{N}…]|\.\./u.test(plain)) unread.push(part);
      return;
    }
    const key = decoded(part.slice(0, at))
      .toLowerCase()
      .replace(/^.*;|[^a-z\d]/gs, '');
    const isFree = key === FREE;
    const value = isFree ? decodedOnce(part.slice(at + 1)).trim() : decoded(part.slice(at + 1));
    if (!isFree && /[&?#]/.test(value)) {
      split(`${key}=${value.replaceAll('#', '&')}`);
      return;
    }
    const bare = bareText(value);
    read.set(key, (read.get(key) ?? new Set()).add(!isFree && PLAIN.test(bare) ? bare : value));
  }

  split(text.slice(0, MAX_ADDRESS));
  const fields = new URLSearchParams();
  for (const [key, values] of read) {
    const [value = ''] = values;
    const isShort = encodeURIComponent(value).length <= (key === FREE ? MAX_FREE : MAX_VALUE);
    if (key !== '' && values.size === 1 && isShort) fields.set(key, value);
    else for (const one of values) unread.push(`${key}=${one}`);
  }
  if (unread.length > 0) fields.set('', unread.join(' '));
  return fields;
}

/** A value without what programs and sentences put around it: capitals, marks behind it, characters that nobody sees. */
export function bareText(text: string): string {
  return text
    .replace(UNSEEN, '')
    .trimStart()
    .replace(BEHIND, (marks) => (marks.includes('..') ? marks : ''))
    .toLowerCase();
}

/** Percent-encoding undone once, as in forms: + is a space. And characters that nobody sees taken away. */
function decodedOnce(text: string): string {
  return (new URLSearchParams(`=${text.replaceAll('&', '%26')}`).get('') ?? '').replace(UNSEEN, '');
}

/** Undone as often as it was done. */
function decoded(text: string): string {
  let [before, now] = ['', text];
  while (now !== before) [before, now] = [now, decodedOnce(now)];
  return now;
}
