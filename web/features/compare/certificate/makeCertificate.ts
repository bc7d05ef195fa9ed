// Makes a certificate: draws the digit, has it judged, and looks its features up in the index of all training digits.
// Where the visitor's copy of MNIST is on the device, the pixels are compared, too.

import {
  codesOf,
  nearestTraining,
  shareOfUnseenNearer,
  UNSEEN_PERCENTILES,
  type TrainingIndex,
} from '../../../../workers/comparison/trainingIndex.ts';
import type { DigitAddress } from '../../../../workers/core/address.ts';
import { DataError, errorMessage } from '../../../../workers/core/errors.ts';
import type { ModelCard } from '../../../../workers/service/latentRequests.ts';
import type { LatentEngine } from '../../../engine/latentEngine.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import { loadTrainingIndex } from '../realDigits/realDigits.ts';
import type { MnistCopy } from '../realDigits/mnistCopy.ts';
import { verdictOf } from '../../../engine/verdict.ts';
import type { ShippedModel } from '../../../storage/shippedModel.ts';
import type { Certificate, Control, ModelTest, NearDigit } from './certificate.ts';
import { ownDigits, type OwnDigits } from '../realDigits/ownDigits.ts';
import { closestTraining, realPictures, unseenDigits, type FoundDigit } from './pixelSearch.ts';
import { findingOf, nearnessAmong, TOO_NEAR, type Evidence, type Nearness } from './proof.ts';

/** Training digits that are shown. */
const SHOWN = 5;

export interface CertificateSource {
  readonly latent: LatentEngine;
  readonly mnist: MnistCopy;
}

/** The judge's answer for one picture, and its code in the index. */
interface Judged {
  readonly reading: ReturnType<typeof verdictOf>;
  readonly code: Uint8Array;
}

/** @throws what engine, copy and the loading of the index throw */
export async function makeCertificate(
  { latent, mnist }: CertificateSource,
  model: ShippedModel,
  address: DigitAddress,
  call: TaskCall,
): Promise<Certificate> {
  const { index: first, seed, temperature, prior, class: digitClass } = address;
  const request = { seed, first, count: 1, temperature, prior, class: digitClass };
  const [{ pixels: grey }, index, card] = await Promise.all([
    latent.digits(model, request, call),
    loadTrainingIndex(latent, call),
    latent.card(model, { signal: call.signal }),
  ]);
  const digit = await judged(latent, index, grey, call);
  const { reading } = digit;
  const near = nearestTraining(index, digit.code, SHOWN);
  const features = inIndex(index, near[0]?.distance ?? NaN, reading.digit);
  const own = await ownDigits(mnist, index.digits);
  const found = own.hasTraining ? await searchPixels(own, grey, reading.digit, call) : undefined;
  const evidence: Evidence = { features, pixels: found?.nearness };
  const control = await controlOf({ latent, own }, { index, address, digitClass: reading.digit, found }, call);
  return {
    address,
    sha256: model.sha256,
    grey,
    reading,
    evidence,
    finding: findingOf(evidence),
    nearest: {
      features: await withPictures(
        own,
        near.map(({ training, distance, label }) => ({ training, distance, label })),
      ),
      pixels: found
        ? await withPictures(
            own,
            found.closest.map((digit) => ({ ...digit, label: index.labels[digit.training] })),
          )
        : [],
    },
    basis: found?.unseen && {
      training: mnist.count('training'),
      unseen: found.unseen.tests.length,
      isOfClass: found.unseen.isOfClass,
    },
    pixelFailure: found?.failure ?? '',
    others: own.others,
    control,
    model: { features: testOf(card, 'memorisationFeatures'), pixels: testOf(card, 'memorisationPixels') },
  };
}

async function judged(
  latent: LatentEngine,
  index: TrainingIndex,
  grey: Uint8Array | Uint8ClampedArray,
  call: TaskCall,
): Promise<Judged> {
  const { features, probs } = await latent.judge(grey, call);
  const code = codesOf(index, { n: 1, d: features.length, values: features });
  return { reading: verdictOf([...probs]), code };
}

/** A distance between features, among those of unseen real digits of a class. */
function inIndex(index: TrainingIndex, distance: number, digitClass: number): Nearness {
  const limit = index.unseen[digitClass * UNSEEN_PERCENTILES + TOO_NEAR * (UNSEEN_PERCENTILES - 1)] ?? NaN;
  return { distance, share: shareOfUnseenNearer(index, distance, digitClass), limit };
}

