// The words of a report, and the English ones. A page in another language brings its own.

import type { ComparedMetric } from '../comparedMetrics.ts';
import type { Comparison } from '../comparison.ts';
import { judgeName } from '../judgeName.ts';
import type { Sentence } from '../sentences.ts';

export interface ReportWords {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly metric: Readonly<Record<ComparedMetric, string>>;
  /** What a metric tells, in half a line. */
  readonly about: Readonly<Record<ComparedMetric, string>>;
  readonly model: string;
  readonly value: string;
  readonly interval: string;
  readonly realDigits: string;
  readonly difference: string;
  readonly chance: string;
  readonly classShare: (label: number) => string;
  readonly inShort: string;
  readonly allNumbers: string;
  readonly differences: string;
  /** How it was measured, paragraph by paragraph. */
  readonly method: (comparison: Comparison) => readonly string[];
  /** A sentence, with the names that people know models by. */
  readonly sentence: (sentence: Sentence, nameOf: (key: string) => string) => string;
  readonly number: (metric: ComparedMetric, value: number) => string;
  readonly p: (p: number) => string;
}

const SHARES: ReadonlySet<ComparedMetric> = new Set([
  'precision',
  'recall',
  'coverage',
  'unreadable',
  'labelAgreement',
]);

/** A metric's value as people read it: shares in percent. */
export function showMetric(metric: ComparedMetric, value: number): string {
  if (SHARES.has(metric)) return `${(100 * value).toFixed(1)} %`.replace('-', '−');
  // KID is around 0 and its sign is noise there: no −0.00000.
  const text = metric === 'kid' ? value.toFixed(5) : value.toFixed(Math.abs(value) < 10 ? 3 : 1);
  return text.replace(/^-(?=[0.]+$)/, '').replace('-', '−');
}

function showChance(p: number): string {
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}

function count(n: number): string {
  return n.toLocaleString('en');
}

/** What the model with the larger value does, and the other one. */
const MORE: Readonly<Record<ComparedMetric, (more: string, less: string) => string>> = {
  fid: (more, less) => `${less} is nearer to real digits than ${more} by FID`,
  kid: (more, less) => `${less} is nearer to real digits than ${more} by KID`,
  precision: (more, less) => `more digits of ${more} look real than of ${less}`,
  recall: (more, less) => `${more} reaches more of the variety of real digits than ${less}`,
  density: (more, less) => `digits of ${more} lie more densely among real ones than those of ${less}`,
  coverage: (more, less) => `${more} covers more real digits than ${less}`,
  unreadable: (more, less) => `${more} makes more unreadable digits than ${less}`,
  labelAgreement: (more, less) => `${more} draws the digit that is asked for more often than ${less}`,
  classEntropy: (more, less) => `${more} spreads more evenly over the ten digits than ${less}`,
  sharpness: (more, less) => `${more} is sharper than ${less}`,
  memorisation: (more, less) => `${more} comes nearer to its training digits than ${less}`,
};

const METRICS: Readonly<Record<ComparedMetric, readonly [name: string, about: string]>> = {
  fid: ['FID', 'distance from real digits, 0 is none'],
  kid: ['KID', 'distance from real digits without bias, 0 is none'],
  precision: ['precision', 'digits that look real'],
  recall: ['recall', 'real digits that could have come'],
  density: ['density', 'how densely digits lie among real ones'],
  coverage: ['coverage', 'real digits with a made one near'],
  unreadable: ['unreadable', 'digits that the judge cannot read'],
  labelAgreement: ['label agreement', 'digits that are what was asked for'],
  classEntropy: ['class entropy', 'even over ten digits: 2.303'],
  sharpness: ['sharpness', 'strokes, as a multiple of real ones'],
  memorisation: ['memorisation', 'nearness to training digits, 0.5 is none'],
};

function column(at: 0 | 1): Record<ComparedMetric, string> {
  return Object.fromEntries(Object.entries(METRICS).map(([metric, words]) => [metric, words[at]])) as Record<
    ComparedMetric,
    string
  >; // the same keys
}

const NAMES = column(0);

