// The pictures of a session and the judge's answers, all at once. No round waits then, and the time that a picture takes reveals
// nothing about it.

import { formatAddress, type DigitAddress } from '../../../../workers/core/address.ts';
import type { LatentEngine } from '../../../engine/latentEngine.ts';
import { digitAt, NO_INK, PIXELS, type Ink } from '../../../ink/pixels.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import type { MnistCopy } from '../realDigits/mnistCopy.ts';
import { verdictOf, type Verdict } from '../../../engine/verdict.ts';
import { modelOf, type ShippedModels } from '../../../storage/shippedModel.ts';
import { REAL, type ShownDigit } from './play.ts';
import { digitOfClass } from './digitOfClass.ts';
import type { Exhibit, Round } from './rounds.ts';

const CLASSES = 10;
/** What a digit that was drawn on this device is called, where one of MNIST has its set. */
export const DRAWN = 'drawn';

export interface DrawnExhibit {
  readonly shown: ShownDigit;
  /** Of a generated one. */
  readonly address: DigitAddress | undefined;
  /** [28, 28] */
  readonly grey: Uint8ClampedArray;
  /** Undefined where the judge cannot be had: nothing else depends on it. */
  readonly verdict: Verdict | undefined;
}

export type DrawnRound = readonly DrawnExhibit[];

export interface Source {
  readonly latent: LatentEngine;
  readonly shipped: ShippedModels;
  readonly mnist: MnistCopy;
  /** Digits that were drawn on this device. */
  readonly drawn: readonly Ink[];
}

/** Draws all rounds of a session. @throws what the engine and the copy throw */
export async function drawRounds(
  { latent, shipped, mnist, drawn: drawnHere }: Source,
  rounds: readonly Round[],
  call: TaskCall,
): Promise<readonly DrawnRound[]> {
  const exhibits = rounds.flatMap((round) => [...round]);
  let done = 0;
  const pictures = await Promise.all(
    exhibits.map(async (exhibit) => {
      const found = await pictureOf(exhibit);
      call.onProgress(++done, exhibits.length);
      return found;
    }),
  );
  const all = new Uint8ClampedArray(exhibits.length * PIXELS);
  pictures.forEach(({ grey }, i) => {
    all.set(grey, i * PIXELS);
  });
  const probs = await latent.judge(all, { signal: call.signal }).then(
    (judged) => judged.probs,
    () => undefined,
  );
  call.signal.throwIfAborted();
  const drawn = exhibits.map((exhibit, i): DrawnExhibit => {
    const address = pictures[i]?.address;
    return {
      shown: exhibit.kind === 'generated' ? generatedDigit(address) : humanDigit(exhibit),
      address,
      grey: digitAt(all, i),
      verdict: probs && verdictOf([...probs.subarray(i * CLASSES, (i + 1) * CLASSES)]),
    };
  });
  let next = 0;
  return rounds.map((round) => round.map(() => drawn[next++]).flatMap((exhibit) => exhibit ?? []));

  async function pictureOf(exhibit: Exhibit): Promise<Picture> {
    if (exhibit.kind === 'real') {
      const { grey } = await mnist.ask(exhibit.set, (library) => library.digits(exhibit.set, [exhibit.index]));
      return { grey, address: undefined };
    }
    if (exhibit.kind === 'drawn') return { grey: drawnHere[exhibit.index] ?? NO_INK, address: undefined };
    const { seed, index } = exhibit;
    const model = modelOf(exhibit, shipped);
    if (exhibit.class !== undefined && model.classes === 0) {
      const found = await digitOfClass(latent, model, { seed, first: index, class: exhibit.class }, call);
      return { grey: found.grey, address: { model: model.id, seed, index: found.index, temperature: 1, prior: '' } };
    }
    const request = { seed, first: index, count: 1, temperature: 1, class: exhibit.class };
    const { pixels } = await latent.digits(model, request, call);
    const address = { model: model.id, seed, index, temperature: 1, prior: '', class: exhibit.class };
    return { grey: pixels, address };
  }
}

interface Picture {
  readonly grey: Ink;
  /** Of a generated digit. */
  readonly address: DigitAddress | undefined;
}

/** One that a person wrote: of MNIST, or drawn on this device. */
function humanDigit(exhibit: Exclude<Exhibit, { readonly kind: 'generated' }>): ShownDigit {
  return { by: REAL, digit: `${exhibit.kind === 'real' ? exhibit.set : DRAWN} ${exhibit.index}` };
}

function generatedDigit(address: DigitAddress | undefined): ShownDigit {
  if (!address) throw new Error('blind test: a generated digit without an address, want one');
  return { by: address.model, digit: formatAddress(address) };
}
