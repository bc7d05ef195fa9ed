// The search, on an artist whose hand is known: latents say how thick, slanted, wide and high a ring is, with some bending.

import { expect, it } from 'vitest';
import { moveDigits, type MeasureLatents } from '../../workers/handwriting/moveDigits.ts';
import { MEASURES, measureDigits } from '../../workers/handwriting/measures.ts';
import { IMAGE_SIZE } from '../../workers/data/digitSet.ts';
import { drawStrokes, ellipse, lean } from '../support/drawnStrokes.ts';

const M = MEASURES.length;
const Z = 5;

/** Every latent moves two things, so that a direction alone would change what is to stay; the last does nothing. */
const measure: MeasureLatents = (z, rows) => {
  const images = new Uint8Array(rows.length * IMAGE_SIZE);
  rows.forEach((_, n) => {
    const [a = 0, b = 0, c = 0, d = 0] = z.subarray(n * Z, (n + 1) * Z);
    const stroke = ellipse([13.5, 13.5], 5 + 0.7 * Math.tanh(c) + 0.2 * a, 8 + 0.6 * Math.tanh(d) + 0.2 * b);
    images.set(
      drawStrokes([lean(stroke, 8 * b + 2 * c)], { thickness: 2.8 + 0.5 * Math.tanh(a) + 0.1 * d }),
      n * IMAGE_SIZE,
    );
  });
  return measureDigits(images);
};

it('reaches what was asked for and leaves the rest, each digit by itself', () => {
  const z = Float32Array.of(0, 0, 0, 0, 1, 0.3, -0.4, 0.2, 0.1, 0);
  const targets = Float64Array.of(3.1, 2.6);
  const both = moveDigits({ z, control: 'thickness', targets }, measure);
  targets.forEach((target, n) => {
    const row = (values: Float64Array): Float64Array => values.subarray(n * M, (n + 1) * M);
    expect(Math.abs((row(both.measures)[0] ?? NaN) - target)).toBeLessThan(0.02);
    const [, slant = NaN, width = NaN, height = NaN] = row(both.measures).map(
      (after, i) => after - (row(both.before)[i] ?? NaN),
    );
    expect(Math.abs(slant)).toBeLessThan(1);
    expect(Math.abs(width)).toBeLessThan(0.4);
    expect(Math.abs(height)).toBeLessThan(0.4);
  });
  const second = moveDigits({ z: z.slice(Z), control: 'thickness', targets: targets.slice(1) }, measure);
  expect(second.z).toEqual(both.z.slice(Z));
  expect(both.z[4]).toBe(1); // what changes nothing is not touched
  expect(both.measures).toEqual(measure(both.z, [0, 1]));
});

it('goes as far as it can towards what cannot be reached, and never further away', () => {
  const { measures, before } = moveDigits(
    { z: new Float32Array(Z), control: 'slant', targets: Float64Array.of(89) },
    measure,
  );
  expect(measures[1]).toBeGreaterThan((before[1] ?? NaN) + 20);
});

it('leaves a digit alone that is there already, or that nothing changes', () => {
  const z = new Float32Array(Z);
  const [thickness = NaN] = measure(z, [0]);
  expect(moveDigits({ z, control: 'thickness', targets: Float64Array.of(thickness) }, measure).z).toEqual(z);
  const numb: MeasureLatents = (_, rows) => new Float64Array(rows.length * M);
  expect(moveDigits({ z, control: 'width', targets: Float64Array.of(12) }, numb).z).toEqual(z);
});

it('latents that are not a row for each target are refused', () => {
  const request = { z: new Float32Array(7), control: 'width', targets: new Float64Array(2) } as const;
  expect(() => moveDigits(request, measure)).toThrow('handwriting: 7 latent values for 2 digits');
});
