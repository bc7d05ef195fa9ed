// Visits of pages as people read them.

import type { PageRow, ScenarioResult } from '../pages/pageRow.ts';
import { alignColumns } from './columns.ts';

/** What is promised of every page. */
const MOST_MS = 100;
const MOST_CLS = 0.02;

export function pagesTable(rows: readonly PageRow[], how: 'taskset' | 'throttled'): string {
  const cells = rows.map((row) => [
    row.page,
    row.longestWorkMs.toFixed(0),
    byClock(row.longestTaskMs, row, ({ longestTaskMs }) => longestTaskMs),
    row.inpWorkMs.toFixed(0),
    byClock(row.inpMs, row, ({ inpMs }) => inpMs),
    row.interactions.toFixed(0),
    row.cls.toFixed(3),
    isTooMuch(row) ? '← too much' : '',
  ]);
  const where = how === 'taskset' ? 'the whole browser on one core' : 'the page’s thread 4× slower';
  return [
    `chromium · scripted visits of every page, cold, ${where}; medians (the least) of ${rows[0]?.visits.length ?? 0}`,
    'work: processor time of the page’s thread, which other programs do not lengthen; the rest is by the clock',
    ...alignColumns([
      ['page', 'longest task: work, ms', 'ms', 'INP: work, ms', 'ms', 'interactions', 'CLS', ''],
      ...cells,
    ]),
    ...rows.filter(isTooMuch).flatMap(causes),
    '',
  ].join('\n');
}

function byClock(median: number, { visits }: PageRow, of: (visited: ScenarioResult) => number): string {
  return `${median.toFixed(0)} (${Math.min(...visits.map(of)).toFixed(0)})`;
}

function isTooMuch({ longestWorkMs, inpWorkMs, cls }: PageRow): boolean {
  return longestWorkMs > MOST_MS || inpWorkMs > MOST_MS || cls > MOST_CLS;
}

/** What it was, in the visit with the longest task. */
function causes({ page, visits }: PageRow): readonly string[] {
  const [worst] = [...visits].sort((a, b) => b.work.longestTaskMs - a.work.longestTaskMs);
  const shifts = (worst?.causes ?? []).filter((cause) => cause.startsWith('shift'));
  return [`${page}:`, ...[...(worst?.work.causes ?? []), ...shifts].map((cause) => `  ${cause}`)];
}
