// The wall for screen readers and keyboards: real grid cells over the pictures, only for rows near the screen. Rows are used again:
// a row that leaves at the top comes back at the bottom with other names.

import { digitsInRows, rowOf, type RowRange, type WallLayout } from './layout.ts';

interface CellRow {
  readonly element: HTMLDivElement;
  row: number;
}

export interface CellView {
  readonly layout: WallLayout;
  readonly window: RowRange;
  /** Rows that need cells. */
  readonly rows: RowRange;
  /** The digit that Tab reaches. Its row keeps its cells wherever it is. */
  readonly cursor: number;
}

export class CellRows {
  readonly #grid: HTMLElement;
  readonly #live = new Map<number, CellRow>();
  readonly #spare: CellRow[] = [];
  #columns = 0;
  #nameOf: (index: number) => string = String;
  #tabStop: HTMLElement | undefined;

  constructor(grid: HTMLElement) {
    this.#grid = grid;
  }

  /** Changes the accessible names. */
  set nameOf(nameOf: (index: number) => string) {
    this.#nameOf = nameOf;
    for (const live of this.#live.values()) this.#name(live);
  }

  /** Brings the cells in line with the view. */
  show({ layout, window, rows, cursor }: CellView): void {
    if (layout.columns !== this.#columns) this.#clear(layout.columns);
    const cursorRow = rowOf(cursor, layout.columns);
    for (const [row, live] of this.#live) {
      if ((row < rows.first || row >= rows.first + rows.count) && row !== cursorRow) this.#release(row, live);
    }
    for (let row = rows.first; row < rows.first + rows.count; row++) this.#ensure(row);
    this.#ensure(cursorRow);
    for (const { element, row } of this.#live.values()) {
      element.style.top = `${(row - window.first) * layout.tile}px`;
      element.ariaRowIndex = String(row - window.first + 1);
    }
    this.#moveTabStop(cursor);
  }

  /** The cell of a digit, when its row has cells. */
  cellOf(index: number): HTMLElement | undefined {
    const cell = this.#live.get(rowOf(index, this.#columns))?.element.children[index % this.#columns];
    return cell instanceof HTMLElement ? cell : undefined;
  }

  /** The digit of a cell. */
  static indexOf(target: EventTarget | null): number | undefined {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
    return cell ? Number(cell.dataset['index']) : undefined;
  }

  #ensure(row: number): void {
    if (this.#live.has(row)) return;
    const live = this.#spare.pop() ?? this.#create();
    live.row = row;
    this.#insert(live);
    this.#live.set(row, live);
    this.#name(live);
  }

  #name({ element, row }: CellRow): void {
    const count = digitsInRows(row, 1, this.#columns);
    for (let column = 0; column < this.#columns; column++) {
      const cell = element.children[column];
      if (!(cell instanceof HTMLElement)) continue;
      const index = row * this.#columns + column;
      cell.hidden = column >= count;
      cell.dataset['index'] = String(index);
      cell.ariaLabel = this.#nameOf(index);
    }
  }

  /** Puts a row before the next one, so that screen readers meet rows in order. */
  #insert({ element, row }: CellRow): void {
    let next: CellRow | undefined;
    for (const other of this.#live.values()) {
      if (other.row > row && (!next || other.row < next.row)) next = other;
    }
    this.#grid.insertBefore(element, next?.element ?? null);
  }

  #create(): CellRow {
    const element = document.createElement('div');
    element.role = 'row';
    element.className = 'row';
    for (let column = 0; column < this.#columns; column++) {
      const cell = document.createElement('div');
      cell.role = 'gridcell';
      cell.ariaColIndex = String(column + 1);
      cell.tabIndex = -1;
      element.append(cell);
    }
    return { element, row: 0 };
  }

  #release(row: number, live: CellRow): void {
    live.element.remove();
    this.#live.delete(row);
    this.#spare.push(live);
  }

  #clear(columns: number): void {
    for (const live of this.#live.values()) live.element.remove();
    this.#live.clear();
    this.#spare.length = 0;
    this.#columns = columns;
  }

  #moveTabStop(cursor: number): void {
    const cell = this.cellOf(cursor);
    if (cell === this.#tabStop) return;
    if (this.#tabStop) this.#tabStop.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
    this.#tabStop = cell;
  }
}
