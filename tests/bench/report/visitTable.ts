// First visits as people read them.

import { showBytes } from '../../../workers/node/terminal.ts';
import type { Network } from '../visit/slowHost.ts';
import { oursOf, type RoundTripRow, type VisitPage, type VisitRow } from '../visit/visitRow.ts';
import { alignColumns } from './columns.ts';

export function visitTable(rows: readonly VisitRow[]): string {
  const bytesOf = (name: VisitPage): number => rows.find(({ page }) => page === name)?.gzipBytes ?? NaN;
  const cells = rows.map((row) => [
    row.page,
    conditionText(row),
    row.medianMs.toFixed(0),
    row.bestMs.toFixed(0),
    showTimes(row.timesAsLong),
    showBytes(row.gzipBytes),
    row.timesAsLong ? `${(row.gzipBytes / bytesOf(oursOf(row.page))).toFixed(1)}×` : '',
  ]);
  return [
    `chromium · first visit to first digits of ${rows[0]?.model ?? ''}, cold`,
    ...alignColumns([
      ['page', 'machine and network', 'ms', 'best', 'times as long as ours', 'gzip', 'of ours'],
      ...cells,
    ]),
    '',
  ].join('\n');
}

function showTimes(times: VisitRow['timesAsLong']): string {
  if (!times) return '';
  if ('refused' in times) return `no ratio: ${times.refused}`;
  return `${times.median.toFixed(2)} (quartiles ${times.low.toFixed(2)}–${times.high.toFixed(2)})`;
}

interface VisitConditions {
  readonly throttling: number;
  readonly network?: Network | undefined;
}

/** Under which conditions a visit was. */
export function conditionText({ throttling, network }: VisitConditions): string {
  if (network) {
    const { delayMs, bitsPerSecond } = network;
    return bitsPerSecond === undefined ? `${delayMs} ms` : `${bitsPerSecond / 1e6} Mbit/s, ${delayMs} ms`;
  }
  return throttling === 1 ? 'as it is' : `main thread ${throttling}× slower`;
}

export function roundTripTable(rows: readonly RoundTripRow[]): string {
  const cells = rows.map(({ page, shortMs, longMs, roundTrips, gzipBytes }) => [
    page,
    roundTrips.toFixed(2),
    shortMs.toFixed(0),
    longMs.toFixed(0),
    showBytes(gzipBytes),
  ]);
  return [
    'chromium · answers that a first visit to a page of the gallery waits for, one after the other',
    ...alignColumns([['page', 'round trips', 'ms at 20 ms an answer', 'at 400 ms', 'gzip'], ...cells]),
    '',
  ].join('\n');
}
