// Checks whether bytes are the expected file, at every read from the network and from storage.

import type { ShippedFile } from './shippedModel.ts';

/** Why these bytes are not the model's file, or undefined when they are. */
export async function whatIsWrong(file: Uint8Array<ArrayBuffer>, model: ShippedFile): Promise<string | undefined> {
  if (file.byteLength !== model.bytes) return `${file.byteLength} bytes, want ${model.bytes}`;
  const sha256 = await sha256Hex(file);
  return sha256 === model.sha256 ? undefined : `sha256 ${sha256.slice(0, 8)}…, want ${model.sha256.slice(0, 8)}…`;
}

/** In lower case. */
export async function sha256Hex(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
