import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxAfter,
  boxBetween,
  boxCorners,
  countOwners,
  placeCloud,
  pointsWithin,
  spreadOf,
  type FeatureCloud,
} from '../../../../../web/features/compare/measure/featureCloud.ts';
import { REAL } from '../../../../../web/features/compare/measure/series.ts';

const CLOUD: FeatureCloud = {
  points: Float32Array.of(0, 0, 10, 0, 0, 10, 10, 10),
  owners: Uint8Array.of(0, 1, 1, 1),
  series: [
    { id: 'real', name: 'Real digits', slot: REAL },
    { id: 'gan', name: 'GAN', slot: 0 },
  ],
};
const ALL = (): boolean => true;

describe('a cloud', () => {
  it('is drawn with its first axis to the right and its second up, all of it inside', () => {
    const placed = placeCloud(CLOUD);
    const [left, bottom, right, , , top] = placed;
    expect(left).toBeLessThan(right ?? 0);
    expect(top).toBeLessThan(bottom ?? 0);
    expect(placed.every((share) => share > 0 && share < 1)).toBe(true);
  });

  it('stays as large when one point of a thousand is far off', () => {
    const points = Float32Array.from({ length: 2000 }, (_, at) => (at % 2 === 0 ? at / 2000 : (at * 7) % 13));
    const near = placeCloud({ ...CLOUD, points });
    const far = placeCloud({ ...CLOUD, points: points.map((value, at) => (at === 0 ? -1e6 : value)) });
    expect(Math.abs((near[1000] ?? 0) - (far[1000] ?? 1))).toBeLessThan(0.02);
    expect(far[0]).toBeGreaterThan(0);
  });

  it('has its counts, means and deviations in a table', () => {
    expect(countOwners(CLOUD, [0, 1, 3])).toEqual([1, 2]);
    expect(spreadOf(CLOUD, 0)).toEqual({ count: 1, means: [0, 0], deviations: [0, 0] });
    const { count, means, deviations } = spreadOf(CLOUD, 1);
    expect(count).toBe(3);
    expect(means[0]).toBeCloseTo(20 / 3, 10);
    expect(deviations[0]).toBeCloseTo(Math.sqrt(200 / 9), 10);
  });
});

describe('a line around points', () => {
  const placed = Float32Array.of(0.2, 0.2, 0.5, 0.5, 0.8, 0.8);

  it('takes those inside, also when it turns in on itself, and none of series that are not shown', () => {
    const corner = [
      { x: 0, y: 0 },
      { x: 0.6, y: 0 },
      { x: 0.6, y: 0.6 },
      { x: 0.4, y: 0.6 },
      { x: 0.4, y: 0.3 },
      { x: 0, y: 0.3 },
    ];
    expect(pointsWithin(placed, corner, ALL)).toEqual([0, 1]);
    expect(pointsWithin(placed, corner, (n) => n !== 0)).toEqual([1]);
    // A U whose arms leave out what is between them.
    const u = [
      { x: 0.1, y: 0.1 },
      { x: 0.3, y: 0.1 },
      { x: 0.3, y: 0.7 },
      { x: 0.7, y: 0.7 },
      { x: 0.7, y: 0.1 },
      { x: 0.9, y: 0.1 },
      { x: 0.9, y: 0.9 },
      { x: 0.1, y: 0.9 },
    ];
    expect(pointsWithin(placed, u, ALL)).toEqual([0, 2]);
    expect(pointsWithin(placed, u.slice(0, 2), ALL)).toEqual([]);
  });

  it('that is a box takes exactly what is between its sides, whichever corner it begins at', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const place = fc.record({ x: share, y: share });
    fc.assert(
      fc.property(place, place, fc.array(place, { maxLength: 20 }), (a, b, points) => {
        const cloud = Float32Array.from(points.flatMap(({ x, y }) => [x, y]));
        const inside = points.flatMap((_, n) => {
          const [x, y] = [cloud[2 * n] ?? 0, cloud[2 * n + 1] ?? 0];
          const isBetween = (value: number, p: number, q: number): boolean =>
            value > Math.min(p, q) && value < Math.max(p, q);
          return isBetween(x, a.x, b.x) && isBetween(y, a.y, b.y) ? [n] : [];
        });
        // Points on a side may be in or out.
        const found = pointsWithin(cloud, boxBetween(a, b), ALL);
        expect(inside.every((n) => found.includes(n))).toBe(true);
        for (const n of found) {
          expect(cloud[2 * n]).toBeGreaterThanOrEqual(Math.min(a.x, b.x));
          expect(cloud[2 * n]).toBeLessThanOrEqual(Math.max(a.x, b.x));
        }
      }),
    );
  });
});

describe('the box that keys move', () => {
  const box = { x: 0.5, y: 0.5, width: 0.2, height: 0.2 };

  it('moves by arrows, changes its size with Shift and by + and −, and leaves other keys alone', () => {
    expect(boxAfter('ArrowRight', false, box)).toEqual({ ...box, x: 0.53 });
    expect(boxAfter('ArrowUp', false, box)).toEqual({ ...box, y: 0.47 });
    expect(boxAfter('ArrowUp', true, box)?.height).toBeCloseTo(0.23, 10);
    expect(boxAfter('+', false, box)).toEqual({ ...box, width: 0.25, height: 0.25 });
    expect(boxAfter('Tab', false, box)).toBeUndefined();
  });

  it('never leaves the map nor vanishes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '+', '-'), fc.boolean())),
        (keys) => {
          const end = keys.reduce((at, [key, isShifted]) => boxAfter(key, isShifted, at) ?? at, box);
          expect(Math.min(end.x, end.y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(end.x, end.y, end.width, end.height)).toBeLessThanOrEqual(1);
          expect(Math.min(end.width, end.height)).toBeGreaterThanOrEqual(0.03);
          expect(boxCorners(end)).toHaveLength(4);
        },
      ),
    );
  });
});
