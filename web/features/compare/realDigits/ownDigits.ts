// Whether the visitor's copy of MNIST is the one whose digits the index numbers. In any other set, or order, a number means
// another digit: its pictures and its distances are then left out.

import { msg, str } from '@lit/localize';
import {
  printDifference,
  type CopyPrint,
  type DigitPrints,
  type SetPrint,
} from '../../../../workers/data/digitPrint.ts';
import type { MnistSet } from '../../../../workers/data/mnistNames.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { MnistCopy } from './mnistCopy.ts';

/** A set of the copy that is another one than it should be. */
export interface OtherDigits {
  readonly set: MnistSet;
  readonly part: 'images' | 'labels';
  readonly came: CopyPrint;
  readonly want: SetPrint;
}

/** What of the copy can be used. */
export interface OwnDigits {
  readonly mnist: MnistCopy;
  readonly hasTraining: boolean;
  readonly hasTest: boolean;
  readonly others: readonly OtherDigits[];
}

/** Without fingerprints in the index nothing can be used: it might be anything. */
export async function ownDigits(mnist: MnistCopy, want: DigitPrints | null): Promise<OwnDigits> {
  const others: OtherDigits[] = [];
  const has = async (set: MnistSet): Promise<boolean> => {
    if (mnist.count(set) === 0 || !want) return false;
    const came = await mnist.ask(set, (library) => library.print(set));
    // Labels of training digits are in the index.
    const part = printDifference(set === 'training' ? { ...came, labels: undefined } : came, want[set]);
    if (part) others.push({ set, part, came, want: want[set] });
    return part === undefined;
  };
  const hasTraining = await has('training');
  return { mnist, hasTraining, hasTest: await has('test'), others };
}

/** What came, what was wanted, and what to do. */
export function otherDigitsText({ set, part, came, want }: OtherDigits): string {
  const [count, wanted] = [formatNumber(came.count), formatNumber(want.count)];
  const [print, wantedPrint] = [came[part] ?? '', want[part]].map((sha256) => sha256.slice(0, 8));
  if (part === 'labels') {
    return msg(
      str`The test labels in your copy are not MNIST’s in their order: ${count} with checksum ${print}, where ${wanted} with ${wantedPrint} are expected. Test digits are left out here. Open the file as it was published.`,
    );
  }
  return set === 'training'
    ? msg(
        str`The training pictures in your copy are not MNIST’s in their order: ${count} with checksum ${print}, where ${wanted} with ${wantedPrint} are expected. Their numbers would mean other digits, so they are left out here. Open the file as it was published.`,
      )
    : msg(
        str`The test pictures in your copy are not MNIST’s in their order: ${count} with checksum ${print}, where ${wanted} with ${wantedPrint} are expected. They are left out here. Open the file as it was published.`,
      );
}