interface PixelResult {
  readonly closest: readonly FoundDigit[];
  /** None without test digits to hold it against. */
  readonly nearness: Nearness | undefined;
  readonly unseen: Awaited<ReturnType<typeof unseenDigits>> | undefined;
  readonly failure: string;
}

async function searchPixels(
  { mnist, hasTest }: OwnDigits,
  grey: Uint8ClampedArray,
  digitClass: number,
  { signal, onProgress }: TaskCall,
): Promise<PixelResult> {
  const total = 2 * mnist.count('training');
  let done = 0;
  const onSlice = (digits: number): void => {
    onProgress((done += digits), total);
  };
  onProgress(0, total);
  const closest = await closestTraining(mnist, new Uint8Array(grey), SHOWN, { signal, onSlice });
  try {
    if (!hasTest)
      throw new DataError('certificate: no test digits of MNIST on this device, want them; open both files');
    const unseen = await unseenDigits(mnist, digitClass, { signal, onSlice });
    const distances = unseen.nearest.map(({ distance }) => distance);
    return { closest, nearness: nearnessAmong(closest[0]?.distance ?? NaN, distances), unseen, failure: '' };
  } catch (error) {
    signal.throwIfAborted();
    // The digit's own neighbours are there all the same. The same pixels need nothing to be held against.
    const distance = closest[0]?.distance ?? NaN;
    const nearness = distance === 0 ? { distance, share: 0, limit: 0 } : undefined;
    return { closest, nearness, unseen: undefined, failure: errorMessage(error) };
  }
}

interface ControlRequest {
  readonly index: TrainingIndex;
  readonly address: DigitAddress;
  readonly digitClass: number;
  readonly found: PixelResult | undefined;
}

/** A real digit that no model was trained on, by the same measures: one of the visitor's own, or the middle one of the index. */
async function controlOf(
  { latent, own: { mnist, hasTest } }: { readonly latent: LatentEngine; readonly own: OwnDigits },
  { index, address, digitClass, found }: ControlRequest,
  call: TaskCall,
): Promise<Control> {
  const middle = index.unseen[digitClass * UNSEEN_PERCENTILES + (UNSEEN_PERCENTILES - 1) / 2] ?? NaN;
  const tests =
    found?.unseen?.tests ??
    (hasTest ? (await mnist.ask('test', (library) => library.ofClass('test', digitClass, SHOWN * 20))).indices : []);
  const place = tests.length > 0 ? (address.seed + address.index) % tests.length : 0;
  const test = tests[place];
  if (test === undefined) {
    const evidence = { features: inIndex(index, middle, digitClass), pixels: undefined };
    return { test, grey: undefined, evidence, finding: findingOf(evidence) };
  }
  const [picture] = await realPictures(mnist, 'test', [test]);
  const grey = picture?.grey ?? new Uint8ClampedArray(28 * 28);
  const { code, reading } = await judged(latent, index, grey, call);
  const [nearest] = nearestTraining(index, code, 1);
  const all = found?.unseen?.nearest.map(({ distance }) => distance);
  const own = all?.[place];
  const evidence = {
    features: inIndex(index, nearest?.distance ?? NaN, reading.digit),
    pixels: all && own !== undefined ? nearnessAmong(own, all) : undefined,
  };
  return { test, grey, evidence, finding: findingOf(evidence) };
}

/** With their pictures, where the visitor's own copy has them. */
async function withPictures(
  { mnist, hasTraining }: OwnDigits,
  digits: readonly (FoundDigit & { readonly label: number | undefined })[],
): Promise<readonly NearDigit[]> {
  const pictures = hasTraining
    ? await realPictures(
        mnist,
        'training',
        digits.map(({ training }) => training),
      )
    : [];
  return digits.map(({ training, distance, label }, i) => ({
    training,
    distance,
    label,
    grey: pictures[i]?.grey,
  }));
}

function testOf({ metrics }: ModelCard, name: string): ModelTest | undefined {
  const [value, low, high, real] = ['', 'Low', 'High', 'Real'].map((end) => metrics[name + end]);
  return value === undefined || low === undefined || high === undefined || real === undefined
    ? undefined
    : { value, low, high, real };
}
