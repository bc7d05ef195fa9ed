import { describe, expect, it } from 'vitest';
import { areRagged } from '../../../web/kit/raggedRows.ts';

describe('rows of a choice', () => {
  it.each([
    [[], false],
    [[5, 5, 5], false],
    [[5, 37], false],
    [[5, 5, 37, 37], false],
    [[5, 5, 37], true],
    [[5, 5, 37, 69], true],
  ])('with tops at %j are ragged: %s', (tops, ragged) => {
    expect(areRagged(tops)).toBe(ragged);
  });
});
