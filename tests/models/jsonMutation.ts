// Changes to JSON at any depth, for structure-aware fuzzing.

export type How = 'replace' | 'remove' | 'rename' | 'duplicate';
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** The list or object that a text holds, if it holds one. */
function jsonInside(node: Json): Json | undefined {
  if (typeof node !== 'string' || !/^[[{]/.test(node)) return undefined;
  try {
    return JSON.parse(node) as Json; // what JSON.parse returns
  } catch {
    return undefined;
  }
}

/** What is at a path of child numbers, changed; JSON inside a text is walked into as if it were there. */
export function mutate(node: Json, path: readonly number[], how: How, value: Json): Json {
  const inside = jsonInside(node);
  if (inside !== undefined) return JSON.stringify(mutate(inside, path, how, value));
  const [child, ...deeper] = path;
  if (typeof node !== 'object' || node === null || child === undefined) return value;
  const entries: [string, Json][] = Object.entries(node);
  const at = child % Math.max(entries.length, 1);
  const [key, old] = entries[at] ?? ['new', null];
  const isBranch = (typeof old === 'object' && old !== null) || jsonInside(old) !== undefined;
  if (deeper.length > 0 && isBranch) entries[at] = [key, mutate(old, deeper, how, value)];
  else if (how === 'remove') entries.splice(at, 1);
  else if (how === 'rename') entries[at] = [JSON.stringify(value), old];
  else if (how === 'duplicate') entries.push([`${key}2`, old]);
  else entries[at] = [key, value];
  return Array.isArray(node) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** A list in a list in a list … */
export function nested(depth: number): Json {
  let value: Json = [];
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}
