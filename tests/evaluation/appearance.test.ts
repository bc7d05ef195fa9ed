// What is read off each digit by itself.

import { describe, expect, it } from 'vitest';
import { IMAGE_SIZE } from '../../workers/data/digitSet.ts';
import { entropy, perDigitClasses } from '../../workers/evaluation/classHistogram.ts';
import { confidences, judgedClasses } from '../../workers/evaluation/judgement.ts';
import { perDigitAgreement } from '../../workers/evaluation/labelAgreement.ts';
import { laplacianVariances } from '../../workers/evaluation/sharpness.ts';
import { perDigitUnreadable } from '../../workers/evaluation/unreadable.ts';

/** Probabilities with `p` at each class, the rest evenly elsewhere. */
function judged(...digits: readonly (readonly [judgedClass: number, p: number])[]): Float32Array {
  return Float32Array.from(
    digits.flatMap(([judgedClass, p]) => Array.from({ length: 10 }, (_, c) => (c === judgedClass ? p : (1 - p) / 9))),
  );
}

const PROBS = judged([3, 0.99], [0, 0.71], [9, 0.69], [3, 0.5]);

describe('a judgement', () => {
  it('is the likeliest class, of equals the first', () => {
    expect([...judgedClasses(PROBS)]).toEqual([3, 0, 9, 3]);
    expect([...judgedClasses(new Float32Array(10).fill(0.1))]).toEqual([0]);
    expect(confidences(PROBS)[2]).toBeCloseTo(0.69, 6);
  });

  it('is unreadable below a confidence of 0.7', () => {
    expect([...perDigitUnreadable(confidences(PROBS))]).toEqual([0, 0, 1, 1]);
  });

  it('agrees with a label or does not', () => {
    expect([...perDigitAgreement(judgedClasses(PROBS), Uint8Array.of(3, 1, 9, 9))]).toEqual([1, 0, 1, 0]);
  });

  it('counts into one of ten classes', () => {
    const columns = perDigitClasses(judgedClasses(PROBS));
    expect(columns.map((column) => column.reduce((sum, one) => sum + one, 0))).toEqual([1, 0, 0, 2, 0, 0, 0, 0, 0, 1]);
  });
});

describe('the entropy of shares', () => {
  it.each([
    [new Array<number>(10).fill(0.1), Math.log(10)],
    [[1, 0, 0], 0],
    [[0.5, 0.5, 0], Math.LN2],
    [[0.25, 0.75], 0.25 * Math.log(4) + 0.75 * Math.log(4 / 3)],
  ])('of %j', (shares, want) => {
    expect(entropy(shares)).toBeCloseTo(want, 12);
  });
});

describe('the Laplacian variance', () => {
  it('of one inked pixel is that of five numbers among 676', () => {
    const image = new Uint8Array(IMAGE_SIZE);
    image[14 * 28 + 14] = 255;
    // Σ∇² = −4 + 4·1 = 0, Σ(∇²)² = 16 + 4·1
    expect(laplacianVariances(image)[0]).toBeCloseTo(20 / 676, 7);
  });

  it('is 0 without edges and does not see the border', () => {
    const [paper, border] = [new Uint8Array(IMAGE_SIZE).fill(80), new Uint8Array(IMAGE_SIZE)];
    border[0] = 255; // a corner is nobody's neighbour but the border's
    expect([...laplacianVariances(Uint8Array.of(...paper, ...border))]).toEqual([0, 0]);
  });

  it('is largest for a checkerboard: every Laplacian is ±4', () => {
    const board = Uint8Array.from({ length: IMAGE_SIZE }, (_, i) => (((i % 28) + Math.floor(i / 28)) % 2 ? 255 : 0));
    expect(laplacianVariances(board)[0]).toBeCloseTo(16, 6);
  });
});