function findingText(sentence: Extract<Sentence, { kind: 'finding' }>, name: string): string {
  const { finding } = sentence;
  if (finding.code === 'classesMissing') return `${name} hardly ever makes ${finding.classes.join(', ')}`;
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const { value, floor } = finding;
  switch (finding.code) {
    case 'blurred':
      return `${name} is blurred: strokes are ${value.toFixed(2)} times as sharp as real ones`;
    case 'noisy':
      return `${name} is noisy or ragged: ${value.toFixed(2)} times as sharp as real strokes`;
    case 'unreadable':
      return `${name} makes unreadable digits: ${share(value)}, of real digits ${share(floor)}`;
    case 'disobeys':
      return `${name} draws other digits than it is told: only ${share(value)} are right`;
    case 'unlikeReal':
      return `many digits of ${name} look like no real one: only ${share(value)} do, of real digits ${share(floor)}`;
    case 'coversLittle':
      return `${name} lacks much of what real digits look like: it has ${share(value)}, real digits ${share(floor)}`;
    case 'copies':
      return `${name} copies: its digits are nearer to training digits than unseen real digits are (${value.toFixed(2)}, none is 0.5)`;
  }
}

function sentenceText(sentence: Sentence, nameOf: (key: string) => string): string {
  switch (sentence.kind) {
    case 'difference': {
      const { metric, of } = sentence;
      const text = MORE[metric](nameOf(sentence.more), nameOf(sentence.less));
      const [low, high] = [of.low, of.high].map(Math.abs).sort((one, other) => one - other);
      const range = `${showMetric(metric, low ?? NaN)} to ${showMetric(metric, high ?? NaN)}`;
      return `${text}: the difference in ${NAMES[metric]}, ${range}, is larger than chance (p ${showChance(of.adjusted)})`;
    }
    case 'chance': {
      const metrics = sentence.metrics.map((metric) => NAMES[metric]).join(', ');
      return `${nameOf(sentence.a)} and ${nameOf(sentence.b)} do not differ by more than chance in ${metrics}`;
    }
    case 'finding':
      return findingText(sentence, nameOf(sentence.key));
    case 'sound':
      return `nothing wrong was found with ${nameOf(sentence.key)}`;
    case 'failed':
      return `${nameOf(sentence.key)} could not be measured: ${sentence.message}`;
    case 'small': {
      const { note } = sentence;
      if (note.code === 'fidBias') {
        return `${count(note.n)} digits are few for FID: even real digits get ${note.floor.toFixed(3)}; compare only at the same number, or take ${count(note.enough)}`;
      }
      if (note.code === 'coarseShares')
        return `${count(note.n)} digits are few: shares are coarse below ${count(note.enough)}`;
      return `there are only ${count(note.real)} real digits for ${count(note.n)} samples: the column of real digits is of fewer`;
    }
  }
}

export const ENGLISH: ReportWords = {
  language: 'en',
  title: 'Models side by side',
  metric: NAMES,
  about: column(1),
  model: 'model',
  value: 'value',
  interval: '95 % interval',
  realDigits: 'real digits',
  difference: 'difference',
  chance: 'p (Holm)',
  classShare: (label) => `share of ${label}`,
  inShort: 'In short',
  allNumbers: 'All numbers',
  differences: 'Differences',
  method: ({ n, seed, judge, real, replicates, differences }) => [
    `${count(n)} digits of each model, seed ${seed}, against ${count(real.test)} MNIST test digits as judge ${judgeName(judge)} sees them, ${judge.features} features a digit; neighbours among ${count(real.manifold)}. "Real digits" is what ${count(real.floor)} training digits get in the samples' place.`,
    `Intervals hold 95 % of ${replicates.others} bootstrap resamples (FID: ${replicates.fid}; KID: 20 subsets). Differences are tested with the same resamples of both models, and p is corrected by Holm's method for all ${differences.length} comparisons here.`,
  ],
  sentence: (sentence, nameOf) => {
    const text = sentenceText(sentence, nameOf);
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  },
  number: showMetric,
  p: showChance,
};
