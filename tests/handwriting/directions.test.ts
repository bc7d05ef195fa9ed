import { describe, expect, it } from 'vitest';
import { CONTROLS, handwritingDirections } from '../../workers/handwriting/directions.ts';
import { MEASURES } from '../../workers/handwriting/measures.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats } from '../support/randomTensors.ts';

const [N, Z, M] = [600, 6, MEASURES.length];

/** Measures that are linear in z but for noise: thickness 2 + 0.5·z₀, slant 3·z₁ − 4·z₂, width 10, height 18 + noise. */
function linear(noise: number, shiftOf: (n: number) => number = () => 0) {
  const z = randomFloats(N * Z, 1);
  const luck = randomFloats(N * M, 2);
  const measures = Float64Array.from({ length: N * M }, (_, at) => {
    const [n, c] = [Math.floor(at / M), at % M];
    const latent = (i: number): number => z[n * Z + i] ?? NaN;
    const values = [2 + 0.5 * latent(0) + shiftOf(n), 3 * latent(1) - 4 * latent(2), 10, 18, 100];
    return (values[c] ?? NaN) + (c === 2 ? 0 : noise * (luck[at] ?? NaN));
  });
  return { z, measures };
}

describe('the direction of a control', () => {
  it('is that of the plane that the measures lie on, and its slope the plane’s', () => {
    const [thickness, slant] = handwritingDirections(linear(0));
    expectAllClose(thickness?.direction ?? [], [1, 0, 0, 0, 0, 0], { abs: 0.01, rel: 0 }); // the ridge is a thousandth
    expectAllClose(slant?.direction ?? [], [0, 0.6, -0.8, 0, 0, 0], { abs: 0.01, rel: 0 });
    expect(thickness?.slope).toBeCloseTo(0.5, 2);
    expect(slant?.slope).toBeCloseTo(5, 1);
    expect([thickness?.r2, slant?.r2].map((r2) => (r2 ?? 0) > 0.999)).toEqual([true, true]);
  });

  it('explains nothing where nothing varies or all is noise, and is not blown up', () => {
    const [, , width, height] = handwritingDirections(linear(0.5));
    expect(width).toMatchObject({ control: 'width', slope: 0, r2: 0, low: 10, median: 10, high: 10 });
    expect([...(width?.direction ?? [])]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(height?.r2).toBeLessThan(0.05); // 6 directions on 600 digits explain 1 % by luck
  });

  it('is the same when whole classes are thicker than others', () => {
    const labels = Uint8Array.from({ length: N }, (_, n) => n % 10);
    const mixed = linear(0, (n) => n % 10);
    const [together] = handwritingDirections({ ...mixed, labels });
    expectAllClose(together?.direction ?? [], [1, 0, 0, 0, 0, 0], { abs: 0.01, rel: 0 });
    expect(together?.r2).toBeGreaterThan(0.999);
    expect(handwritingDirections(mixed)[0]?.r2).toBeLessThan(0.2);
  });

  it('tells the range of all but the outermost percents', () => {
    const measures = new Float64Array(101 * M);
    for (let n = 0; n <= 100; n++) measures[n * M] = 100 - n;
    const [thickness] = handwritingDirections({ z: randomFloats(101 * 2, 1), measures });
    expect(thickness).toMatchObject({ control: 'thickness', low: 1, median: 50, high: 99 });
  });

  it('comes for every control, in order', () => {
    expect(handwritingDirections(linear(1)).map(({ control }) => control)).toEqual(CONTROLS);
  });
});

it('sets that do not fit, and too few digits, are refused', () => {
  const { z, measures } = linear(0);
  expect(() => handwritingDirections({ z, measures: measures.subarray(1) })).toThrow('want [N, 5], [N, Z] and [N]');
  expect(() => handwritingDirections({ z, measures, labels: new Uint8Array(3) })).toThrow('and 3 classes');
  expect(() => handwritingDirections({ z: z.subarray(0, 11 * Z), measures: measures.subarray(0, 11 * M) })).toThrow(
    'handwriting: 11 digits for 6 latent directions, want at least 12',
  );
});
