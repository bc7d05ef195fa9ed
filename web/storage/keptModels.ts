// Which models and parts storage has, as far as is known at once: on the way to the first digit nobody waits for a database to
// open. By the signs of files that their addresses have (shippedModel.ts). What stands here may be out of date either way: then
// a file is asked for too early, or a moment late.

import { keepText, readText } from '../platform/storedText.ts';

const KEY = 'this-digit-models-kept';

/** What earlier versions have noted, for one file or all of them. */
const SOME = '1';

/** Whether the file of this address is kept here; false where the browser does not say. */
export function isKept(url: string): boolean {
  const kept = readText('localStorage', KEY) ?? '';
  const [, sign = url] = url.split('?v=');
  return kept === SOME || kept.includes(sign);
}

/** Notes what storage has, by the beginnings of checksums. */
export function noteKept(signs: readonly string[]): void {
  keepText('localStorage', KEY, signs.join(' '));
}
