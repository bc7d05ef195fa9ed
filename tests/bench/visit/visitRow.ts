// What is reported of first visits.

import type { Spread } from '../../../workers/benchmark/statistics.ts';
import type { Network } from './slowHost.ts';

/**
 * The gallery on our kernels and, the same page, on tfjs. And the smallest page that shows digits, on each engine: what an
 * engine costs by itself.
 */
export type VisitPage = 'gallery' | 'gallery-tfjs' | 'minimal' | 'minimal-tfjs' | 'minimal-ort';

export interface VisitRow {
  readonly host: 'chromium';
  readonly page: VisitPage;
  readonly model: string;
  /** 1, or 4 with the main thread slowed. */
  readonly throttling: number;
  /** What is between host and browser; left out where there is nothing. */
  readonly network?: Network;
  /** From the start of the navigation to the mark `first-digits`. */
  readonly medianMs: number;
  readonly bestMs: number;
  readonly rounds: readonly number[];
  /** Of all that was asked for until then, each file as gzip -9 makes it. */
  readonly gzipBytes: number;
  /** How many times as long as the same page on our kernels; or why there is no ratio. */
  readonly timesAsLong: Spread | { readonly refused: string } | undefined;
}

/** How many answers a first visit waits for, one after the other. */
export interface RoundTripRow {
  readonly page: string;
  /** Medians of visits with a short and a long delay of each answer. */
  readonly shortMs: number;
  readonly longMs: number;
  readonly roundTrips: number;
  /** Of all answers until the mark, as gzip -9 makes them. */
  readonly gzipBytes: number;
  readonly short: readonly number[];
  readonly long: readonly number[];
}

export interface VisitFigures {
  readonly visit: readonly VisitRow[];
  readonly roundTrips: readonly RoundTripRow[];
  readonly chromium: string;
}

/** The same page on our kernels. */
export function oursOf(page: VisitPage): VisitPage {
  return page.startsWith('gallery') ? 'gallery' : 'minimal';
}
