// SHA-256 names the bytes of a model, the pixels of its test vectors, and real digits.

/** Lower-case hexadecimal SHA-256. Browsers offer it to secure pages only (https or localhost). */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer> | Uint8ClampedArray<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
