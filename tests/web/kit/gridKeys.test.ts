import { describe, expect, it } from 'vitest';
import { MAX_INDEX } from '../../../workers/core/address.ts';
import { moveByKey } from '../../../web/kit/gridKeys.ts';

/** Where a key leads from a digit of a wall with 10 columns and 5 rows on screen. */
function press(
  key: string,
  index: number,
  modifiers: { ctrlKey?: boolean; altKey?: boolean } = {},
): number | undefined {
  return moveByKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...modifiers }, index, 10, 5);
}

describe('the keys of the grid', () => {
  it.each([
    ['ArrowLeft', 25, 24],
    ['ArrowRight', 29, 30],
    ['ArrowUp', 25, 15],
    ['ArrowDown', 25, 35],
    ['Home', 25, 20],
    ['End', 25, 29],
    ['PageUp', 75, 25],
    ['PageDown', 25, 75],
  ])('%s leads from %d to %d', (key, from, to) => {
    expect(press(key, from)).toBe(to);
  });

  it.each([
    ['ArrowLeft', 0, 0],
    ['ArrowUp', 3, 3],
    ['PageUp', 23, 3],
    ['ArrowRight', MAX_INDEX, MAX_INDEX],
    ['ArrowDown', MAX_INDEX, MAX_INDEX],
    ['PageDown', MAX_INDEX, MAX_INDEX],
    ['End', MAX_INDEX, MAX_INDEX],
  ])('%s does not leave the wall at %d', (key, from, to) => {
    expect(press(key, from)).toBe(to);
  });

  it('Control with Home and End leads to the ends of the wall', () => {
    expect(press('Home', 25, { ctrlKey: true })).toBe(0);
    expect(press('End', 25, { ctrlKey: true })).toBe(MAX_INDEX);
  });

  it('leaves other keys, and those that a browser uses, alone', () => {
    expect(press('a', 25)).toBeUndefined();
    expect(press('ArrowLeft', 25, { altKey: true })).toBeUndefined();
    expect(press('ArrowLeft', 25, { ctrlKey: true })).toBeUndefined();
    expect(press('constructor', 25)).toBeUndefined();
  });

  it.each([
    ['ArrowDown', 95, 95],
    ['ArrowDown', 84, 94],
    ['PageDown', 65, 95],
    ['End', 92, 95],
  ])('%s does not leave a sheet of 96 at %d', (key, from, to) => {
    expect(moveByKey({ key, ctrlKey: false, altKey: false, metaKey: false }, from, 10, 5, 95)).toBe(to);
  });

  it('Control with End leads to the end of a sheet', () => {
    expect(moveByKey({ key: 'End', ctrlKey: true, altKey: false, metaKey: false }, 3, 12, 4, 95)).toBe(95);
  });
});
