// Moments of a picture's ink: its centre and its slant, for deslanting and for the measure of slant.

import { SIDE } from './digitSet.ts';

export interface InkMoments {
  /** Σ of the levels. */
  readonly ink: number;
  /** Centre of the ink in pixels from the first one; NaN where there is none. */
  readonly meanX: number;
  readonly meanY: number;
  /** cov(x, y) / var(y): columns that the ink moves to the right a row further down; 0 where it has no height. */
  readonly shear: number;
}

/** Of levels [28, 28] whose rows lie `rowStep` apart, the first at `start`. */
export function inkMoments(levels: ArrayLike<number>, start = 0, rowStep = SIDE): InkMoments {
  let ink = 0;
  let sumX = 0;
  let sumY = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const level = levels[start + y * rowStep + x] ?? 0;
      ink += level;
      sumX += level * x;
      sumY += level * y;
    }
  }
  const [meanX, meanY] = [sumX / ink, sumY / ink];
  let covariance = 0;
  let variance = 0;
  for (let y = 0; y < SIDE; y++) {
    const dy = y - meanY;
    for (let x = 0; x < SIDE; x++) {
      const level = levels[start + y * rowStep + x] ?? 0;
      covariance += level * (x - meanX) * dy;
      variance += level * dy * dy;
    }
  }
  return { ink, meanX, meanY, shear: variance > 0 ? covariance / variance : 0 };
}
