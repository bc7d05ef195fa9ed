import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../../../workers/evaluation/evaluation.ts';
import { roundDomain, scaleOf, ticksOf } from '../../../../../web/features/compare/measure/axes.ts';
import { classPlot } from '../../../../../web/features/compare/measure/classShares.ts';
import { distancePlot } from '../../../../../web/features/compare/measure/distances.ts';
import { intervalPlot } from '../../../../../web/features/compare/measure/intervals.ts';
import { overlapPlot } from '../../../../../web/features/compare/measure/overlap.ts';
import { layOutPlot, type PlotSpec } from '../../../../../web/features/compare/measure/plotSpec.ts';
import { REAL } from '../../../../../web/features/compare/measure/series.ts';

const WIDTH = 320;
const A = { id: 'a', name: 'A', slot: 0 };
const B = { id: 'b', name: 'B', slot: 1 };

function metric(value: number, low: number, high: number, floor = 0): Metric {
  return { value, low, high, floor };
}

/** Numbers stand in the middle under their lines, so half of one is beside the first and the last. */
function expectRoom({ margin, x }: PlotSpec): void {
  expect(Math.min(margin.left, margin.right)).toBeGreaterThanOrEqual(x.room / 2);
}

/** The points of a plot in pixels. */
function placesOf(plot: PlotSpec, width = WIDTH) {
  const { x, y } = layOutPlot(plot, width);
  return plot.points.map((row) =>
    row.map((point) => {
      const [value, low, high] = [point.x.value, point.x.low ?? NaN, point.x.high ?? NaN].map((at) => x(at));
      return { value: value ?? NaN, low: low ?? NaN, high: high ?? NaN, y: y(point.y.value) };
    }),
  );
}

describe('a scale', () => {
  it('has all numbers on it, leaves out what is none, and gives a single number room', () => {
    expect(roundDomain([3.2, NaN, 8.7, Infinity])).toEqual([3, 9]);
    expect(roundDomain([4])).toEqual([2, 6]);
    expect(scaleOf([0], [0, 100])(0)).toBe(50);
    expect(roundDomain([])).toEqual([0, 1]);
  });

  it('has no more ticks than there is room for, and two at least', () => {
    const scale = scaleOf([0, 100], [0, 320]);
    expect(ticksOf(scale, 64)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticksOf(scaleOf([0, 100], [0, 10]), 64)).toEqual([0, 50, 100]);
  });
});

describe('intervals', () => {
  const words = { name: 'FID', note: 'lower is better', show: (value: number) => value.toFixed(1) };
  const plot = intervalPlot(words, [
    { series: A, metric: metric(5, 4, 6, 1) },
    { series: B, metric: null },
    { series: B, metric: metric(10, 9, 12, 1) },
  ]);
  const places = placesOf(plot).flat();

  it('leave room beside the drawing for half of the number under its first and last line', () => {
    expectRoom(plot);
  });

  it('stand in rows, on one scale, within the drawing', () => {
    expect(places.map(({ y }) => y)).toEqual([26, 98]);
    expect(plot.height).toBeGreaterThan(98);
    expect(plot.floors?.map(({ x }) => x)).toEqual([1, 1]);
    for (const { value, low, high } of places) {
      expect(low).toBeLessThan(value);
      expect(value).toBeLessThan(high);
      expect([value, low, high].every((at) => at >= 0 && at <= WIDTH)).toBe(true);
    }
    // A unit is as long everywhere: 10 − 5 is five times 5 − 4.
    const [first, second] = places;
    expect(((second?.value ?? 0) - (first?.value ?? 0)) / ((first?.value ?? 0) - (first?.low ?? 0))).toBeCloseTo(5, 6);
  });

  it('have a row without marks where a model has no such number', () => {
    expect(plot.names?.map(({ text, y }) => [text, y])).toEqual([
      ['A', 13],
      ['B —', 49],
      ['B', 85],
    ]);
    expect(plot.table.rows[1]).toEqual(['B', '—', '—', '—']);
  });

  it('are read with their interval and what real digits get', () => {
    expect(plot.points[0]?.[0]?.text).toBe('A: 5.0, interval 4.0 to 6.0; real digits get 1.0');
  });
});

