// A training step as people read it.

import type { StepProfile } from '../training/measureProfile.ts';
import type { TrainingRow } from '../training/trainingRow.ts';
import { alignColumns } from './columns.ts';

export function trainingTable(rows: readonly TrainingRow[], profile: StepProfile): string {
  const [first] = rows;
  const cells = rows.map((row) => [
    row.engine,
    String(row.workers),
    row.medianMs.toFixed(1),
    row.bestMs.toFixed(1),
    showTimes(row.timesAsLong),
    row.note ?? '',
  ]);
  const parts = profile.parts.map(({ name, ms, share }) => [name, ms.toFixed(2), `${(100 * share).toFixed(1)} %`]);
  return [
    `node · a training step of the cgan, batch ${first?.batch ?? 0}: both turns, Adam, data`,
    ...alignColumns([['engine', 'workers', 'ms', 'best', 'times as long as ours on one core', ''], ...cells]),
    '',
    `one step in one thread: ${profile.stepMs.toFixed(1)} ms; in a worker ${profile.exchangeMs.toFixed(1)} ms more`,
    ...alignColumns([['part', 'ms', 'share'], ...parts]),
    '',
  ].join('\n');
}

function showTimes(times: TrainingRow['timesAsLong']): string {
  if (!times) return '';
  if ('refused' in times) return `no ratio: ${times.refused}`;
  return `${times.median.toFixed(2)} (quartiles ${times.low.toFixed(2)}–${times.high.toFixed(2)})`;
}
