// A digit of a class by a model that is not told classes: the first that the judge reads as that class, from some digit on.

import type { LatentEngine } from '../../../engine/latentEngine.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import { digitAt, type Ink } from '../../../ink/pixels.ts';
import type { ShippedModel } from '../../../storage/shippedModel.ts';

const CLASSES = 10;
/** Digits that are drawn and judged at once. One in ten is of the class, so one in 800 times there is none among them. */
const RUN = 64;

export interface FoundDigit {
  /** [28, 28] */
  readonly grey: Ink;
  readonly index: number;
}

/** @throws what the engine throws, also where the judge cannot be had */
export async function digitOfClass(
  latent: LatentEngine,
  model: ShippedModel,
  wanted: { readonly seed: number; readonly first: number; readonly class: number },
  call: TaskCall,
): Promise<FoundDigit> {
  const { seed, first } = wanted;
  const { pixels } = await latent.digits(model, { seed, first, count: RUN, temperature: 1 }, call);
  const { probs } = await latent.judge(pixels, { signal: call.signal });
  const at = firstOfClass(probs, wanted.class);
  return { grey: digitAt(pixels, at), index: first + at };
}

/** Of probabilities [N, 10]: the first digit whose most probable class is the wanted one; without any, the likeliest of it. */
export function firstOfClass(probs: ArrayLike<number>, wanted: number): number {
  const of = (i: number, label: number): number => probs[i * CLASSES + label] ?? 0;
  const digits = Array.from({ length: probs.length / CLASSES }, (_, i) => i);
  const labels = Array.from({ length: CLASSES }, (_, label) => label);
  const read = digits.find((i) => labels.every((label) => of(i, label) <= of(i, wanted)));
  return read ?? digits.reduce((best, i) => (of(i, wanted) > of(best, wanted) ? i : best), 0);
}
