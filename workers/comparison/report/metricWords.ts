// What metrics are called, what they tell, how their values are written, and what it means to have the better of one.

import type { ComparedMetric } from '../comparedMetrics.ts';
import type { Language, NumberKind } from './language.ts';

export interface MetricWords {
  readonly name: string;
  /** What it tells, and which way is better, in a few words. */
  readonly note: string;
  /** What a model does that has the better of it, after the model's name and before “than”. */
  readonly praise: string;
  /** Writes a value. */
  readonly show: (value: number) => string;
}

const SHARES: ReadonlySet<ComparedMetric> = new Set([
  'precision',
  'recall',
  'coverage',
  'unreadable',
  'labelAgreement',
]);

export function metricWords(metric: ComparedMetric, language: Language): MetricWords {
  const kind: NumberKind = metric === 'kid' ? 'kid' : SHARES.has(metric) ? 'share' : 'plain';
  return { ...textsOf(metric, language), show: (value) => language.number(value, kind) };
}

function textsOf(metric: ComparedMetric, { msg }: Language): Omit<MetricWords, 'show'> {
  switch (metric) {
    case 'fid':
      return {
        name: 'FID',
        note: msg('distance to real digits; lower is better'),
        praise: msg('is closer to real digits as a whole (FID)'),
      };
    case 'kid':
      return {
        name: 'KID',
        note: msg('distance to real digits, fair to small samples; lower is better'),
        praise: msg('is closer to real digits as a whole (KID)'),
      };
    case 'precision':
      return {
        name: msg('Precision'),
        note: msg('digits that look real; higher is better'),
        praise: msg('draws more digits that look real (precision)'),
      };
    case 'recall':
      return {
        name: msg('Recall'),
        note: msg('real digits that are covered; higher is better'),
        praise: msg('covers more of the variety of real digits (recall)'),
      };
    case 'density':
      return {
        name: msg('Density'),
        note: msg('how densely digits lie among real ones'),
        praise: msg('draws digits that lie more densely among real ones (density)'),
      };
    case 'coverage':
      return {
        name: msg('Coverage'),
        note: msg('real digits with a generated one nearby; higher is better'),
        praise: msg('comes near to more real digits (coverage)'),
      };
    case 'unreadable':
      return {
        name: msg('Unreadable'),
        note: msg('digits that the judge cannot read; lower is better'),
        praise: msg('draws digits that are easier to read'),
      };
    case 'labelAgreement':
      return {
        name: msg('Label agreement'),
        note: msg('digits that are what was asked for; higher is better'),
        praise: msg('draws the digit that is asked for more often'),
      };
    case 'classEntropy':
      return {
        name: msg('Class entropy'),
        note: msg('2.303 means all ten digits equally often'),
        praise: msg('spreads more evenly over the ten digits'),
      };
    case 'sharpness':
      return { name: msg('Sharpness'), note: msg('1 is as sharp as real digits'), praise: msg('draws sharper digits') };
    case 'memorisation':
      return {
        name: msg('Memorisation'),
        note: msg('0.5 means no copying, 1 only copies'),
        praise: msg('stays farther from training digits'),
      };
  }
}

/** Metrics of which less is what a model is praised for. */
const LESS: readonly ComparedMetric[] = ['fid', 'kid', 'unreadable', 'memorisation'];

/** Which of two models a difference a − b speaks for. */
export function winnerOf(metric: ComparedMetric, difference: number): 'a' | 'b' {
  return LESS.includes(metric) === difference < 0 ? 'a' : 'b';
}
