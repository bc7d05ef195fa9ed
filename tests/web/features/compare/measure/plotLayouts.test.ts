import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../../../workers/evaluation/evaluation.ts';
import { scaleOf, ticksOf } from '../../../../../web/features/compare/measure/axes.ts';
import { layOutClasses } from '../../../../../web/features/compare/measure/classShares.ts';
import { layOutDistances } from '../../../../../web/features/compare/measure/distances.ts';
import { layOutIntervals } from '../../../../../web/features/compare/measure/intervals.ts';
import { layOutOverlap, realOverlap } from '../../../../../web/features/compare/measure/overlap.ts';
import { REAL } from '../../../../../web/features/compare/measure/series.ts';

const WIDTH = 320;
const A = { id: 'a', name: 'A', slot: 0 };
const B = { id: 'b', name: 'B', slot: 1 };

function metric(value: number, low: number, high: number, floor = 0): Metric {
  return { value, low, high, floor };
}

describe('a scale', () => {
  it('has all numbers on it, leaves out what is none, and gives a single number room', () => {
    const scale = scaleOf([3.2, NaN, 8.7, Infinity], [0, 100]);
    expect(scale.domain()).toEqual([3, 9]);
    expect(scaleOf([4], [0, 100]).domain()).toEqual([2, 6]);
    expect(scaleOf([0], [0, 100])(0)).toBe(50);
    expect(scaleOf([], [0, 100]).domain()).toEqual([0, 1]);
  });

  it('has no more ticks than there is room for, and two at least', () => {
    const scale = scaleOf([0, 100], [0, 320]);
    expect(ticksOf(scale, 64)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticksOf(scaleOf([0, 100], [0, 10]), 64)).toEqual([0, 50, 100]);
  });
});

describe('intervals', () => {
  const { rows, height } = layOutIntervals(
    [
      { series: A, metric: metric(5, 4, 6, 1) },
      { series: B, metric: null },
      { series: B, metric: metric(10, 9, 12, 1) },
    ],
    WIDTH,
  );

  it('stand in rows, on one scale, within the drawing', () => {
    expect(rows.map(({ y }) => y)).toEqual([26, 62, 98]);
    expect(height).toBeGreaterThan(98);
    const [first, , third] = rows.map(({ x }) => x);
    expect(first?.floor).toBe(third?.floor);
    for (const x of [first, third]) {
      if (!x) throw new Error('both have numbers');
      expect(x.low).toBeLessThan(x.value);
      expect(x.value).toBeLessThan(x.high);
      expect(Object.values(x).every((at) => at >= 0 && at <= WIDTH)).toBe(true);
    }
    // A unit is as long everywhere: 10 − 5 is five times 5 − 4.
    expect(((third?.value ?? 0) - (first?.value ?? 0)) / ((first?.value ?? 0) - (first?.low ?? 0))).toBeCloseTo(5, 6);
  });

  it('have a row without marks where a model has no such number', () => {
    expect(rows[1]?.x).toBeUndefined();
  });
});

describe('precision against recall', () => {
  const row = { series: A, precision: metric(0.9, 0.88, 0.92, 0.95), recall: metric(0.62, 0.6, 0.64, 0.94) };
  const rows = [row, ...realOverlap([row], 'Real digits')];
  const { rows: placed, across, up } = layOutOverlap(rows, WIDTH);

  it('has real digits as a point of their own, at the floors', () => {
    expect(placed[1]?.series).toEqual({ id: 'real', name: 'Real digits', slot: REAL });
    expect(placed[1]?.x.value).toBe(across(0.94));
    expect(placed[1]?.y.value).toBe(up(0.95));
    expect(realOverlap([], 'Real digits')).toEqual([]);
  });

  it('begins below the lowest share and ends at all', () => {
    expect(across.domain()).toEqual([0.6, 1]);
    expect(up.domain()).toEqual([0.8, 1]);
    // More precision is further up, which is a smaller y.
    expect(placed[1]?.y.value).toBeLessThan(placed[0]?.y.value ?? 0);
  });
});

describe('shares of classes', () => {
  const classes = (first: number): readonly Metric[] =>
    Array.from({ length: 10 }, (_, c) => metric(c === 0 ? first : 0.1, 0.08, 0.12, 0.1));
  const layout = layOutClasses(
    [
      { series: A, classes: classes(0.1) },
      { series: B, classes: classes(0.55) },
    ],
    WIDTH,
  );

  it('have a group for each class and a line for each model, none at the place of another', () => {
    expect(layout.groups).toHaveLength(10);
    const lines = layout.shares.flat().map(({ y }) => y);
    expect(new Set(lines).size).toBe(20);
    for (const { digit, y } of layout.shares.flat()) {
      const group = layout.groups[digit];
      expect(y).toBeGreaterThan(group?.top ?? Infinity);
      expect(y).toBeLessThan(group?.bottom ?? 0);
    }
  });

  it('have a scale that holds a collapsed model too', () => {
    const collapsed = layout.shares[1]?.[0];
    expect(collapsed?.x.value).toBeGreaterThan(layout.shares[0]?.[0]?.x.value ?? Infinity);
    const { scale } = layOutClasses([{ series: B, classes: [metric(1, 1, 1, 0.1)] }], WIDTH);
    expect(scale.domain()).toEqual([0, 1]);
  });
});

describe('distances', () => {
  const layout = layOutDistances(
    [0, 50, 95],
    [
      { series: A, distances: [1, 4, 8] },
      { series: { ...A, slot: REAL }, distances: [2, 5, 9] },
    ],
    WIDTH,
  );

  it('make curves from the bottom to the right and up, the nearer ones to the left', () => {
    const [near, real] = layout.curves;
    near?.points.forEach(({ x }, i) => {
      expect(x).toBeLessThan(real?.points[i]?.x ?? 0);
    });
    expect(near?.points[0]?.y).toBe(layout.box.bottom);
    expect(near?.points[2]?.y).toBeLessThan(near?.points[1]?.y ?? 0);
    expect(near?.path).toMatch(/^M[\d.]+,[\d.]+L[\d.]+,[\d.]+L[\d.]+,[\d.]+$/);
  });
});
