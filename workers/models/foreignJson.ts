// Reading JSON that someone else wrote: every access says what it wants and fails with one typed error that names the
// field. A record's fields are read as own properties only, so `__proto__` and `constructor` are names like any other.

import { doubleKey } from '../core/doubleKey.ts';
import { ModelFileError } from '../core/errors.ts';

/** A foreign value as errors print it. Never walks into it: a list nested a million deep must not overflow the stack. */
export function showForeign(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

/** JSON text as a value. `where` names its place in errors. @throws ModelFileError, also for a key that an object has twice */
export function parseJson(text: string, where: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ModelFileError(`${where}: ${showForeign(text)} is no JSON`);
  }
  const key = doubleKey(text);
  if (key !== undefined)
    throw new ModelFileError(`${where}: key ${showForeign(key)} twice in one object, want it once`);
  return value;
}

/** The bounds of a list's or text's length, or of a number. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** @throws ModelFileError unless value is an integer within bounds. */
export function wantWhole(value: unknown, where: string, { min, max }: Bounds): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new ModelFileError(`${where}: ${showForeign(value)}, want an integer from ${min} to ${max}`);
}

/** @throws ModelFileError unless value is a finite number within bounds. */
export function wantNumber(value: unknown, where: string, { min, max }: Bounds): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max) return value;
  throw new ModelFileError(`${where}: ${showForeign(value)}, want a number from ${min} to ${max}`);
}

/** @throws ModelFileError unless value is a string with a length within bounds that fits `pattern`, if there is one. */
export function wantText(value: unknown, where: string, { min, max }: Bounds, pattern?: RegExp): string {
  const fits = typeof value === 'string' && value.length >= min && value.length <= max;
  if (fits && (!pattern || pattern.test(value))) return value;
  const form = pattern ? ` like ${pattern.source}` : '';
  throw new ModelFileError(`${where}: ${showForeign(value)}, want a text of ${min} to ${max} characters${form}`);
}

/** @throws ModelFileError unless value is one of the options. */
export function wantOneOf<const T>(value: unknown, where: string, options: readonly T[]): T {
  for (const option of options) if (value === option) return option;
  throw new ModelFileError(`${where}: ${showForeign(value)}, want ${options.map(showForeign).join(' or ')}`);
}

/** @throws ModelFileError unless value is a list with a length within bounds. */
export function wantList(value: unknown, where: string, { min, max }: Bounds): readonly unknown[] {
  if (Array.isArray(value) && value.length >= min && value.length <= max) return value as readonly unknown[]; // any[]
  throw new ModelFileError(`${where}: ${showForeign(value)}, want a list of ${min} to ${max}`);
}

/** Own fields of a JSON object by name. @throws ModelFileError unless value is one, with all fields known if `known` is given. */
export function wantRecord(value: unknown, where: string, known?: readonly string[]): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ModelFileError(`${where}: ${showForeign(value)}, want an object`);
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const name of fields.keys()) {
    if (known && !known.includes(name)) {
      throw new ModelFileError(`${where}: unknown field ${showForeign(name)}, want ${known.join(', ')}`);
    }
  }
  return fields;
}
