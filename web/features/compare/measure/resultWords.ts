// What a result means, in plain sentences: what is wrong with a model, how two models differ beyond chance, and how far small
// samples can be believed.

import { msg, str } from '@lit/localize';
import { COMPARED_METRICS } from '../../../../workers/comparison/comparedMetrics.ts';
import type { Difference } from '../../../../workers/comparison/differences.ts';
import type { Finding } from '../../../../workers/comparison/findings.ts';
import { judgeName } from '../../../../workers/comparison/judgeName.ts';
import type { ReportWords } from '../../../../workers/comparison/report/words.ts';
import type { Sentence } from '../../../../workers/comparison/sentences.ts';
import type { SmallSample } from '../../../../workers/comparison/smallSample.ts';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { currentLocale, formatList, formatNumber } from '../../../text/locale.ts';
import { metricWords, praise, winnerOf } from './metricWords.ts';

const SHARE: DecimalOptions = { style: 'percent', maximumFractionDigits: 0 };
const FOUR: DecimalOptions = { minimumFractionDigits: 4, maximumFractionDigits: 4 };
const TWO: DecimalOptions = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** What is wrong, after the model's name. */
export function findingText(finding: Finding): string {
  if (finding.code === 'classesMissing') {
    const digits = formatList(finding.classes.map(String));
    return msg(str`hardly ever makes ${digits}: part of it has collapsed`);
  }
  const { value, floor } = finding;
  const [share, real] = [formatNumber(value, SHARE), formatNumber(floor, SHARE)];
  switch (finding.code) {
    case 'blurred':
      return msg(str`is blurred: ${share} as sharp as real digits`);
    case 'noisy':
      return msg(str`is noisy: ${share} as sharp as real digits, which is more than they are`);
    case 'unreadable':
      return msg(str`cannot be read in ${share} of its digits; of real ones in ${real}`);
    case 'disobeys':
      return msg(str`does what it is told in only ${share} of its digits`);
    case 'unlikeReal':
      return msg(str`makes many digits that look like no real one: ${share} do, of real ones ${real}`);
    case 'coversLittle':
      return msg(str`covers little of what real digits look like: ${share}, where real ones cover ${real}`);
    case 'copies': {
      const auc = formatNumber(value, TWO);
      return msg(str`copies: its digits are nearer to training digits than unseen real ones are (${auc}; none is 0.5)`);
    }
  }
}

/** What to think of a number of digits that is small. */
export function smallnessText(note: SmallSample): string {
  const n = formatNumber(note.n);
  switch (note.code) {
    case 'fidBias': {
      const [floor, enough] = [formatNumber(note.floor, TWO), formatNumber(note.enough)];
      return msg(
        str`${n} digits are few for an FID: even real digits get ${floor} with so many. Compare it with others of ${n} only, or take ${enough}.`,
      );
    }
    case 'coarseShares':
      return msg(str`With ${n} digits shares are coarse: a few digits move them.`);
    case 'fewerReal': {
      const real = formatNumber(note.real);
      return msg(str`There are only ${real} real digits to compare ${n} with.`);
    }
  }
}

export interface PairWords {
  /** Clauses after each model's name, beyond chance. */
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** Names of metrics in which the two differ by no more than chance has it. */
  readonly alike: readonly string[];
}

/** How models a and b differ, by their keys, in whichever order they were measured. */
export function pairWords(differences: readonly Difference[], a: string, b: string): PairWords {
  const words: { readonly a: string[]; readonly b: string[]; readonly alike: string[] } = { a: [], b: [], alike: [] };
  for (const { metric, difference, isReal: isSignificant, ...of } of differences) {
    const isTurned = of.a === b && of.b === a;
    if (!isTurned && !(of.a === a && of.b === b)) continue;
    if (isSignificant) words[winnerOf(metric, isTurned ? -difference : difference)].push(praise(metric));
    else words.alike.push(metricWords(metric).name);
  }
  return words;
}

/** A sentence of a comparison, for reports: with the names that people know models by. */
export function sentenceText(sentence: Sentence, nameOf: (key: string) => string): string {
  switch (sentence.kind) {
    case 'difference': {
      const { metric, more, less, of } = sentence;
      const isFirst = winnerOf(metric, 1) === 'a';
      const [better, other] = (isFirst ? [more, less] : [less, more]).map(nameOf);
      const { show } = metricWords(metric);
      const [low, high] = [of.low, of.high].map((end) => show(Math.abs(end))).sort();
      return msg(
        str`${better ?? ''} ${praise(metric)} than ${other ?? ''}: the difference, ${low ?? ''} to ${high ?? ''}, is larger than chance.`,
      );
    }
    case 'chance': {
      const metrics = formatList(sentence.metrics.map((metric) => metricWords(metric).name));
      return msg(str`${nameOf(sentence.a)} and ${nameOf(sentence.b)} differ by no more than chance in: ${metrics}.`);
    }
    case 'finding':
      return `${nameOf(sentence.key)} ${findingText(sentence.finding)}.`;
    case 'sound':
      return msg(str`${nameOf(sentence.key)}: nothing wrong was found.`);
    case 'failed':
      return msg(str`${nameOf(sentence.key)} could not be measured: ${sentence.message}.`);
    case 'small':
      return smallnessText(sentence.note);
  }
}

/** The words of a report in the language of the page. */
export function reportWords(): ReportWords {
  const of = (part: 'name' | 'note'): ReportWords['metric'] =>
    Object.fromEntries(COMPARED_METRICS.map((metric) => [metric, metricWords(metric)[part]])) as ReportWords['metric']; // one for each
  return {
    language: currentLocale(),
    title: msg('Models side by side'),
    metric: of('name'),
    about: of('note'),
    model: msg('Model'),
    value: msg('value'),
    interval: msg('95 % interval'),
    realDigits: msg('Real digits'),
    difference: msg('difference'),
    chance: msg('p (Holm)'),
    classShare: (label) => msg(str`share of ${label}`),
    inShort: msg('In short'),
    allNumbers: msg('All numbers'),
    differences: msg('Differences'),
    method: ({ n, seed, judge, real, replicates, differences }) => {
      const [count, test, manifold, floor, pairs] = [n, real.test, real.manifold, real.floor, differences.length].map(
        (number) => formatNumber(number),
      );
      return [
        msg(
          str`${count ?? ''} digits of each model, seed ${seed}, against ${test ?? ''} MNIST test digits as judge ${judgeName(judge)} sees them; neighbours among ${manifold ?? ''}. “Real digits” is what ${floor ?? ''} training digits get in their place.`,
        ),
        msg(
          str`Intervals hold 95 % of ${replicates.others} bootstrap resamples (FID: ${replicates.fid}; KID: 20 subsets). Differences are tested with the same resamples of both models; p is corrected by Holm’s method for all ${pairs ?? ''} comparisons here.`,
        ),
      ];
    },
    sentence: sentenceText,
    number: (metric, value) => metricWords(metric).show(value),
    p: (p) => (p < 0.0001 ? `< ${formatNumber(0.0001, FOUR)}` : formatNumber(p, FOUR)),
  };
}
