import { describe, expect, it } from 'vitest';
import { findingOf, isTooNear, nearnessAmong } from '../../../../../web/features/compare/certificate/proof.ts';

const UNSEEN = Array.from({ length: 101 }, (_, i) => i + 10); // 10 … 110: the limit is 11

describe('how near a digit is', () => {
  it('is told by the share of unseen real digits that are nearer, and by the limit below which one in a hundred is', () => {
    expect(nearnessAmong(60, UNSEEN)).toEqual({ distance: 60, share: 50.5 / 101, limit: 11 });
    expect(nearnessAmong(5, UNSEEN).share).toBe(0);
    expect(nearnessAmong(500, UNSEEN).share).toBe(1);
    expect(nearnessAmong(3, [9, 2]).limit).toBeCloseTo(2.07, 12);
  });

  it('is too near below the limit, and at no distance at all', () => {
    expect([10.9, 11, 12].map((distance) => isTooNear(nearnessAmong(distance, UNSEEN)))).toEqual([true, false, false]);
    expect(isTooNear({ distance: 0, share: 0, limit: 0 })).toBe(true);
  });
});

describe('a certificate', () => {
  const near = nearnessAmong(10.5, UNSEEN);
  const far = nearnessAmong(60, UNSEEN);
  const same = nearnessAmong(0, UNSEEN);

  it('calls a copy what has the pixels of a training digit, or is too near by both measures', () => {
    expect(findingOf({ features: far, pixels: same })).toBe('copy');
    expect(findingOf({ features: near, pixels: near })).toBe('copy');
    expect(findingOf({ features: same, pixels: undefined })).toBe('copy');
  });

  it('doubts what is too near by one measure, also where that is the only one', () => {
    expect(findingOf({ features: near, pixels: far })).toBe('doubtful');
    expect(findingOf({ features: far, pixels: near })).toBe('doubtful');
    expect(findingOf({ features: same, pixels: far })).toBe('doubtful');
    expect(findingOf({ features: near, pixels: undefined })).toBe('doubtful');
  });

  it('finds nothing in what is as far as real digits are', () => {
    expect(findingOf({ features: far, pixels: far })).toBe('original');
    expect(findingOf({ features: far, pixels: undefined })).toBe('original');
  });
});
