// Findings about a model, as codes with their numbers, so that page and report word them. A finding needs a gap beyond its
// threshold and an interval that lies wholly beyond it, so that chance alone makes none.

import type { Metric } from '../evaluation/evaluation.ts';
import type { ComparedMetrics } from './comparedMetrics.ts';

export type FindingCode =
  /** Strokes are washed out, or ragged. */
  | 'blurred'
  | 'noisy'
  /** The judge cannot read many digits. */
  | 'unreadable'
  /** Other digits come than are asked for. */
  | 'disobeys'
  /** Many samples look like no real digit. */
  | 'unlikeReal'
  /** Much of what real digits look like never comes. */
  | 'coversLittle'
  /** Samples are nearer to training digits than unseen real digits are. */
  | 'copies';

export type Finding =
  | {
      readonly code: FindingCode;
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly floor: number;
    }
  /** Classes that hardly come. */
  | { readonly code: 'classesMissing'; readonly classes: readonly number[] };

/** Parts of what real digits get. */
const SHARP = { least: 0.8, most: 1.25 } as const;
const LEAST_OVERLAP = 0.75;
const LEAST_CLASS = 0.25;
/** Shares. */
const MOST_UNREADABLE = 0.05;
const LEAST_AGREEMENT = 0.9;
/** AUC. Real digits are at 0.5. */
const MOST_COPYING = 0.6;

export function findingsOf(metrics: ComparedMetrics, classes: readonly Metric[]): readonly Finding[] {
  const { sharpness, unreadable, labelAgreement, precision, recall, coverage, memorisation } = metrics;
  const found: Finding[] = [];
  const find = (code: FindingCode, metric: Metric | null, isBad: (metric: Metric) => boolean): void => {
    if (metric && isBad(metric)) found.push({ code, ...metric });
  };
  find('blurred', sharpness, ({ high, floor }) => high < SHARP.least * floor);
  find('noisy', sharpness, ({ low, floor }) => low > SHARP.most * floor);
  find('unreadable', unreadable, ({ low, floor }) => low > Math.max(MOST_UNREADABLE, 3 * floor));
  find('disobeys', labelAgreement, ({ high }) => high < LEAST_AGREEMENT);
  find('unlikeReal', precision, ({ high, floor }) => high < LEAST_OVERLAP * floor);
  const worst = [recall, coverage].find((metric) => metric && metric.high < LEAST_OVERLAP * metric.floor);
  find('coversLittle', worst ?? null, () => true);
  find('copies', memorisation, ({ low }) => low > MOST_COPYING);
  const missing = classes.flatMap(({ high, floor }, c) => (high < LEAST_CLASS * floor ? [c] : []));
  if (missing.length > 0) found.push({ code: 'classesMissing', classes: missing });
  return found;
}
