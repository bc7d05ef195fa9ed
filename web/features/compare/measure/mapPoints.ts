// Places on the map of features: of some real digits, which make the map, and of the first digits of a model laid on it.

import type { Reference } from '../../../../workers/comparison/reference.ts';
import type { IndexedSamples } from '../../../../workers/comparison/judgeModel.ts';
import type { ProjectionKind, ProjectionRequest } from '../../../../workers/latent/projection.ts';
import type { DigitPool } from '../../../../workers/service/digitPool.ts';
import type { MapPoints } from './measurement.ts';

/** Enough to see where a model is, and few enough that several models leave each other room. */
export const MAP_DIGITS = 1000;
const REAL_DIGITS = 2000;
/** Behind the measuring itself. */
const PRIORITY = 1_000_001;

/** Both maps of real digits and of digits 0 … MAP_DIGITS − 1 of a model. @throws AbortError, WorkerLostError */
export async function mapPoints(
  pool: Pick<DigitPool, 'run'>,
  { test }: Pick<Reference, 'test'>,
  judged: Pick<IndexedSamples, 'features' | 'classes'>,
  signal: AbortSignal,
): Promise<{ readonly real: MapPoints; readonly model: MapPoints }> {
  const D = test.features.d;
  // From all of the test set: its first half is neater than its second.
  const step = Math.max(1, Math.floor(test.features.n / REAL_DIGITS));
  const real = Math.min(REAL_DIGITS, test.features.n);
  const m = Math.min(MAP_DIGITS, judged.features.n);
  const values = new Float32Array((real + m) * D);
  const labels = new Uint8Array(real + m);
  for (let i = 0; i < real; i++) {
    values.set(test.features.values.subarray(i * step * D, (i * step + 1) * D), i * D);
    labels[i] = test.labels[i * step] ?? 0;
  }
  values.set(judged.features.values.subarray(0, m * D), real * D);
  labels.set(judged.classes.subarray(0, m), real);
  const project = async (kind: ProjectionKind): Promise<Float32Array> => {
    const request: ProjectionRequest = { kind, values, D, labels, fit: real };
    return (await pool.run((api) => api.project(request), { signal, priority: () => PRIORITY })).points;
  };
  const [principal, discriminant] = await Promise.all([project('principal'), project('discriminant')]);
  return {
    real: {
      principal: principal.slice(0, 2 * real),
      discriminant: discriminant.slice(0, 2 * real),
      labels: labels.slice(0, real),
    },
    model: { principal: principal.slice(2 * real), discriminant: discriminant.slice(2 * real) },
  };
}
