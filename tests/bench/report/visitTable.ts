// First visits as people read them.

import { showBytes } from '../../../workers/node/terminal.ts';
import { oursOf, type VisitPage, type VisitRow } from '../visit/visitRow.ts';
import { alignColumns } from './columns.ts';

export function visitTable(rows: readonly VisitRow[]): string {
  const bytesOf = (name: VisitPage): number => rows.find(({ page }) => page === name)?.gzipBytes ?? NaN;
  const cells = rows.map((row) => [
    row.page,
    row.throttling === 1 ? 'as it is' : `${row.throttling}× slower`,
    row.medianMs.toFixed(0),
    row.bestMs.toFixed(0),
    showTimes(row.timesAsLong),
    showBytes(row.gzipBytes),
    row.timesAsLong ? `${(row.gzipBytes / bytesOf(oursOf(row.page))).toFixed(1)}×` : '',
  ]);
  return [
    `chromium · first visit to first digits of ${rows[0]?.model ?? ''}, cold`,
    ...alignColumns([['page', 'main thread', 'ms', 'best', 'times as long as ours', 'gzip', 'of ours'], ...cells]),
    '',
  ].join('\n');
}

function showTimes(times: VisitRow['timesAsLong']): string {
  if (!times) return '';
  if ('refused' in times) return `no ratio: ${times.refused}`;
  return `${times.median.toFixed(2)} (quartiles ${times.low.toFixed(2)}–${times.high.toFixed(2)})`;
}
