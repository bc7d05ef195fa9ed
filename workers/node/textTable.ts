// Tables of text.

import { printable } from './printable.ts';

/** Columns of equal width: the first to the left, numbers to the right. */
export function alignRight(rows: readonly (readonly string[])[]): readonly string[] {
  return align(rows, (cell, width, column) => (column === 0 ? cell.padEnd(width) : cell.padStart(width)));
}

/** Columns of equal width, all of them to the left. */
export function alignLeft(rows: readonly (readonly string[])[]): readonly string[] {
  return align(rows, (cell, width) => cell.padEnd(width)).map((line) => line.trimEnd());
}

function align(
  rows: readonly (readonly string[])[],
  pad: (cell: string, width: number, column: number) => string,
): readonly string[] {
  // Characters that are not printed have no width.
  const printed = rows.map((cells) => cells.map(printable));
  const widths: number[] = [];
  for (const cells of printed) cells.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return printed.map((cells) => cells.map((cell, i) => pad(cell, widths[i] ?? 0, i)).join('  '));
}
