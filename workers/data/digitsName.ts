// The name of the digits in a training record: MNIST is recognised by its fingerprint, whatever its files are called.

import { printDifference, type SetPrint } from './digitPrint.ts';

/** MNIST's training digits in their order, as every good copy has them. */
export const MNIST_TRAINING: SetPrint = {
  count: 60_000,
  images: '1b7a75c885f164abbded76f434f8a56601898630fff731a58d5ec099859046f4',
  labels: '1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13',
};

/** The name of MNIST's training digits; of other digits, how many there are. */
export function digitsName(print: SetPrint): string {
  if (printDifference(print, MNIST_TRAINING) === undefined) {
    return 'MNIST, 60,000 training digits (LeCun, Cortes, Burges)';
  }
  return `IDX files, ${print.count.toLocaleString('en-US')} digits`;
}
