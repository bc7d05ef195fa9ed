// The address of a comparison inside its PNG, so that the page restores the comparison when the PNG is opened. It has its
// own keyword, apart from the record of a single digit (digitRecord.ts).

import { readFields } from '../../workers/core/readFields.ts';
import { COMPARE, viewOf } from '../address/views.ts';
import { pngText, withPngText } from '../ink/pngText.ts';

export const COMPARISON_KEYWORD = 'this-digit-does-not-exist-comparison';

/** The PNG with a fragment inside. @throws DataError for bytes that are no PNG */
export function withComparison(png: Uint8Array<ArrayBuffer>, fragment: string): Uint8Array<ArrayBuffer> {
  return withPngText(png, COMPARISON_KEYWORD, fragment);
}

/** The fragment of a file that may be anything; undefined where it has none that leads to a comparison. */
export async function comparisonIn(file: Uint8Array): Promise<string | undefined> {
  try {
    const fragment = await pngText(file, COMPARISON_KEYWORD);
    return fragment !== undefined && viewOf(readFields(fragment)) === COMPARE ? fragment : undefined;
  } catch {
    return undefined; // whatever it is, it is looked at as something else next
  }
}
