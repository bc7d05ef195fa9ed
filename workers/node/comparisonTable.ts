// A comparison for people: a table of models by metrics, and what it says in sentences.

import { COMPARED_METRICS } from '../comparison/comparedMetrics.ts';
import type { Comparison, MeasuredModel } from '../comparison/comparison.ts';
import { ENGLISH } from '../comparison/report/words.ts';
import { sentencesOf } from '../comparison/sentences.ts';
import { alignRight } from './textTable.ts';

/** All lines, without line ends. */
export function comparisonTable(comparison: Comparison): readonly string[] {
  const measured = comparison.models.filter((model): model is MeasuredModel => model.status === 'measured');
  const names = new Map(comparison.models.map(({ key, name }) => [key, name]));
  const rows = COMPARED_METRICS.flatMap((metric) => {
    const all = measured.map(({ metrics }) => metrics[metric]);
    const floor = all.find((of) => of !== null)?.floor;
    if (floor === undefined) return [];
    const show = (value: number): string => ENGLISH.number(metric, value);
    const cells = all.flatMap((of) => (of ? [show(of.value), `${show(of.low)} – ${show(of.high)}`] : ['', '']));
    return [[ENGLISH.metric[metric], ...cells, show(floor)]];
  });
  const header = ['metric', ...measured.flatMap(({ key }) => [key, '95 % interval']), ENGLISH.realDigits];
  return [
    ...(measured.length > 0 ? [...alignRight([header, ...rows]), ''] : []),
    ...sentencesOf(comparison).map((sentence) => ENGLISH.sentence(sentence, (key) => names.get(key) ?? key)),
    '',
    ...ENGLISH.method(comparison),
  ];
}
