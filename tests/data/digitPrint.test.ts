import { describe, expect, it } from 'vitest';
import { printDifference, setPrint } from '../../workers/data/digitPrint.ts';
import { gatherDigits, type DigitSet } from '../../workers/data/digitSet.ts';
import { drawnDigits } from '../support/drawnDigits.ts';

const digits = drawnDigits(30);

async function differenceOf(came: Partial<DigitSet>): Promise<string | undefined> {
  return printDifference(await setPrint({ ...digits, ...came }), await setPrint(digits));
}

describe('the fingerprint of a set of digits', () => {
  it('is the same where only the faintest pixels differ, as they do between copies of MNIST', async () => {
    expect(await differenceOf({ images: digits.images.map((level) => (level === 1 ? 0 : level)) })).toBe(undefined);
    expect(await differenceOf({ images: digits.images.map((level) => (level === 0 ? 1 : level)) })).toBe(undefined);
  });

  it('is another in another order, with another digit, with fewer of them, and with other labels', async () => {
    const order = Uint32Array.from({ length: 30 }, (_, i) => (i === 3 ? 13 : i === 13 ? 3 : i)); // two threes
    const swapped = gatherDigits(digits, order, 0, 30);
    expect(await differenceOf(swapped)).toBe('images');
    expect(
      await differenceOf({ images: digits.images.with(10 * 784 + 400, 255 - (digits.images[10 * 784 + 400] ?? 0)) }),
    ).toBe('images');
    expect(await differenceOf({ count: 29, images: digits.images.slice(784), labels: digits.labels.slice(1) })).toBe(
      'images',
    );
    expect(await differenceOf({ labels: digits.labels.toReversed() })).toBe('labels');
    expect(printDifference({ ...(await setPrint(digits)), labels: undefined }, await setPrint(digits))).toBe(undefined);
  });
});
