import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

function grey(bench: Workbench, logits: Float32Array): Uint8ClampedArray {
  const out = bench.bytes(logits.length);
  bench.k.logitsToGrey(out, bench.input(logits), logits.length);
  return bench.readBytes(out, logits.length);
}

describeBuilds('pixels', (workbench) => {
  it.each([1, 2, 3, 4, 5, 7, 8, 9, 784])('are ⌊255·σ(logit) + ½⌋ for %i logits', (count) => {
    const logits = randomFloats(count, 1, 4);
    grey(workbench(), logits).forEach((level, i) => {
      const exact = 255 / (1 + Math.exp(-at(logits, i))) + 0.5;
      // f32 cannot tell on which side of a whole number it is when it is this near to one.
      const near = Math.abs(exact - Math.round(exact)) < 1e-4;
      if (near) expect(Math.abs(level - Math.round(exact))).toBeLessThanOrEqual(1);
      else expect(level, `logit ${at(logits, i)}`).toBe(Math.floor(exact));
    });
  });

  it('saturate for logits of any size, and take NaN for paper, in a vector and in a tail', () => {
    const logits = [NaN, Infinity, -Infinity, 1e30, -1e30, 100, -100, 0];
    const want = [0, 255, 0, 255, 0, 255, 0, 128];
    expect([...grey(workbench(), Float32Array.from(logits))]).toEqual(want);
    logits.forEach((logit, i) => {
      expect([...grey(workbench(), Float32Array.of(logit))], `logit ${logit}`).toEqual([want[i]]);
    });
  });

  it('reach every grey level', () => {
    const logits = Float32Array.from({ length: 254 }, (_, i) => Math.log((i + 1) / (254 - i)));
    expect([...grey(workbench(), logits)]).toEqual(Array.from(logits, (_, i) => i + 1));
  });
});
