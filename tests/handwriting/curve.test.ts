import { describe, expect, it } from 'vitest';
import { collectMeasured } from '../../workers/handwriting/collectMeasured.ts';
import { askedValues, curvePoint } from '../../workers/handwriting/curve.ts';
import { CONTROLS, type ControlDirection } from '../../workers/handwriting/directions.ts';

/** Every control from 0 to 10. */
const DIRECTIONS = CONTROLS.map((control): ControlDirection => ({
  control,
  direction: Float32Array.of(1),
  slope: 1,
  low: 0,
  median: 5,
  high: 10,
  r2: 1,
}));

describe('the curve of a control', () => {
  it('asks for five values from one end of the range to the other', () => {
    expect(askedValues({ low: 2, high: 4 })).toEqual([2, 2.5, 3, 3.5, 4]);
  });

  it('tells where digits came from, where they are, how many got there, and what else moved; worked by hand', () => {
    // thickness, slant, width, height, ink of eleven digits: thickness 4, 4.2, … 6; the width of each has grown by 1.
    const rows = (thickness: (n: number) => number, width: number): Float64Array<ArrayBuffer> =>
      Float64Array.from(Array.from({ length: 11 }, (_, n) => [thickness(n), 0, width, 7, 99]).flat());
    const moved = { before: rows(() => 3, 5), measures: rows((n) => 4 + n / 5, 6) };
    const point = curvePoint('thickness', 5, moved, DIRECTIONS);
    expect(point).toMatchObject({ asked: 5, before: 3, median: 5, low: 4.2, high: 5.8, drift: 0.1 });
    expect(point.there).toBeCloseTo(5 / 11, 9); // 4.6 to 5.4 are within 0.5
  });
});

describe('measured digits in pieces', () => {
  it('are those of the whole, in order, whichever piece comes first', async () => {
    const asked: number[] = [];
    const { z, measures, labels } = await collectMeasured(600, async ({ first, count }) => {
      await new Promise((resolve) => setTimeout(resolve, first === 0 ? 20 : 0));
      asked.push(count);
      const of = (width: number): number[] =>
        Array.from({ length: count * width }, (_, i) => first + Math.floor(i / width));
      return { z: Float32Array.from(of(2)), measures: Float64Array.from(of(5)), labels: Uint8Array.from(of(1)) };
    });
    expect(asked).toEqual([256, 88, 256]);
    expect([...z]).toEqual(Array.from({ length: 1200 }, (_, i) => Math.floor(i / 2)));
    expect([...measures]).toEqual(Array.from({ length: 3000 }, (_, i) => Math.floor(i / 5)));
    expect(labels).toEqual(Uint8Array.from({ length: 600 }, (_, i) => i));
  });
});
