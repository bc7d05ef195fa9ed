import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../workers/core/errors.ts';
import { projectRows, type ProjectionRequest } from '../../workers/latent/projection.ts';

/** Numbers of (−1, 1) that look like chance and are the same every time. */
function noise(i: number): number {
  return 2 * ((Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1) - Math.sign(Math.sin(12.9898 * (i + 1)));
}

/** Rows of [N, 3]: far along axis 0, less along axis 2, hardly along axis 1; around (5, 5, 5). */
const STRETCHED: ProjectionRequest = {
  kind: 'principal',
  values: Float32Array.from({ length: 300 }, (_, at) => 5 + noise(at) * ([10, 0.1, 3][at % 3] ?? 0)),
  D: 3,
  labels: new Uint8Array(100),
  fit: 100,
};

/** Two classes that differ along axis 1 alone, where they are narrow, and both vary a lot along axis 0. */
const CLASSES: ProjectionRequest = {
  kind: 'discriminant',
  values: Float32Array.from({ length: 400 }, (_, at) =>
    at % 2 === 0 ? 20 * noise(at) : (Math.floor(at / 2) % 2) + 0.1 * noise(at),
  ),
  D: 2,
  labels: Uint8Array.from({ length: 200 }, (_, n) => n % 2),
  fit: 200,
};

function column(points: Float32Array, axis: number): readonly number[] {
  return Array.from({ length: points.length / 2 }, (_, n) => points[2 * n + axis] ?? NaN);
}

describe('the principal plane', () => {
  it('has the axis of the largest spread across and that of the second up, around the mean', () => {
    const points = projectRows(STRETCHED);
    const mean = (axis: number): number => column(points, axis).reduce((sum, x) => sum + x, 0) / 100;
    expect(mean(0)).toBeCloseTo(0, 4);
    expect(mean(1)).toBeCloseTo(0, 4);
    const { values } = STRETCHED;
    const [first, second] = [0, 2].map((d) => values.filter((_, at) => at % 3 === d));
    // Where the axes stand alone, a point's place is its coordinate, up to the little that chance turns them by.
    const slope = (xs: readonly number[], ys: Float32Array | undefined): number => {
      const centre = ys?.reduce((sum, y) => sum + y / 100, 0) ?? NaN;
      const dot = xs.reduce((sum, x, n) => sum + x * ((ys?.[n] ?? NaN) - centre), 0);
      return Math.abs(dot) / xs.reduce((sum, x) => sum + x * x, 0);
    };
    expect(slope(column(points, 0), first)).toBeCloseTo(1, 1);
    expect(slope(column(points, 1), second)).toBeCloseTo(1, 1);
  });

  it('is found from the first rows alone: others are laid on it and move nothing', () => {
    const far = Float32Array.from([...STRETCHED.values, 1000, 1000, 1000]);
    const more = projectRows({ ...STRETCHED, values: far, labels: new Uint8Array(101) });
    expect([...more.subarray(0, 200)]).toEqual([...projectRows(STRETCHED)]);
  });
});

describe('the discriminant plane', () => {
  it('tells classes apart that the direction of the largest spread mixes', () => {
    const gap = (kind: ProjectionRequest['kind']): number => {
      const across = column(projectRows({ ...CLASSES, kind }), 0);
      const [even, odd] = [0, 1].map((label) => across.filter((_, n) => n % 2 === label));
      const [low, high] = [even, odd].sort((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0));
      return Math.min(...(high ?? [])) - Math.max(...(low ?? []));
    };
    expect(gap('discriminant')).toBeGreaterThan(0);
    expect(gap('principal')).toBeLessThan(0);
  });

  it('stands features that are always 0', () => {
    const values = Float32Array.from({ length: 600 }, (_, at) =>
      at % 3 === 2 ? 0 : (CLASSES.values[Math.floor(at / 3) * 2 + (at % 3)] ?? 0),
    );
    const points = projectRows({ ...CLASSES, values, D: 3 });
    expect(points.every(Number.isFinite)).toBe(true);
  });
});

describe('a projection', () => {
  it.each([
    ['rows that do not fit', { values: new Float32Array(7) }, '7 numbers and 100 labels, want [N, 3] and [N]'],
    ['too few rows for directions', { fit: 1 }, 'directions from 1 of 100 rows, want 2 to 100'],
    ['more rows than there are', { fit: 101 }, 'directions from 101 of 100 rows, want 2 to 100'],
    ['what is not finite', { values: new Float32Array(300).fill(NaN) }, 'a number that is not finite'],
  ])('refuses %s', (_, change, message) => {
    expect(() => projectRows({ ...STRETCHED, ...change })).toThrow(ShapeError);
    expect(() => projectRows({ ...STRETCHED, ...change })).toThrow(message);
  });
});
