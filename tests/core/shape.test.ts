import { describe, expect, it } from 'vitest';
import { sameShape, showShape, sizeOf } from '../../workers/core/shape.ts';

describe('shapes', () => {
  it('have the product of their extents as size, and 1 when empty', () => {
    expect(sizeOf([32, 28, 28, 1])).toBe(25_088);
    expect(sizeOf([])).toBe(1);
    expect(sizeOf([3, 0])).toBe(0);
  });

  it('print as errors name them', () => {
    expect(showShape([32, 28, 28, 1])).toBe('[32, 28, 28, 1]');
    expect(showShape([])).toBe('[]');
  });

  it('are the same only with the same extents in the same order', () => {
    expect(sameShape([2, 3], [2, 3])).toBe(true);
    expect(sameShape([2, 3], [3, 2])).toBe(false);
    expect(sameShape([2, 3], [2, 3, 1])).toBe(false);
    expect(sameShape([], [])).toBe(true);
  });
});
