// Whether a digit is a copy of a training digit, from the distance to the nearest one. The limit comes from real digits
// that no model was trained on: one of a hundred of them is nearer to a training digit.

/** One way to measure how near the nearest training digit is. */
export interface Nearness {
  /** To the nearest training digit. */
  readonly distance: number;
  /** Of unseen real digits, the share that is nearer to a training digit than this one, 0 … 1. */
  readonly share: number;
  /** Below it a digit is too near: only one of a hundred unseen real digits is. */
  readonly limit: number;
}

/** By the judge's features; by pixels, too, where the training digits themselves are at hand. */
export interface Evidence {
  readonly features: Nearness;
  readonly pixels: Nearness | undefined;
}

export type Finding = 'original' | 'doubtful' | 'copy';

/** The part of unseen real digits that is nearer than the limit. */
export const TOO_NEAR = 0.01;

/**
 * 'copy': the same pixels as a training digit's, or too near by both measures; where there is only the index, no distance at
 * all in it. 'doubtful': too near by one measure. 'original': by none.
 */
export function findingOf({ features, pixels }: Evidence): Finding {
  const near = [features, ...(pixels ? [pixels] : [])].filter(isTooNear).length;
  const isSame = (pixels ?? features).distance === 0;
  if (isSame || near === 2) return 'copy';
  return near === 1 ? 'doubtful' : 'original';
}

export function isTooNear({ distance, limit }: Nearness): boolean {
  return distance === 0 || distance < limit;
}

/** What a distance means among those of unseen real digits, of which there must be one at least; of equals half are nearer. */
export function nearnessAmong(distance: number, unseen: readonly number[]): Nearness {
  const sorted = [...unseen].sort((a, b) => a - b);
  const nearer = sorted.filter((other) => other < distance).length;
  const equal = sorted.filter((other) => other === distance).length;
  // The limit between neighbours in proportion, as quantiles are (Hyndman & Fan 1996, type 7).
  const place = TOO_NEAR * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return {
    distance,
    share: (nearer + equal / 2) / sorted.length,
    limit: low + (place - Math.floor(place)) * (high - low),
  };
}