describe('precision against recall', () => {
  const row = { series: A, precision: metric(0.9, 0.88, 0.92, 0.95), recall: metric(0.62, 0.6, 0.64, 0.94) };
  const plot = overlapPlot([row]);

  it('leave room beside the drawing for their numbers', () => {
    expectRoom(plot);
  });

  it('has real digits as a point of their own, at the floors', () => {
    const [[, real] = []] = plot.points;
    expect(real?.series).toEqual({ id: 'real', name: 'Real digits', slot: REAL });
    expect([real?.x.value, real?.y.value]).toEqual([0.94, 0.95]);
    expect(overlapPlot([]).points).toEqual([[]]);
  });

  it('begins below the lowest share and ends at all', () => {
    expect([plot.x.domain, plot.y?.domain]).toEqual([
      [0.6, 1],
      [0.8, 1],
    ]);
    // More precision is further up, which is a smaller y.
    const [[model, real] = []] = placesOf(plot);
    expect(real?.y).toBeLessThan(model?.y ?? 0);
  });
});

describe('shares of classes', () => {
  const classes = (first: number): readonly Metric[] =>
    Array.from({ length: 10 }, (_, c) => metric(c === 0 ? first : 0.1, 0.08, 0.12, 0.1));
  const plot = classPlot([
    { series: A, classes: classes(0.1) },
    { series: B, classes: classes(0.55) },
  ]);

  it('leave room beside the drawing for their numbers', () => {
    expectRoom(plot);
  });

  it('have a group for each class and a line for each model, none at the place of another', () => {
    expect(plot.floors).toHaveLength(10);
    expect(plot.dividers).toHaveLength(9);
    const places = placesOf(plot);
    expect(new Set(places.flat().map(({ y }) => y)).size).toBe(20);
    for (const row of places) {
      row.forEach(({ y }, digit) => {
        const group = plot.floors?.[digit];
        expect(y).toBeGreaterThan(group?.top ?? Infinity);
        expect(y).toBeLessThan(group?.bottom ?? 0);
      });
    }
  });

  it('have a scale that holds a collapsed model too', () => {
    const [[usual] = [], [collapsed] = []] = placesOf(plot);
    expect(collapsed?.value).toBeGreaterThan(usual?.value ?? Infinity);
    expect(classPlot([{ series: B, classes: [metric(1, 1, 1, 0.1)] }]).x.domain).toEqual([0, 1]);
  });
});

describe('distances', () => {
  const plot = distancePlot(
    [0, 50, 95],
    [
      { series: A, distances: [1, 4, 8] },
      { series: { ...A, slot: REAL }, distances: [2, 5, 9] },
    ],
  );

  it('leave room beside the drawing for their numbers', () => {
    expectRoom(plot);
  });

  it('make curves from the bottom to the right and up, the nearer ones to the left', () => {
    const [near, real] = placesOf(plot);
    near?.forEach(({ value }, i) => {
      expect(value).toBeLessThan(real?.[i]?.value ?? 0);
    });
    expect(near?.[0]?.y).toBe(layOutPlot(plot, WIDTH).box.bottom);
    expect(near?.[2]?.y).toBeLessThan(near?.[1]?.y ?? 0);
    expect(plot.hasCurves).toBe(true);
  });

  it('are read as shares that are so near or nearer', () => {
    expect(plot.points[0]?.map(({ text }) => text)).toEqual([
      'A: the nearest is 1 away',
      'A: 50\u00a0% are 4 away or less',
      'A: 95\u00a0% are 8 away or less',
    ]);
  });
});

describe('any plot', () => {
  it('has its data in a box that is never turned inside out, however narrow the drawing', () => {
    const plot = distancePlot([0, 100], [{ series: A, distances: [1, 2] }]);
    expect(layOutPlot(plot, 0).box).toEqual({ left: 50, right: 51, top: 10, bottom: 276 });
    expect(layOutPlot(plot, WIDTH).box.right).toBe(WIDTH - 28);
  });
});
