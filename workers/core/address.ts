// A digit's address says everything its pixels depend on: the same address gives the same bytes on every device.
// The text form is a URL fragment, `m=cvae&s=12345&i=1000000007&t=0.8&p=normal&c=3`; unknown keys are ignored and defaults
// left out, so that every address has exactly one canonical text. What others have made of that text is read too
// (readFields.ts).

import { readFields } from './readFields.ts';

/** Seeds and indices are integers that a double and a Philox key or counter both hold. */
export const MAX_SEED = Number.MAX_SAFE_INTEGER;
export const MAX_INDEX = Number.MAX_SAFE_INTEGER;
export const MIN_TEMPERATURE = 0;
export const MAX_TEMPERATURE = 4;
/** Number of classes of a conditional model. */
export const MAX_CLASS = 9;

/** What makes a digit. */
export interface DigitAddress {
  /** Model id as in models/index.json. */
  readonly model: string;
  /** Integer in [0, 2^53). */
  readonly seed: number;
  /** Position in the endless sequence of this seed: integer in [0, 2^53). */
  readonly index: number;
  /** Scales the latent: 1 is the prior itself, less is more typical, more is stranger. In [0, 4]. */
  readonly temperature: number;
  /** Id of one of the model's priors; '' is the model's default. Which ones there are, only the model knows. */
  readonly prior: string;
  /** Class of every digit, 0 … 9; left out, each digit has its own. Only for conditional models. */
  readonly class?: number | undefined;
}

/** A field of an address that could not be used, so that its default is. */
export interface AddressProblem {
  /** 'rest' is what is no field at all. */
  readonly field: keyof DigitAddress | 'rest';
}

/** A decimal integer in [0, max], or undefined for anything else ('1e3', '0x10', '', ' 7', '-1', '1.5'). */
export function parseWhole(text: string, max: number): number | undefined {
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) && value <= max ? value : undefined;
}

/** A plain decimal in [0, 4], or undefined. */
export function parseTemperature(text: string): number | undefined {
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(text)) return undefined;
  const value = Number(text);
  return value >= MIN_TEMPERATURE && value <= MAX_TEMPERATURE ? value : undefined;
}

/** The form of ids of models and priors; undefined for any other text. */
function parseId(text: string): string | undefined {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? text : undefined;
}

/** The canonical text of an address, without '#': fields that equal `defaults` are left out, the model and seed never. */
export function formatAddress(address: DigitAddress): string {
  const parts = [`m=${encodeURIComponent(address.model)}`, `s=${address.seed}`];
  if (address.index !== 0) parts.push(`i=${address.index}`);
  if (address.temperature !== 1) parts.push(`t=${address.temperature}`);
  if (address.prior !== '') parts.push(`p=${encodeURIComponent(address.prior)}`);
  if (address.class !== undefined) parts.push(`c=${address.class}`);
  return parts.join('&');
}

/**
 * Reads an address from a URL fragment with or without '#'. A field that is missing takes its value from `defaults`; one
 * that is nonsense does too and is reported, as is a digit's index without its seed. Never throws, whatever the text.
 */
export function parseAddress(
  text: string,
  defaults: DigitAddress,
): { readonly address: DigitAddress; readonly problems: readonly AddressProblem[] } {
  const fields = readFields(text);
  const problems: AddressProblem[] = [];

  function read<T>(key: string, field: keyof DigitAddress, parse: (text: string) => T | undefined, fallback: T): T {
    const raw = fields.get(key) ?? (key === 's' && fields.has('i') ? '' : undefined);
    if (raw === undefined) return fallback;
    const value = parse(raw);
    if (value !== undefined) return value;
    problems.push({ field });
    return fallback;
  }

  const address = {
    model: read('m', 'model', parseId, defaults.model),
    seed: read('s', 'seed', (raw) => parseWhole(raw, MAX_SEED), defaults.seed),
    index: read('i', 'index', (raw) => parseWhole(raw, MAX_INDEX), defaults.index),
    temperature: read('t', 'temperature', parseTemperature, defaults.temperature),
    prior: read('p', 'prior', parseId, defaults.prior),
    class: read('c', 'class', (raw) => parseWhole(raw, MAX_CLASS), defaults.class),
  };
  if (fields.has('')) problems.push({ field: 'rest' });
  return { address, problems };
}
