// The metrics that models are compared by.

import type { Metric } from '../evaluation/evaluation.ts';

/** In the order in which people read them. */
export const COMPARED_METRICS = [
  'fid',
  'kid',
  'precision',
  'recall',
  'density',
  'coverage',
  'unreadable',
  'labelAgreement',
  'classEntropy',
  'sharpness',
  'memorisation',
] as const;
export type ComparedMetric = (typeof COMPARED_METRICS)[number];

/** null where a metric has no meaning: labels of unconditional models, copies without the training digits' index. */
export type ComparedMetrics = Readonly<Record<ComparedMetric, Metric | null>>;
