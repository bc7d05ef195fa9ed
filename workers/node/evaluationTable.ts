// An evaluation on the terminal: the lines of a table.

import type { ComparedMetric } from '../comparison/comparedMetrics.ts';
import { judgeName } from '../comparison/judgeName.ts';
import { ENGLISH } from '../comparison/report/language.ts';
import { metricWords } from '../comparison/report/metricWords.ts';
import { titleWords } from '../comparison/report/words.ts';
import type { Evaluation, Metric, Metrics, NearestTraining } from '../evaluation/evaluation.ts';
import { showCount } from './terminal.ts';
import { alignRight } from './textTable.ts';

type Show = (value: number) => string;

/** What is added to the name of a metric of which there are two, or whose best value is neither 0 nor all. */
const NOTES: Readonly<Partial<Record<keyof Metrics, string>>> = {
  classEntropy: ' (even: 2.303)',
  sharpness: ' (test digits: 1)',
  memorisationFeatures: ', features (none: 0.5)',
  memorisationPixels: ', pixels (none: 0.5)',
};

/** All lines, without line ends. */
export function evaluationTable(evaluation: Evaluation): readonly string[] {
  const { metrics, classes, nearestTraining } = evaluation;
  const rows = Object.entries(metrics).flatMap(([name, metric]: [string, Metric | null]) => {
    const key = name as keyof Metrics; // the keys of Metrics
    const words = metricWords(comparedAs(key), ENGLISH);
    return metric ? [row(words.name + (NOTES[key] ?? ''), metric, words.show)] : [];
  });
  const { metric: title, interval, realDigits, classShare } = titleWords(ENGLISH);
  const header = [title, 'Value', interval, realDigits];
  return [
    ...alignRight([
      header,
      ...rows,
      ...classes.map((share, c) => row(classShare(c), share, (value) => ENGLISH.number(value, 'share'))),
    ]),
    '',
    'Distance to the nearest training digit:',
    ...alignRight([
      ['percentile', ...nearestTraining.pixels.percentiles.map(String)],
      ...distanceRows('pixels', nearestTraining.pixels),
      ...distanceRows('features', nearestTraining.features),
    ]),
    '',
    ...notes(evaluation),
  ];
}

/** Two kinds of memorisation are one metric where models are compared. */
function comparedAs(key: keyof Metrics): ComparedMetric {
  return key === 'memorisationFeatures' || key === 'memorisationPixels' ? 'memorisation' : key;
}

function row(title: string, { value, low, high, floor }: Metric, show: Show): readonly string[] {
  return [title, show(value), `${show(low)} – ${show(high)}`, show(floor)];
}

function distanceRows(space: string, { samples, unseen }: NearestTraining): readonly (readonly string[])[] {
  return [
    [`samples, ${space}`, ...samples.map((distance) => distance.toFixed(2))],
    [`unseen real digits, ${space}`, ...unseen.map((distance) => distance.toFixed(2))],
  ];
}

function notes({ n, seed, judge, real }: Evaluation): readonly string[] {
  const smaller =
    real.floor < n ? `; there are only ${showCount(real.floor)} training digits for the column of real digits` : '';
  return [
    `${showCount(n)} digits against ${showCount(real.test)} test digits; neighbours among ${showCount(real.manifold)}${smaller}.`,
    `Seed ${seed}, judge ${judgeName(judge)} with ${judge.features} features.`,
  ];
}
