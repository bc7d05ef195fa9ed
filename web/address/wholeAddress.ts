// The address of a digit in a file or in storage. It must name model and seed, because a file has no defaults for them.

import { parseAddress, type DigitAddress } from '../../workers/core/address.ts';

const NOBODY: DigitAddress = { model: '', seed: -1, index: 0, temperature: 1, prior: '' };

/** The address in a text that mailers and chats may have changed; undefined where model or seed is missing or wrong. */
export function wholeAddress(text: string): DigitAddress | undefined {
  const { address, problems } = parseAddress(text, NOBODY);
  const isWhole = problems.length === 0 && address.model !== '' && address.seed !== -1;
  return isWhole ? address : undefined;
}
