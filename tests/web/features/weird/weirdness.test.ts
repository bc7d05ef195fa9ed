import { describe, expect, it } from 'vitest';
import { weirdest, weirdnessOf } from '../../../../web/features/weird/weirdness.ts';

/** Probabilities of a judge that believes in `belief` with `confidence`, and in all others alike. */
function probsOf(belief: number, confidence: number): readonly number[] {
  return Array.from({ length: 10 }, (_, k) => (k === belief ? confidence : (1 - confidence) / 9));
}

/** Twenty threes around (1, 0) and twenty sevens around (−1, 0), a three that lies among the sevens, and one that is far off. */
function judged() {
  const at = (x: number, i: number) => [x + 0.1 * Math.sin(i), 0.1 * Math.cos(i)];
  const usual = Array.from({ length: 40 }, (_, i) => ({ belief: i % 2 ? 7 : 3, f: at(i % 2 ? -1 : 1, i), sure: 0.9 }));
  const digits = [...usual, { belief: 3, f: [-1, 0], sure: 0.95 }, { belief: 7, f: [-1, 3], sure: 0.3 }];
  return {
    features: Float32Array.from(digits.flatMap(({ f }) => f)),
    probs: Float32Array.from(digits.flatMap(({ belief, sure }) => probsOf(belief, sure))),
  };
}

describe('weirdness', () => {
  const { features, probs } = judged();
  const digits = weirdnessOf(features, probs);

  it('is what the judge believes in, and how much', () => {
    expect(digits.map(({ belief }) => belief).slice(-3)).toEqual([7, 3, 7]);
    expect(digits.at(-1)?.confidence).toBeCloseTo(0.3, 6);
  });

  it('is distance from what digits of the same belief look like, not from all', () => {
    const [last, usual] = [digits.slice(-2), digits.slice(0, -2)];
    const largest = Math.max(...usual.map(({ distance }) => distance));
    for (const { distance } of last) expect(distance).toBeGreaterThan(3 * largest);
  });

  it('has a root mean square of one: distances are in standard deviations', () => {
    const mean = digits.reduce((sum, { distance }) => sum + distance ** 2, 0) / digits.length;
    expect(mean).toBeCloseTo(1, 6); // sums of 42 squares in double precision
  });

  it('orders by doubt or by distance, earlier digits first among equals', () => {
    expect(weirdest(digits, 'doubt', 3)).toEqual([41, 0, 1]);
    expect(new Set(weirdest(digits, 'distance', 2))).toEqual(new Set([40, 41]));
    expect(weirdest(digits, 'doubt', 100)).toHaveLength(42);
  });

  it('is of nothing where there is nothing, and finite where all digits are alike', () => {
    expect(weirdnessOf(new Float32Array(0), new Float32Array(0))).toEqual([]);
    const alike = weirdnessOf(new Float32Array(20).fill(2), Float32Array.from(Array(10).fill(probsOf(1, 0.5)).flat()));
    expect(alike.map(({ distance }) => distance)).toEqual(Array(10).fill(0));
  });
});
