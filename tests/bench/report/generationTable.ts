// The rows of one model and batch as people read them.

import type { BenchmarkGap, BenchmarkRow, RatioRow } from '../../../workers/benchmark/row.ts';
import { alignColumns } from './columns.ts';

const HEAD = [
  'engine',
  'workers',
  'images/s',
  'best',
  'quartiles',
  'ms a batch',
  'best',
  'GFLOP/s',
  'best',
  'of ceiling',
];

/** A heading, a line for each row, its ratios below, and what could not be measured. */
export function generationTable(rows: readonly BenchmarkRow[], gaps: readonly BenchmarkGap[]): string {
  const [first] = [...rows, ...gaps];
  if (!first) return '';
  const lines = alignColumns([HEAD, ...rows.map(cells)]);
  const body = rows.flatMap((row, i) => [lines[i + 1] ?? '', ...remarks(row)]);
  return [
    `${first.host} · ${first.model} · batch ${first.batch}`,
    lines[0] ?? '',
    ...body,
    ...gaps.map(({ engine, workers, reason }) => `${engine} on ${showWorkers(workers)}: not measured: ${reason}`),
    '',
  ].join('\n');
}

function cells(row: BenchmarkRow): readonly string[] {
  return [
    row.engine,
    String(row.workers),
    showRate(row.imagesPerSecond),
    showRate(row.bestImagesPerSecond),
    `${showRate(row.lowImagesPerSecond)}–${showRate(row.highImagesPerSecond)}`,
    row.medianMs.toPrecision(3),
    row.bestMs.toPrecision(3),
    row.gflops.toFixed(1),
    row.bestGflops.toFixed(1),
    row.shareOfCeiling === undefined ? '' : `${(100 * row.shareOfCeiling).toFixed(0)} %`,
  ];
}

function remarks({ ratios, agreement, detail }: BenchmarkRow): readonly string[] {
  return [
    ...ratios.map((ratio) => `  ${showRatio(ratio)}`),
    ...(agreement && !agreement.agrees
      ? [`  draws other digits: up to ${agreement.worst.toPrecision(2)} of ink off`]
      : []),
    ...(detail === undefined ? [] : [`  ${detail}`]),
  ];
}

/** `3.12× ort-web on 1 worker (quartiles 3.05–3.20)` */
export function showRatio(ratio: RatioRow): string {
  const rival = `${ratio.engine} on ${showWorkers(ratio.workers)}`;
  if ('refused' in ratio) return `no ratio to ${rival}: ${ratio.refused}`;
  const digits = (value: number): string => value.toFixed(2);
  return `${digits(ratio.median)}× ${rival} (quartiles ${digits(ratio.low)}–${digits(ratio.high)})`;
}

function showWorkers(workers: number): string {
  return workers === 1 ? '1 worker' : `${workers} workers`;
}

function showRate(rate: number): string {
  return rate.toLocaleString('en', { maximumFractionDigits: rate < 100 ? 1 : 0 });
}
