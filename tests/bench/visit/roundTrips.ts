// How many answers of the host a first visit waits for, one after the other: the same visit with a short and with a long delay of
// every answer. The difference does not depend on how fast the machine is, as long as it is the same.

import type { Browser } from 'playwright';
import { spread } from '../../../workers/benchmark/statistics.ts';
import { FIRST_VISITS, type FirstVisit } from '../../support/scenarios/pagePlaces.ts';
import { startSlowHost } from './slowHost.ts';
import { timeVisit } from './timeVisit.ts';
import type { RoundTripRow } from './visitRow.ts';

const SHORT_MS = 20;
const LONG_MS = 400;
const VISITS = 5;

/** Pages of digits until the first are painted, others until they are on screen. */
const PAGES: readonly FirstVisit[] = Object.values(FIRST_VISITS);

export const ROUND_TRIP_VISITS = 2 * VISITS * PAGES.length;

/** `onVisit` is told of each visit that begins. */
export async function measureRoundTrips(
  browser: Browser,
  gallery: string,
  signal: AbortSignal,
  onVisit: (page: string) => void,
): Promise<readonly RoundTripRow[]> {
  const host = await startSlowHost(gallery);
  try {
    const times = PAGES.map(() => ({ short: [] as number[], long: [] as number[], bytes: 0 }));
    for (let visit = 0; visit < VISITS; visit++) {
      for (const [i, { page, fragment, mark }] of PAGES.entries()) {
        for (const length of ['short', 'long'] as const) {
          signal.throwIfAborted();
          onVisit(page);
          host.network = { delayMs: length === 'short' ? SHORT_MS : LONG_MS };
          host.takeBytes();
          const ms = await timeVisit(browser, `${host.origin}/${fragment}`, { mark });
          const row = times[i];
          row?.[length].push(ms);
          if (row && length === 'long') row.bytes = host.takeBytes();
        }
      }
    }
    return PAGES.map(({ page }, i) => {
      const { short = [], long = [], bytes = 0 } = times[i] ?? {};
      const [shortMs, longMs] = [spread(short).median, spread(long).median];
      return {
        page,
        shortMs,
        longMs,
        roundTrips: (longMs - shortMs) / (LONG_MS - SHORT_MS),
        gzipBytes: bytes,
        short,
        long,
      };
    });
  } finally {
    await host.close();
  }
}
