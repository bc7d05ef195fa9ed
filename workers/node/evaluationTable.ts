// An evaluation for people: lines of a table.

import { judgeName } from '../comparison/judgeName.ts';
import type { Evaluation, Metric, Metrics, NearestTraining } from '../evaluation/evaluation.ts';
import { showCount } from './terminal.ts';
import { alignRight } from './textTable.ts';

type Show = (value: number) => string;

const plain: Show = (value) => value.toFixed(Math.abs(value) < 10 ? 3 : 1);
/** KID is around 0 and its sign is noise there: no −0.00000. */
const small: Show = (value) => value.toFixed(5).replace(/^-(?=[0.]+$)/, '');
const percent: Show = (share) => `${(100 * share).toFixed(1)} %`;

const ROWS: Readonly<Record<keyof Metrics, readonly [name: string, show: Show]>> = {
  fid: ['FID', plain],
  kid: ['KID', small],
  precision: ['precision', percent],
  recall: ['recall', percent],
  density: ['density', plain],
  coverage: ['coverage', percent],
  unreadable: ['unreadable', percent],
  labelAgreement: ['label agreement', percent],
  classEntropy: ['class entropy (even: 2.303)', plain],
  sharpness: ['sharpness (test digits: 1)', plain],
  memorisationFeatures: ['memorisation, features (none: 0.5)', plain],
  memorisationPixels: ['memorisation, pixels (none: 0.5)', plain],
};

/** All lines, without line ends. */
export function evaluationTable(evaluation: Evaluation): readonly string[] {
  const { metrics, classes, nearestTraining } = evaluation;
  const rows = Object.entries(metrics).flatMap(([name, metric]: [string, Metric | null]) => {
    const [title, show] = ROWS[name as keyof Metrics]; // the keys of Metrics
    return metric ? [row(title, metric, show)] : [];
  });
  const header = ['metric', 'value', '95 % interval', 'real digits'];
  return [
    ...alignRight([header, ...rows, ...classes.map((share, c) => row(`share of ${c}`, share, percent))]),
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
