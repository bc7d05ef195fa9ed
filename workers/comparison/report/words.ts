// What a comparison says, in words: one wording for the page, its reports and the command line.

import type { Comparison } from '../comparison.ts';
import type { Finding } from '../findings.ts';
import { judgeName } from '../judgeName.ts';
import type { Sentence } from '../sentences.ts';
import type { SmallSample } from '../smallSample.ts';
import { str, type Language } from './language.ts';
import { metricWords, winnerOf } from './metricWords.ts';

/** What is wrong with a model, after its name. */
export function findingText(finding: Finding, { msg, list, number }: Language): string {
  if (finding.code === 'classesMissing') {
    return msg(str`hardly ever draws ${list(finding.classes.map(String))} (mode collapse)`);
  }
  const { value, floor } = finding;
  const [times, share, real] = [number(value, 'plain'), number(value, 'share'), number(floor, 'share')];
  switch (finding.code) {
    case 'blurred':
      return msg(str`is blurred: its strokes are ${times} times as sharp as real ones`);
    case 'noisy':
      return msg(str`is noisy: its strokes are ${times} times as sharp as real ones`);
    case 'unreadable':
      return msg(str`draws digits that the judge cannot read: ${share}; of real digits, ${real}`);
    case 'disobeys':
      return msg(str`draws other digits than it is asked for: only ${share} are right`);
    case 'unlikeReal':
      return msg(str`draws many digits that are unlike real ones: only ${share} look real; of real digits, ${real} do`);
    case 'coversLittle':
      return msg(str`covers little of the variety of real digits: ${share}; real digits cover ${real}`);
    case 'copies':
      return msg(
        str`copies: its digits are closer to training digits than unseen real ones are (${times}; 0.5 means no copying)`,
      );
  }
}

/** What to think of a number of digits that is small. */
export function smallnessText(note: SmallSample, { msg, number }: Language): string {
  const n = number(note.n, 'count');
  switch (note.code) {
    case 'fidBias': {
      const [floor, enough] = [number(note.floor, 'plain'), number(note.enough, 'count')];
      return msg(
        str`${n} digits are few for FID: even real digits get ${floor}. Compare it only with results of as many digits, or take ${enough}.`,
      );
    }
    case 'coarseShares':
      return msg(
        str`${n} digits are few for shares: a few digits more or less move them. Take ${number(note.enough, 'count')}.`,
      );
    case 'fewerReal':
      return msg(str`There are only ${number(note.real, 'count')} real digits to compare ${n} with.`);
  }
}

/** A sentence of a comparison, with the names that people know models by. */
export function sentenceText(sentence: Sentence, nameOf: (key: string) => string, language: Language): string {
  const { msg, list } = language;
  switch (sentence.kind) {
    case 'difference': {
      const { metric, more, less, of } = sentence;
      const [better, other] = winnerOf(metric, 1) === 'a' ? [more, less] : [less, more];
      const { praise, show } = metricWords(metric, language);
      // The interval is of more − less, so that both ends are above 0, the smaller one first.
      const [low, high] = of.difference > 0 ? [of.low, of.high] : [-of.high, -of.low];
      return msg(
        str`${nameOf(better)} ${praise} than ${nameOf(other)}: the difference, ${show(low)} to ${show(high)}, is larger than chance (p ${showP(of.adjusted, language)}).`,
      );
    }
    case 'chance': {
      const metrics = list(sentence.metrics.map((metric) => metricWords(metric, language).name));
      return msg(str`${nameOf(sentence.a)} and ${nameOf(sentence.b)} differ by no more than chance in: ${metrics}.`);
    }
    case 'finding':
      return `${nameOf(sentence.key)} ${findingText(sentence.finding, language)}.`;
    case 'sound':
      return msg(str`${nameOf(sentence.key)}: no problems found.`);
    case 'failed':
      return msg(str`${nameOf(sentence.key)} could not be measured: ${sentence.message}.`);
    case 'small':
      return smallnessText(sentence.note, language);
  }
}

export function showP(p: number, { number }: Language): string {
  return p < 0.0001 ? `< ${number(0.0001, 'p')}` : number(p, 'p');
}

/** How a comparison was measured, paragraph by paragraph. */
export function methodText(comparison: Comparison, { msg, number }: Language): readonly string[] {
  const { n, seed, judge, real, replicates, differences } = comparison;
  const count = (value: number): string => number(value, 'count');
  return [
    msg(
      str`${count(n)} digits of each model, seed ${seed}, are compared with ${count(real.test)} MNIST test digits by the features of judge ${judgeName(judge)}, ${judge.features} of each digit. Neighbours are searched among ${count(real.manifold)}. “Real digits” are ${count(real.floor)} training digits in their place.`,
    ),
    msg(
      str`Intervals hold 95 % of ${replicates.others} bootstrap resamples (FID: ${replicates.fid}; KID: 20 subsets). Differences are tested with the same resamples of both models; p is corrected by Holm’s method for all ${count(differences.length)} comparisons here.`,
    ),
  ];
}

export interface ReportTitles {
  readonly report: string;
  readonly models: string;
  readonly metric: string;
  readonly interval: string;
  readonly realDigits: string;
  readonly difference: string;
  readonly p: string;
  readonly classShare: (label: number) => string;
  readonly inShort: string;
  readonly allNumbers: string;
  readonly differences: string;
  readonly samples: string;
  readonly whichSamples: (count: number, seed: number) => string;
}

/** Titles of tables and reports. */
export function titleWords({ msg }: Language): ReportTitles {
  return {
    report: msg('Models side by side'),
    models: msg('Models'),
    metric: msg('Metric'),
    interval: msg('95 % interval'),
    realDigits: msg('Real digits'),
    difference: msg('difference'),
    p: msg('p (Holm)'),
    classShare: (label: number) => msg(str`share of ${label}`),
    inShort: msg('In short'),
    allNumbers: msg('All numbers'),
    differences: msg('Differences'),
    samples: msg('What was measured'),
    whichSamples: (count: number, seed: number) =>
      msg(str`The first ${count} digits of each model, of seed ${seed}; none is hand-picked.`),
  };
}
