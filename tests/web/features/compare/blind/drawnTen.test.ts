import { describe, expect, it } from 'vitest';
import { formatDrawn, parseDrawn } from '../../../../../web/features/compare/blind/drawnTen.ts';

const ink = (level: number): Uint8ClampedArray => new Uint8ClampedArray(784).fill(level);

describe('digits drawn for a test', () => {
  it('come back from storage as they were', () => {
    const digits = [ink(0), ink(255), ink(128)];
    expect(parseDrawn(formatDrawn(digits))).toEqual(digits);
  });

  it.each([
    null,
    '',
    'null',
    '{}',
    '{"version":2,"ink":[]}',
    '{"version":1,"ink":[7]}',
    '{"version":1,"ink":["AAAA"]}',
    '{"version":1,"ink":["%"]}',
  ])('are none where storage holds %s', (text) => {
    expect(parseDrawn(text)).toEqual([]);
  });
});
