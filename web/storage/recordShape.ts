// Checks for records from storage. Another version of the page may have written them, or they may be damaged, so every
// record is checked before use. A check takes any value and throws nothing.

export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** Milliseconds since 1970, as far as dates go. */
export const isTime: Check = (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15;

export function isOneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function isMatching(pattern: RegExp): Check {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** Of any length, unless `lengths` says otherwise. */
export function isListOf(item: Check, { min = 0, max = Infinity } = {}): Check {
  return (value) => Array.isArray(value) && value.length >= min && value.length <= max && value.every(item);
}

/** An object with these fields; what else it has does not matter. */
export function isRecordOf(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const found = value as Readonly<Record<string, unknown>>; // whatever it is, its fields can be asked for
    return checks.every(([field, check]) => check(found[field]));
  };
}

/** Fields that may be missing. */
export function isOptional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function isNullOr(check: Check): Check {
  return (value) => value === null || check(value);
}

/** For what comes in several kinds. */
export function isEither(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}

/** A value as JSON, for messages; undefined for one that is nothing in JSON, its type for one that JSON cannot have. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return typeof value; // a bigint, or an object that is part of itself: databases keep these too
  }
}
