// A small digit as an address for <img>: a PNG, made here. Browsers give each canvas a layer and a texture of its own, and a
// page of a hundred digits took 40 ms in each frame that changed one of them; images are painted with what is around them. A
// browser's own encoder, toDataURL, would do, but some add noise to what pages read from canvases.
//
//   IHDR   DIGIT × DIGIT, 8 bits, grey and alpha
//   IDAT   zlib of one stored block: lines of 0 (no filter), then 0 (black) and ink of each pixel
//   IEND                                           (PNG specification, 11.2; RFC 1950; RFC 1951, 3.2.4)

import { PNG_SIGNATURE, pngChunk } from './pngChunk.ts';
import { DIGIT } from './digitSize.ts';
import type { Ink } from './pixels.ts';

const GREY_AND_ALPHA = 4;
const HEADER = Uint8Array.of(0, 0, 0, DIGIT, 0, 0, 0, DIGIT, 8, GREY_AND_ALPHA, 0, 0, 0);
const LINE = 1 + 2 * DIGIT;
const LINES = LINE * DIGIT;
const BLOCK = Uint8Array.of(0x78, 0x01, 0x01, LINES & 0xff, LINES >>> 8, ~LINES & 0xff, (~LINES >>> 8) & 0xff);

const addresses = new WeakMap<Ink, string>();

/** The address of a digit as `inkPng` takes it. It is kept with the array, which must not change. */
export function inkAddress(digit: Ink): string {
  let address = addresses.get(digit);
  if (address === undefined) {
    address = `data:image/png;base64,${btoa(String.fromCharCode(...inkPng(digit)))}`;
    addresses.set(digit, address);
  }
  return address;
}

/** A PNG, black with ink as alpha, of pixels [DIGIT, DIGIT]. */
export function inkPng(digit: Ink): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(BLOCK.length + LINES + 4);
  data.set(BLOCK);
  const lines = data.subarray(BLOCK.length, -4);
  for (let y = 0; y < DIGIT; y++) {
    for (let x = 0; x < DIGIT; x++) lines[y * LINE + 2 * x + 2] = digit[y * DIGIT + x] ?? 0;
  }
  new DataView(data.buffer).setUint32(data.length - 4, adler32(lines));
  const chunks = [pngChunk('IHDR', HEADER), pngChunk('IDAT', data), pngChunk('IEND', new Uint8Array())];
  const png = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, PNG_SIGNATURE.length));
  png.set(PNG_SIGNATURE);
  let at = PNG_SIGNATURE.length;
  for (const chunk of chunks) {
    png.set(chunk, at);
    at += chunk.length;
  }
  return png;
}

/** RFC 1950, 8.2. Of few bytes: the sums stay exact until the end. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a += byte;
    b += a;
  }
  return (b % 65521) * 65536 + (a % 65521);
}
