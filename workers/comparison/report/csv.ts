// A comparison as CSV (RFC 4180): one line for each model and metric, numbers in full.

import { COMPARED_METRICS } from '../comparedMetrics.ts';
import type { Comparison, MeasuredModel } from '../comparison.ts';
import type { Metric } from '../../evaluation/evaluation.ts';

const HEADER = [
  'model',
  'name',
  'sha256',
  'prior',
  'temperature',
  'class',
  'n',
  'seed',
  'metric',
  'value',
  'low',
  'high',
  'real',
  'error',
];

/** The text of the file, with a line for each class too; a model that could not be measured has one line with its error. */
export function comparisonCsv({ n, seed, models }: Comparison): string {
  const lines = models.flatMap((model) => {
    const { key, name, sha256, prior, temperature, class: label } = model;
    const start = [key, name, sha256, prior, temperature, label ?? '', n, seed];
    if (model.status === 'failed') return [[...start, '', '', '', '', '', model.error.message]];
    return metricsOf(model).map(([metric, { value, low, high, floor }]) => [
      ...start,
      metric,
      value,
      low,
      high,
      floor,
      '',
    ]);
  });
  return [HEADER, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function metricsOf({ metrics, classes }: MeasuredModel): readonly (readonly [string, Metric])[] {
  return [
    ...COMPARED_METRICS.flatMap((name) => {
      const metric = metrics[name];
      return metric ? [[name, metric] as const] : [];
    }),
    ...classes.map((share, label) => [`class${label}`, share] as const),
  ];
}

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"), in full width too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Quoted where it must be. A text that a spreadsheet would take for a formula gets a ' before it. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
