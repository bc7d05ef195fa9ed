// The sentences of a comparison, as codes with their numbers, so that page and report word them.

import type { ComparedMetric } from './comparedMetrics.ts';
import type { Comparison } from './comparison.ts';
import type { Difference } from './differences.ts';
import type { Finding } from './findings.ts';
import type { SmallSample } from './smallSample.ts';

export type Sentence =
  /** `more` has more of what the metric is named for: it is sharper, covers more, is farther from real digits. */
  | {
      readonly kind: 'difference';
      readonly metric: ComparedMetric;
      readonly more: string;
      readonly less: string;
      readonly of: Difference;
    }
  /** Metrics in which two models do not differ by more than chance. */
  | { readonly kind: 'chance'; readonly a: string; readonly b: string; readonly metrics: readonly ComparedMetric[] }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding }
  /** Nothing wrong was found with the model. */
  | { readonly kind: 'sound'; readonly key: string }
  | { readonly kind: 'failed'; readonly key: string; readonly message: string }
  | { readonly kind: 'small'; readonly note: SmallSample };

/** First what limits all of it, then each model, then each pair: the surest differences first. */
export function sentencesOf({ smallness, models, differences }: Comparison): readonly Sentence[] {
  return [
    ...smallness.map((note): Sentence => ({ kind: 'small', note })),
    ...models.flatMap((model): readonly Sentence[] => {
      const { key } = model;
      if (model.status === 'failed') return [{ kind: 'failed', key, message: model.error.message }];
      if (model.findings.length === 0) return [{ kind: 'sound', key }];
      return model.findings.map((finding) => ({ kind: 'finding', key, finding }));
    }),
    ...pairsOf(differences).flatMap(sentencesOfPair),
  ];
}

function pairsOf(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const pairs = new Map<string, Difference[]>();
  for (const difference of differences) {
    const pair = JSON.stringify([difference.a, difference.b]);
    pairs.set(pair, [...(pairs.get(pair) ?? []), difference]);
  }
  return [...pairs.values()];
}

function sentencesOfPair(pair: readonly Difference[]): readonly Sentence[] {
  const significant = pair
    .filter(({ isReal: isSignificant }) => isSignificant)
    .sort((one, other) => one.adjusted - other.adjusted);
  const sentences = significant.map((of): Sentence => {
    const { metric, a, b } = of;
    const [more, less] = of.difference > 0 ? [a, b] : [b, a];
    return { kind: 'difference', metric, more, less, of };
  });
  const metrics = pair.filter(({ isReal: isSignificant }) => !isSignificant).map(({ metric }) => metric);
  const [first] = pair;
  if (!first || metrics.length === 0) return sentences;
  return [...sentences, { kind: 'chance', a: first.a, b: first.b, metrics }];
}
