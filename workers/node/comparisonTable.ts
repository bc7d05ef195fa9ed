// A comparison on the terminal: a table of models by metrics, and sentences.

import { COMPARED_METRICS } from '../comparison/comparedMetrics.ts';
import type { Comparison, MeasuredModel } from '../comparison/comparison.ts';
import { ENGLISH } from '../comparison/report/language.ts';
import { metricWords } from '../comparison/report/metricWords.ts';
import { methodText, sentenceText, titleWords } from '../comparison/report/words.ts';
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
    const { name, show } = metricWords(metric, ENGLISH);
    const cells = all.flatMap((of) => (of ? [show(of.value), `${show(of.low)} – ${show(of.high)}`] : ['', '']));
    return [[name, ...cells, show(floor)]];
  });
  const { metric, interval, realDigits } = titleWords(ENGLISH);
  const header = [metric, ...measured.flatMap(({ key }) => [key, interval]), realDigits];
  return [
    ...(measured.length > 0 ? [...alignRight([header, ...rows]), ''] : []),
    ...sentencesOf(comparison).map((sentence) => sentenceText(sentence, (key) => names.get(key) ?? key, ENGLISH)),
    '',
    ...methodText(comparison, ENGLISH),
  ];
}
