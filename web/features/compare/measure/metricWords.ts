// What metrics are called, how they are written, and what it means to have more of one than another model.

import { msg } from '@lit/localize';
import type { ComparedMetric } from '../../../../workers/comparison/comparedMetrics.ts';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';

export interface MetricWords {
  readonly name: string;
  /** Which way is better, in a few words. */
  readonly note: string;
  readonly show: (value: number) => string;
}

const SHARE: DecimalOptions = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };
const TWO: DecimalOptions = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const FIVE: DecimalOptions = { minimumFractionDigits: 5, maximumFractionDigits: 5, signDisplay: 'negative' };

const share = (value: number): string => formatNumber(value, SHARE);
const plain = (value: number): string => formatNumber(value, TWO);

export function metricWords(metric: ComparedMetric): MetricWords {
  switch (metric) {
    case 'fid':
      return { name: 'FID', note: msg('distance to real digits; lower is better'), show: plain };
    case 'kid':
      return {
        name: 'KID',
        note: msg('the same, fair to small samples; lower is better'),
        show: (value) => formatNumber(value, FIVE),
      };
    case 'precision':
      return { name: msg('Precision'), note: msg('digits that look real; higher is better'), show: share };
    case 'recall':
      return { name: msg('Recall'), note: msg('real digits that are covered; higher is better'), show: share };
    case 'density':
      return { name: msg('Density'), note: msg('how thick they lie where real ones are'), show: plain };
    case 'coverage':
      return { name: msg('Coverage'), note: msg('real digits with one nearby; higher is better'), show: share };
    case 'unreadable':
      return { name: msg('Unreadable'), note: msg('digits that the judge cannot read; lower is better'), show: share };
    case 'labelAgreement':
      return { name: msg('Label agreement'), note: msg('what was asked for comes; higher is better'), show: share };
    case 'classEntropy':
      return { name: msg('Class entropy'), note: msg('2.303 is all ten digits equally often'), show: plain };
    case 'sharpness':
      return { name: msg('Sharpness'), note: msg('1 is as sharp as real digits'), show: plain };
    case 'memorisation':
      return { name: msg('Memorisation'), note: msg('0.5 is no copying, 1 nothing but copies'), show: plain };
  }
}

/** Metrics of which less is what a model is praised for. */
const LESS: readonly ComparedMetric[] = ['fid', 'kid', 'unreadable', 'memorisation'];

/** Which of two models a difference a − b speaks for. */
export function winnerOf(metric: ComparedMetric, difference: number): 'a' | 'b' {
  return LESS.includes(metric) === difference < 0 ? 'a' : 'b';
}

/** What a model is that has the better of a metric, in a clause after its name. */
export function praise(metric: ComparedMetric): string {
  switch (metric) {
    case 'fid':
      return msg('is closer to real digits as a whole (FID)');
    case 'kid':
      return msg('is closer to real digits as a whole (KID)');
    case 'precision':
      return msg('has more digits that look real (precision)');
    case 'recall':
      return msg('covers more of what real digits look like (recall)');
    case 'density':
      return msg('has its digits more where real ones are thick (density)');
    case 'coverage':
      return msg('comes near more real digits (coverage)');
    case 'unreadable':
      return msg('is easier to read');
    case 'labelAgreement':
      return msg('does more often what it is told');
    case 'classEntropy':
      return msg('makes the ten digits more evenly');
    case 'sharpness':
      return msg('is sharper');
    case 'memorisation':
      return msg('comes less near to training digits');
  }
}
