// Records as the page stores them, one of each kind.

import type { Play } from '../../web/features/compare/blind/play.ts';
import type { StoredMeasurement } from '../../web/features/compare/measure/measurement.ts';
import type { StoredFavourite, StoredOwnModel } from '../../web/storage/schema.ts';
import type { StoredMnistFile } from '../../web/storage/trialSchema.ts';
import { COMPARED_METRICS } from '../../workers/comparison/comparedMetrics.ts';
import { comparison } from './sampleComparison.ts';

const SHA = '0123456789abcdef'.repeat(4);
const metric = { value: 1, low: 0, high: 2, floor: 1 };
const points = { principal: new Float32Array(4), discriminant: new Float32Array(4) };
const evidence = (key: string) => {
  const measured = { metric, replicates: Float64Array.of(1, 2, 3) };
  return { key, measured: Object.fromEntries(COMPARED_METRICS.map((name) => [name, measured])) };
};

export const finishedMeasurement: StoredMeasurement = {
  ...{ id: 'a', startedAt: 1e12, elapsedMs: 5000, workers: 2, n: 1000, seed: 7 },
  models: comparison.models.map(({ key, name, sha256, prior, temperature }) => {
    return { ref: key, key, name, sha256, prior, temperature, class: null };
  }),
  parts: comparison.models.map((outcome) => ({ outcome, evidence: undefined, map: points })),
  realMap: points,
  comparison,
};
export const unfinishedMeasurement: StoredMeasurement = {
  ...finishedMeasurement,
  parts: comparison.models.slice(0, 2).map((outcome) => ({ outcome, evidence: evidence(outcome.key) })),
  comparison: undefined,
};
export const storedPlay: Play = {
  ...{ id: 'a1.0', at: 5, mode: 'pair', isTimed: false, seed: 1, round: 0, answer: 'left', elapsedMs: 9 },
  shown: [
    { by: 'vae', digit: 'm=vae&s=1&i=2' },
    { by: 'real', digit: 'test 17' },
  ],
};
export const storedFavourite: StoredFavourite = { address: 'm=vae&s=3&i=7', sha256: SHA, addedAt: 1e12 };
export const storedOwnModel: StoredOwnModel = {
  ...{ sha256: SHA, bytes: 9, name: 'mine', addedAt: 1e12, kind: 'vae', latent: 20, classes: 0, priors: ['normal'] },
  ...{ epochs: 3, run: '["vae",null]' },
};
export const storedMnistFile: StoredMnistFile = {
  part: 'test labels',
  name: 't10k',
  file: new Blob(['x']),
  count: 1,
};
