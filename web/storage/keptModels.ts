// A note of the models and parts in storage that can be read at once, because the first digit waits for no database. Files
// are named by the beginning of their checksum (shippedModel.ts). Where the note is out of date, a file is requested
// needlessly, or a moment late.

import { keepText, readText } from '../platform/storedText.ts';

const KEY = 'this-digit-models-kept';

/** Notes of earlier versions, for one file or for all files. */
const SOME = '1';

/** Whether the file of this address is stored; false where this is not known. */
export function isKept(url: string): boolean {
  const kept = readText('localStorage', KEY) ?? '';
  const [, sign = url] = url.split('?v=');
  return kept === SOME || kept.includes(sign);
}

/** Notes the stored files, by the beginnings of their checksums. */
export function noteKept(signs: readonly string[]): void {
  keepText('localStorage', KEY, signs.join(' '));
}
