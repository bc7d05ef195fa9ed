// Digits beside the one of the address, as its fields `b` and `g` name them: `seed.index`, or `seed.index.class`.

import {
  MAX_CLASS,
  MAX_INDEX,
  MAX_SEED,
  parseAddress,
  parseWhole,
  type DigitAddress,
} from '../../workers/core/address.ts';

/** A digit of the model that is being explored. */
export interface Point {
  readonly seed: number;
  readonly index: number;
  /** The class that was asked for; undefined where it has a class of its own, or the model is unconditional. */
  readonly class?: number | undefined;
}

export function formatPoint({ seed, index, class: digitClass }: Point): string {
  return [seed, index, ...(digitClass === undefined ? [] : [digitClass])].join('.');
}

/** A point from a field; undefined for nonsense. */
export function parsePoint(text: string): Point | undefined {
  const [seedText = '', indexText = '', classText, ...rest] = text.split('.');
  const seed = parseWhole(seedText, MAX_SEED);
  const index = parseWhole(indexText, MAX_INDEX);
  const digitClass = classText === undefined ? undefined : parseWhole(classText, MAX_CLASS);
  if (seed === undefined || index === undefined || rest.length > 0) return undefined;
  if (classText !== undefined && digitClass === undefined) return undefined;
  return { seed, index, class: digitClass };
}

/** A point that someone typed: a number of the same seed, or the link or address of any digit. undefined for anything else. */
export function readPoint(text: string, { seed }: Point): Point | undefined {
  const index = parseWhole(text.replace(/[\s\p{Cf},.'’_]/gu, ''), MAX_INDEX);
  if (index !== undefined) return { seed, index };
  const link = readLink(text);
  return link && { seed: link.seed, index: link.index, class: link.class };
}

/** The digit of a link or address that someone pasted, '' where it names no model; undefined for anything else. */
export function readLink(text: string): DigitAddress | undefined {
  const { address, problems } = parseAddress(text, { model: '', seed: -1, index: 0, temperature: 1, prior: '' });
  return address.seed < 0 || problems.length > 0 ? undefined : address;
}
