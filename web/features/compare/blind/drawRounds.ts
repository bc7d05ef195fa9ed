// The pictures of a session and the judge's answers, all at once. No round waits then, and the time that a picture takes reveals
// nothing about it.

import { formatAddress, type DigitAddress } from '../../../../workers/core/address.ts';
import type { LatentEngine } from '../../../engine/latentEngine.ts';
import { digitAt, PIXELS, type Ink } from '../../../ink/pixels.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import type { MnistCopy } from '../realDigits/mnistCopy.ts';
import { verdictOf, type Verdict } from '../../../engine/verdict.ts';
import { modelOf, type ShippedModels } from '../../../storage/shippedModel.ts';
import { REAL, type ShownDigit } from './play.ts';
import type { Exhibit, Round } from './rounds.ts';

const CLASSES = 10;

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
}

/** Draws all rounds of a session. @throws what the engine and the copy throw */
export async function drawRounds(
  { latent, shipped, mnist }: Source,
  rounds: readonly Round[],
  call: TaskCall,
): Promise<readonly DrawnRound[]> {
  const exhibits = rounds.flatMap((round) => [...round]);
  let done = 0;
  const pictures = await Promise.all(
    exhibits.map(async (exhibit) => {
      const grey = await pictureOf(exhibit);
      call.onProgress(++done, exhibits.length);
      return grey;
    }),
  );
  const all = new Uint8ClampedArray(exhibits.length * PIXELS);
  pictures.forEach((grey, i) => {
    all.set(grey, i * PIXELS);
  });
  const probs = await latent.judge(all, { signal: call.signal }).then(
    (judged) => judged.probs,
    () => undefined,
  );
  call.signal.throwIfAborted();
  const drawn = exhibits.map((exhibit, i): DrawnExhibit => {
    const address = addressOf(exhibit);
    return {
      shown: shownOf(exhibit),
      address,
      grey: digitAt(all, i),
      verdict: probs && verdictOf([...probs.subarray(i * CLASSES, (i + 1) * CLASSES)]),
    };
  });
  let next = 0;
  return rounds.map((round) => round.map(() => drawn[next++]).flatMap((exhibit) => exhibit ?? []));

  async function pictureOf(exhibit: Exhibit): Promise<Ink> {
    if (exhibit.kind === 'real') {
      const { grey } = await mnist.ask(exhibit.set, (library) => library.digits(exhibit.set, [exhibit.index]));
      return grey;
    }
    const { model, seed, index } = exhibit;
    const request = { seed, first: index, count: 1, temperature: 1 };
    return (await latent.digits(modelOf({ model }, shipped), request, call)).pixels;
  }
}

function addressOf(exhibit: Exhibit): DigitAddress | undefined {
  if (exhibit.kind === 'real') return undefined;
  const { model, seed, index } = exhibit;
  return { model, seed, index, temperature: 1, prior: '' };
}

function shownOf(exhibit: Exhibit): ShownDigit {
  if (exhibit.kind === 'real') return { by: REAL, digit: `${exhibit.set} ${exhibit.index}` };
  const { model, seed, index } = exhibit;
  return { by: model, digit: formatAddress({ model, seed, index, temperature: 1, prior: '' }) };
}
