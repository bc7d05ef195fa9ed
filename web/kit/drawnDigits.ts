// Draws many digits from their addresses, one after the other.

import { MAX_INDEX, formatAddress, type DigitAddress } from '../../workers/core/address.ts';
import { DataError } from '../../workers/core/errors.ts';
import type { Services } from '../engine/services.ts';
import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';
import { eachDigit } from '../ink/pixels.ts';

/** Digits per request: big enough that messages cost little, small enough for a steady progress bar. */
const RUN = 50;

export interface DrawnDigit {
  readonly address: DigitAddress;
  /** sha256 of the model that drew it. */
  readonly sha256: string;
  /** [DIGIT, DIGIT] */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** A digit and those that follow it, `count` in all, fewer at the end of the seed. */
export function digitsFrom(address: DigitAddress, count: number): readonly DigitAddress[] {
  const there = Math.min(count, MAX_INDEX - address.index + 1);
  return Array.from({ length: there }, (_, i) => ({ ...address, index: address.index + i }));
}

/** Digits in runs of one wall that follow each other, at most RUN each. */
export function runsOf(addresses: readonly DigitAddress[]): readonly (readonly DigitAddress[])[] {
  const runs: DigitAddress[][] = [];
  for (const address of addresses) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last && formatAddress({ ...last, index: last.index + 1 }) === formatAddress(address);
    if (run && follows && run.length < RUN) run.push(address);
    else runs.push([address]);
  }
  return runs;
}

/** The model of an address. @throws DataError where it is not shipped */
export function shippedModelOf({ model: id }: DigitAddress, shipped: ShippedModels): ShippedModel {
  const model = shipped.find((known) => known.id === id);
  if (model) return model;
  throw new DataError(`digit: by model "${id}", want one of ${shipped.map((known) => known.id).join(', ')}`);
}

/** Draws digits in order. @throws DataError for a model that is not shipped, AbortError, and what the engine throws */
export async function* drawnDigits(
  { engine, shipped }: Pick<Services, 'engine' | 'shipped'>,
  addresses: readonly DigitAddress[],
  signal: AbortSignal,
): AsyncGenerator<DrawnDigit, void, void> {
  const latents = await engine.latentEngine();
  for (const run of runsOf(addresses)) {
    const [first] = run;
    if (!first) continue;
    const model = shippedModelOf(first, shipped);
    const { seed, index, temperature, prior, class: digitClass } = first;
    const request = { seed, temperature, prior, class: digitClass, first: index, count: run.length };
    const { pixels } = await latents.digits(model, request, { signal });
    for (const [i, digit] of eachDigit(pixels).entries()) {
      const address = run[i];
      if (address) yield { address, sha256: model.sha256, pixels: digit };
    }
  }
}
