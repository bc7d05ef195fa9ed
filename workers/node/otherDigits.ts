// Whether real digits are MNIST's in their order, by the gallery's reference. Other digits may be meant, so it is only
// reported: their figures cannot be compared with the gallery's, and a number means another training digit.

import { join } from 'node:path';
import { readTrainingIndex } from '../comparison/trainingFile.ts';
import { printDifference, setPrint, type DigitPrints, type SetPrint } from '../data/digitPrint.ts';
import type { RealDigits } from '../evaluation/evaluationInput.ts';
import { readBytes } from './modelSource.ts';
import { REFERENCE_FILES, REFERENCE_FOLDER } from './referenceFolder.ts';
import { report } from './terminal.ts';

/** The fingerprints of both sets. */
export async function printsOf({ training, test }: RealDigits): Promise<DigitPrints> {
  return { training: await setPrint(training), test: await setPrint(test) };
}

/** Tells on stderr what of the digits in `folder` is not MNIST's. Without a reference in the gallery nothing is told. */
export async function tellOtherDigits(where: string, folder: string, came: DigitPrints | null): Promise<void> {
  const want = await galleryPrints(where);
  if (!came || !want) return;
  for (const set of ['training', 'test'] as const) {
    const part = printDifference(came[set], want[set]);
    if (!part) continue;
    const show = ({ count, [part]: print }: SetPrint): string => `${count} with fingerprint ${print.slice(0, 8)}`;
    report(
      `${where}: ${folder}: ${set} ${part} ${show(came[set])}, MNIST in its order has ${show(want[set])}; the figures are of these digits, and so are numbers of them`,
    );
  }
}

async function galleryPrints(where: string): Promise<DigitPrints | null> {
  try {
    return readTrainingIndex(await readBytes(where, join(REFERENCE_FOLDER, REFERENCE_FILES.training))).digits;
  } catch {
    return null; // a gallery of one's own may have none, or one that is being made anew
  }
}
