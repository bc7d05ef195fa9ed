// What a result means, in plain sentences: what is wrong with a model, how two models differ beyond chance, and how far small
// samples can be believed.

import { msg, str } from '@lit/localize';
import type { Comparison } from '../../workers/comparison/comparison.ts';
import { COMPARED_METRICS, type ComparedMetric } from '../../workers/comparison/comparedMetrics.ts';
import type { Difference } from '../../workers/comparison/differences.ts';
import type { Finding } from '../../workers/comparison/findings.ts';
import type { SmallSample } from '../../workers/comparison/smallSample.ts';
import { formatList, formatNumber } from '../controllers/locale.ts';
import { metricWords, praise, winnerOf } from './metricWords.ts';

const SHARE: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 0 };
const TWO: Intl.NumberFormatOptions = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

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
      return msg(str`There are only ${real} real digits to hold ${n} against.`);
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
  for (const { metric, difference, isReal, ...of } of differences) {
    const isTurned = of.a === b && of.b === a;
    if (!isTurned && !(of.a === a && of.b === b)) continue;
    if (isReal) words[winnerOf(metric, isTurned ? -difference : difference)].push(praise(metric));
    else words.alike.push(metricWords(metric).name);
  }
  return words;
}

/** The models in the order in which they do best by a metric, with how many of those behind differ from the first beyond chance. */
export function bestBy(
  { models, differences }: Pick<Comparison, 'models' | 'differences'>,
  metric: ComparedMetric,
): { readonly best: string; readonly isAlone: boolean; readonly equals: readonly string[] } | undefined {
  const ranked = models
    .flatMap((model) => {
      const value = model.status === 'measured' ? model.metrics[metric]?.value : undefined;
      return value === undefined ? [] : [{ key: model.key, name: model.name, value }];
    })
    .sort((x, y) => (winnerOf(metric, x.value - y.value) === 'a' ? -1 : 1));
  const [best, ...others] = ranked;
  if (!best || others.length === 0) return undefined;
  const equals = others.filter(
    ({ key }) =>
      !differences.some(
        (found) =>
          found.metric === metric &&
          found.isReal &&
          ((found.a === best.key && found.b === key) || (found.a === key && found.b === best.key)),
      ),
  );
  return { best: best.name, isAlone: equals.length === 0, equals: equals.map(({ name }) => name) };
}

/** Who is best by what, a sentence a metric. */
export function bestTexts(comparison: Pick<Comparison, 'models' | 'differences'>): readonly string[] {
  return COMPARED_METRICS.flatMap((metric) => {
    const found = bestBy(comparison, metric);
    if (!found) return [];
    const { best, isAlone, equals } = found;
    const clause = praise(metric);
    if (isAlone) return [msg(str`${best} ${clause}: the difference to every other is larger than chance.`)];
    const others = formatList(equals);
    return [msg(str`${best} ${clause}, but by no more than chance compared with ${others}.`)];
  });
}
