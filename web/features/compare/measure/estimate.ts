// How long a measurement will take: as long for each digit as the last one here took, or as on a laptop of some years ago.

import type { StoredMeasurement } from './measurement.ts';

/** Milliseconds of one core for a digit: drawn, judged, held against real ones, and resampled. */
const USUAL_MS = 2;

export function estimateSeconds(
  { models, n, cores }: { readonly models: number; readonly n: number; readonly cores: number },
  kept: readonly StoredMeasurement[],
): number {
  const last = kept.find(({ comparison }) => comparison !== undefined);
  const digits = last ? last.n * last.models.length : 0;
  const each = last && digits > 0 && last.elapsedMs > 0 ? last.elapsedMs / digits : USUAL_MS / cores;
  return (each * n * models) / 1000;
}
