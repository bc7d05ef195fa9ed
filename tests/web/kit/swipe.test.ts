import { describe, expect, it } from 'vitest';
import { gestureOf } from '../../../web/kit/swipe.ts';

describe('a gesture', () => {
  it.each([
    [0, 0, 'tap'],
    [6, -8, 'tap'],
    [-80, 10, 'left'],
    [80, -30, 'right'],
    [30, 0, 'none'],
    [50, 60, 'none'],
    [0, -200, 'none'],
  ] as const)('of %i, %i pixels is %s', (dx, dy, gesture) => {
    expect(gestureOf({ dx, dy })).toBe(gesture);
  });
});
