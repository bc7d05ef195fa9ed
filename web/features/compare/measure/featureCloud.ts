// The points of a map of features, where they are in a drawing, and which of them a line or a box encloses.

import { scaleOf } from './axes.ts';
import type { PlotSeries } from './series.ts';

/** Points on a plane, each of a series. */
export interface FeatureCloud {
  /** [N, 2] */
  readonly points: Float32Array;
  /** [N], whose each is: its place in `series`. */
  readonly owners: Uint8Array;
  readonly series: readonly PlotSeries[];
  /** Classes of the first points, where they are known: those of real digits. */
  readonly labels?: Uint8Array | undefined;
}

/** A place in the drawing, in shares of its width and height from the top left. */
export interface CloudPlace {
  readonly x: number;
  readonly y: number;
}

/** A box in the drawing, by its middle and its size. */
export interface SelectionBox extends CloudPlace {
  readonly width: number;
  readonly height: number;
}

/** Share of points at each end that may lie outside: a few that are far off must not make the others small. */
const OUTLIERS = 0.002;
const STEP = 0.03;
const LEAST = 0.03;

/** Where each point is, [N, 2], in shares of the drawing from its top left; the few that are far off are on its edge. */
export function placeCloud({ points }: FeatureCloud): Float32Array {
  const N = points.length / 2;
  const placed = new Float32Array(points.length);
  for (const axis of [0, 1]) {
    const sorted = Float32Array.from({ length: N }, (_, n) => points[2 * n + axis] ?? 0).sort();
    const cut = Math.floor(N * OUTLIERS);
    const ends = [sorted[cut] ?? 0, sorted[N - 1 - cut] ?? 0];
    const scale = scaleOf(ends, axis === 0 ? [0.03, 0.97] : [0.97, 0.03]).clamp(true);
    for (let n = 0; n < N; n++) placed[2 * n + axis] = scale(points[2 * n + axis] ?? 0);
  }
  return placed;
}

/** Numbers of the points of visible series inside a closed line, by the even–odd rule. */
export function pointsWithin(
  placed: Float32Array,
  line: readonly CloudPlace[],
  isShown: (n: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  if (line.length < 3) return found;
  const left = Math.min(...line.map(({ x }) => x));
  const right = Math.max(...line.map(({ x }) => x));
  for (let n = 0; 2 * n < placed.length; n++) {
    const x = placed[2 * n] ?? 0;
    if (x < left || x > right || !isShown(n)) continue;
    if (isInside(x, placed[2 * n + 1] ?? 0, line)) found.push(n);
  }
  return found;
}

function isInside(x: number, y: number, line: readonly CloudPlace[]): boolean {
  let inside = false;
  let before = line.at(-1);
  for (const corner of line) {
    if (before && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y);
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

/** The corners of the box between two places. */
export function boxBetween(a: CloudPlace, b: CloudPlace): readonly CloudPlace[] {
  return [
    { x: a.x, y: a.y },
    { x: b.x, y: a.y },
    { x: b.x, y: b.y },
    { x: a.x, y: b.y },
  ];
}

export function boxCorners({ x, y, width, height }: SelectionBox): readonly CloudPlace[] {
  return boxBetween({ x: x - width / 2, y: y - height / 2 }, { x: x + width / 2, y: y + height / 2 });
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The box after a key: arrows move it, with Shift they change its size, + and − do so all around. undefined for other keys. */
export function boxAfter(key: string, isShifted: boolean, box: SelectionBox): SelectionBox | undefined {
  const size = (value: number): number => Math.max(LEAST, Math.min(1, value));
  const factor = key === '+' || key === '=' ? 1.25 : key === '-' ? 0.8 : undefined;
  if (factor) return { ...box, width: size(box.width * factor), height: size(box.height * factor) };
  const move = MOVES[key];
  if (!move) return undefined;
  const [x, y] = move;
  if (isShifted) return { ...box, width: size(box.width + x), height: size(box.height - y) };
  const within = (value: number): number => Math.max(0, Math.min(1, value));
  return { ...box, x: within(box.x + x), y: within(box.y + y) };
}

/** How many points of each series are among some. */
export function countOwners({ owners, series }: FeatureCloud, chosen: Iterable<number>): readonly number[] {
  const counts = series.map(() => 0);
  for (const n of chosen) counts[owners[n] ?? 0] = (counts[owners[n] ?? 0] ?? 0) + 1;
  return counts;
}

/** Mean and standard deviation of a series' points along both axes, for the table. */
export function spreadOf({ points, owners }: FeatureCloud, owner: number): CloudSpread {
  const spread = [0, 1].map((axis) => {
    let [count, sum, squares] = [0, 0, 0];
    owners.forEach((of, n) => {
      if (of !== owner) return;
      const value = points[2 * n + axis] ?? 0;
      count++;
      sum += value;
      squares += value * value;
    });
    const mean = sum / count;
    return { count, mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
  });
  const [across, up] = spread;
  return {
    count: across?.count ?? 0,
    means: [across?.mean ?? NaN, up?.mean ?? NaN],
    deviations: [across?.deviation ?? NaN, up?.deviation ?? NaN],
  };
}

export interface CloudSpread {
  readonly count: number;
  /** Across, up. */
  readonly means: readonly [number, number];
  readonly deviations: readonly [number, number];
}
