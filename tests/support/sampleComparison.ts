// A comparison of three models, one of which could not be measured: made up, for what is written and kept of comparisons.

import type { Comparison, MeasuredModel } from '../../workers/comparison/comparison.ts';
import { COMPARED_METRICS, type ComparedMetrics } from '../../workers/comparison/comparedMetrics.ts';
import { smallSample } from '../../workers/comparison/smallSample.ts';

/** What a model file may call itself. */
const HOSTILE = `<img src=x onerror=alert(1)> & "quoted", 'and' more`;

const metric = (value: number) => ({ value, low: value - 0.1, high: value + 0.1, floor: 0.5 });

export function measured(key: string, name: string, value: number): MeasuredModel {
  const metrics = Object.fromEntries(COMPARED_METRICS.map((metricName) => [metricName, metric(value)]));
  return {
    ...{ status: 'measured', key, name, sha256: 'ab'.repeat(32), prior: '', temperature: 1, class: null },
    metrics: { ...(metrics as unknown as ComparedMetrics), labelAgreement: null },
    classes: Array.from({ length: 10 }, () => metric(0.1)),
    nearest: null,
    findings: [{ code: 'classesMissing', classes: [3, 8] }],
  };
}

const difference = { a: 'gan', b: 'vae', difference: 0.3, low: 0.2, high: 0.4 };
export const comparison: Comparison = {
  version: 1,
  n: 1000,
  seed: 7,
  judge: { id: 'judge', sha256: 'cd'.repeat(32), features: 64 },
  real: { test: 10_000, floor: 1000, manifold: 1000, unseen: 1000, training: 60_000 },
  replicates: { fid: 200, others: 500 },
  smallness: smallSample(1000, 0.31, 10_000),
  models: [
    measured('gan', HOSTILE, 0.9),
    measured('vae', 'VAE', 0.6),
    {
      ...{ status: 'failed', key: 'bad', name: '=HYPERLINK("x")', sha256: '', prior: '', temperature: 1, class: null },
      error: { name: 'ModelFileError', message: 'model file bad: <b>too short</b>' },
    },
  ],
  differences: [
    { ...difference, metric: 'sharpness', p: 1e-9, adjusted: 2e-9, isReal: true },
    { ...difference, metric: 'fid', p: 1e-6, adjusted: 1e-5, isReal: true },
    { ...difference, metric: 'recall', p: 0.4, adjusted: 0.4, isReal: false },
  ],
};
