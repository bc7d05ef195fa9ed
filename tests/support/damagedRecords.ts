// Records of a database with something in them replaced or left out, wherever it may be.

import fc from 'fast-check';

/** What a database may keep in place of anything: values of every kind, and some that only look right. */
const JUNK: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 1.5, NaN, Infinity, 2 ** 60, 9e15, '', 'x', '__proto__', 7n, [], [null], {}],
  ...[new Date(NaN), new Map(), new Uint8Array(3), new ArrayBuffer(4), new Float32Array(3), cyclic()],
];

function cyclic(): unknown {
  const value: Record<string, unknown> = {};
  value['itself'] = value;
  return value;
}

/** The record with one to three places of it damaged; at times nothing is left of it but junk. */
export function damagedRecord(record: unknown): fc.Arbitrary<unknown> {
  const damage = fc.record({ path: fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), junk: fc.constantFrom(...JUNK) });
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map((damages) => damages.reduce<unknown>((damaged, { path, junk }) => replaced(damaged, path, junk), record));
}

/** A copy with the value at a path of child numbers replaced. A path that leads too deep ends where there are no children. */
function replaced(value: unknown, [child, ...path]: readonly number[], junk: unknown): unknown {
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  const keys = isPlain ? Object.keys(value as object) : []; // what is plain is no null
  const key = keys[(child ?? 0) % (keys.length || 1)];
  if (child === undefined || key === undefined) return junk;
  const children = value as Readonly<Record<string, unknown>>; // it has keys
  const changed = { ...children, [key]: replaced(children[key], path, junk) };
  return Array.isArray(value) ? Object.values(changed) : changed;
}
