// How two models differ beyond chance, as clauses after the name of each.

import type { Difference } from '../../../../workers/comparison/differences.ts';
import { metricWords, winnerOf } from '../../../../workers/comparison/report/metricWords.ts';
import { PAGE_LANGUAGE } from './pageLanguage.ts';

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
    const { name, praise } = metricWords(metric, PAGE_LANGUAGE);
    if (isSignificant) words[winnerOf(metric, isTurned ? -difference : difference)].push(praise);
    else words.alike.push(name);
  }
  return words;
}
