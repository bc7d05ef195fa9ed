// How a page has behaved in one visit.

export interface PageManners {
  /** The longest task of the page's thread; 0 where none was longer than the 50 ms from which browsers tell. */
  readonly longestTaskMs: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  /** The slowest of 98 % of the interactions (of fewer than fifty: the slowest), from the event to the next frame. */
  readonly inpMs: number;
  readonly interactions: number;
  /** Cumulative layout shift: the worst window of at most 5 s, shifts within half a second of an input left out. */
  readonly cls: number;
  /** What took longest and what has moved, as far as the browser tells; the worst first. */
  readonly causes: readonly string[];
}
