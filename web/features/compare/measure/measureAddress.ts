// What of a measurement is in the address: `of` which models, `w` their priors and temperatures, `n` how many digits, `s` the
// seed, `x` the result that is open, `by` the one that it is compared with. Nothing of it is believed.

import { MAX_SEED, MAX_TEMPERATURE, MIN_TEMPERATURE, parseWhole } from '../../../../workers/core/address.ts';
import { MAX_SAMPLES, MIN_SAMPLES } from '../../../../workers/comparison/measureModels.ts';
import type { CompareFields } from '../models/compareTab.ts';

export const DEFAULT_SAMPLES = 2000;
export const SAMPLE_COUNTS = [1000, 2000, 5000, 10_000, 20_000, 50_000] as const;
const SEED = 1;

/** What is drawn of a model. */
export interface Drawn {
  /** '' is the model's default. */
  readonly prior: string;
  readonly temperature: number;
}

export const USUAL: Drawn = { prior: '', temperature: 1 };

export interface MeasureAddress {
  readonly n: number;
  readonly seed: number;
  /** In the order of the models; the usual where there is none. */
  readonly drawn: readonly Drawn[];
  readonly problems: readonly ('n' | 'seed' | 'drawn')[];
}

export function parseMeasure(fields: CompareFields): MeasureAddress {
  const [n, s, w] = [fields['n'], fields['s'], fields['w']].map((text) => (text === '' ? undefined : text));
  const problems: MeasureAddress['problems'][number][] = [];
  const count = n === undefined ? DEFAULT_SAMPLES : parseWhole(n, MAX_SAMPLES);
  if (count === undefined || count < MIN_SAMPLES) problems.push('n');
  const seed = s === undefined ? SEED : parseWhole(s, MAX_SEED);
  if (seed === undefined) problems.push('seed');
  const drawn = (w ?? '').split('~').map(parseDrawn);
  if (drawn.includes(undefined)) problems.push('drawn');
  return {
    n: count === undefined || count < MIN_SAMPLES ? DEFAULT_SAMPLES : count,
    seed: seed ?? SEED,
    drawn: drawn.every((one) => isUsual(one ?? USUAL)) ? [] : drawn.map((one) => one ?? USUAL),
    problems,
  };
}

function isUsual({ prior, temperature }: Drawn): boolean {
  return prior === USUAL.prior && temperature === USUAL.temperature;
}

/** `normal*0.8`, `*0.8`, `normal`, ''. */
function parseDrawn(text: string): Drawn | undefined {
  const [, prior = '', temperature] = /^([a-z0-9-]{0,40})(?:\*(\d{1,2}(?:\.\d{1,3})?))?$/.exec(text) ?? ['', undefined];
  if (text !== '' && prior === '' && temperature === undefined) return undefined;
  const value = temperature === undefined ? 1 : Number(temperature);
  if (value < MIN_TEMPERATURE || value > MAX_TEMPERATURE) return undefined;
  return { prior, temperature: value };
}

/** The fields for an address; '' for what is as usual. */
export function measureFields({ n, seed, drawn }: Pick<MeasureAddress, 'n' | 'seed' | 'drawn'>): CompareFields {
  const texts = drawn.map(({ prior, temperature }) => `${prior}${temperature === 1 ? '' : `*${temperature}`}`);
  return {
    n: n === DEFAULT_SAMPLES ? '' : String(n),
    s: seed === SEED ? '' : String(seed),
    w: texts.some((text) => text !== '') ? texts.join('~') : '',
  };
}
