// Whether bytes are the file that they are taken for. Asked on every read, from the network or from storage.

import type { ShippedFile } from './shippedModel.ts';

/** Why these bytes are not the model's file, or undefined when they are. */
export async function whatIsWrong(file: Uint8Array<ArrayBuffer>, model: ShippedFile): Promise<string | undefined> {
  if (file.byteLength !== model.bytes) return `${file.byteLength} bytes, want ${model.bytes}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return sha256 === model.sha256 ? undefined : `sha256 ${sha256.slice(0, 8)}…, want ${model.sha256.slice(0, 8)}…`;
}
