// The list of weird digits that was found last, for as long as the page is open: whoever comes back from one of them sees the
// list at once, at the digit that they opened, and the judge does not search again.

import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import type { JudgedRange } from './weirdSearch.ts';

export class FoundLast {
  #key = '';
  #judged: JudgedRange | undefined;
  /** The digit of the list that was opened last. */
  #opened: number | undefined;

  keep(address: PageAddress, judged: JudgedRange): void {
    this.#key = keyOf(address);
    this.#judged = judged;
    this.#opened = undefined;
  }

  /** What was found of these digits; undefined where others were found last. */
  of(address: PageAddress): JudgedRange | undefined {
    return this.#key === keyOf(address) ? this.#judged : undefined;
  }

  open(index: number): void {
    this.#opened = index;
  }

  /** The digit that was opened last, once. */
  takeOpened(): number | undefined {
    const opened = this.#opened;
    this.#opened = undefined;
    return opened;
  }
}

/** In another order they are the same digits. */
function keyOf(address: PageAddress): string {
  return formatFragment({ ...address, fields: {} });
}
