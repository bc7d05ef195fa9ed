// The keys of a grid, after the ARIA practices guide.

import { MAX_INDEX } from '../../workers/core/address.ts';

/**
 * Where a key moves the cursor from digit `index`, or undefined for keys that move nothing. Never leaves digits 0 … `last`,
 * whose last row may be short.
 */
export function moveByKey(
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  index: number,
  columns: number,
  pageRows: number,
  last = MAX_INDEX,
): number | undefined {
  if (altKey || metaKey) return undefined;
  const rowStart = index - (index % columns);
  const target = (ctrlKey ? CONTROL_MOVES : MOVES).get(key)?.(
    index,
    rowStart,
    columns,
    Math.max(1, pageRows) * columns,
    last,
  );
  if (target === undefined) return undefined;
  // A step down from the second-last row may have no digit below it; a step up from the first row has none above.
  if (target < 0) return key === 'PageUp' ? index % columns : key === 'ArrowUp' ? index : 0;
  if (target > last && key === 'ArrowDown' && rowStart + columns > last) return index;
  return Math.min(target, last);
}

type Move = (index: number, rowStart: number, columns: number, page: number, last: number) => number;

const MOVES: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['ArrowLeft', (index) => index - 1],
  ['ArrowRight', (index) => index + 1],
  ['ArrowUp', (index, _, columns) => index - columns],
  ['ArrowDown', (index, _, columns) => index + columns],
  ['Home', (_, rowStart) => rowStart],
  ['End', (_, rowStart, columns) => rowStart + columns - 1],
  ['PageUp', (index, _, __, page) => index - page],
  ['PageDown', (index, _, __, page) => index + page],
]);

const CONTROL_MOVES: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['Home', () => 0],
  ['End', (_, __, ___, ____, last) => last],
]);
