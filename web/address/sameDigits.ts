import { formatAddress, type DigitAddress } from '../../workers/core/address.ts';

/** Whether two lists are of other digits: lists are made anew whenever a page is drawn. */
export function areOtherDigits(now: readonly DigitAddress[] = [], before: readonly DigitAddress[] = []): boolean {
  if (now.length !== before.length) return true;
  return now.some((address, i) => {
    const other = before[i];
    return other === undefined || formatAddress(address) !== formatAddress(other);
  });
}
