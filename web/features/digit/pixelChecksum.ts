// The checksum in a link to a digit, by which whoever opens the link can tell whether the pixels are the same.

import { sha256Hex } from '../../storage/checksum.ts';

/** Hexadecimal digits of it: 64 bits, of which no two digits of a model will ever agree by chance. */
const LENGTH = 16;

/** The beginning of the SHA-256 of grey levels [28, 28]. */
export async function checksumOf(grey: BufferSource): Promise<string> {
  return (await sha256Hex(grey)).slice(0, LENGTH);
}

/** Whether a text has the form of a checksum. */
export function isChecksum(text: string): boolean {
  return text.length === LENGTH && /^[0-9a-f]+$/.test(text);
}
