// Finds a key that a JSON object has twice. JSON.parse takes the last one silently, other readers take the first, so that
// one file means two things. Such a file is refused.

/**
 * The first key that an object in a JSON text has twice; undefined where there is none. Keys are compared as they read, not as
 * they are written: "\u0061" is "a". The text must be JSON, so ask after JSON.parse.
 */
export function doubleKey(json: string): string | undefined {
  const objects: Set<string>[] = []; // keys so far, of the objects that are open
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{') objects.push(new Set());
    if (character === '}') objects.pop();
    if (character !== '"') continue;
    const from = at;
    while (json[++at] !== '"') if (json[at] === '\\') at++;
    COLON.lastIndex = at + 1;
    if (!COLON.test(json)) continue;
    const key = JSON.parse(json.slice(from, at + 1)) as string; // a string of the text
    const keys = objects.at(-1);
    if (keys?.has(key)) return key;
    keys?.add(key);
  }
  return undefined;
}

/** What makes a string a key. */
const COLON = /\s*:/y;

/** A JSON text as a value. @throws SyntaxError for what is no JSON, and for a key that an object has twice */
export function parseUniqueJson(json: string): unknown {
  const value: unknown = JSON.parse(json);
  const key = doubleKey(json);
  if (key !== undefined) throw new SyntaxError(`key ${JSON.stringify(key)} twice in one object, want it once`);
  return value;
}
