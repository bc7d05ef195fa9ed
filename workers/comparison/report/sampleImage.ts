// Digits in a row as one image that an HTML file can hold: a BMP in grey levels, which every browser reads and which needs no
// compressor. Ten digits are 9 kB.
//
//   14 bytes  file header: 'BM', size, where the pixels begin
//   40 bytes  BITMAPINFOHEADER: width, height (negative: rows from the top), 1 plane, 8 bits, no compression, 256 colours
//   1024      palette: blue, green, red, 0 of each level, so that ink is black on white
//   rows      a byte a pixel, each row filled to a multiple of 4 bytes

import { IMAGE_SIZE, SIDE } from '../../data/digitSet.ts';

const PALETTE_AT = 14 + 40;
const PIXELS_AT = PALETTE_AT + 4 * 256;

/** A data URI of digits [N, 28, 28], 0 paper and 255 ink, side by side. */
export function sampleImage(digits: Uint8Array | Uint8ClampedArray): string {
  const N = digits.length / IMAGE_SIZE;
  const width = N * SIDE; // a multiple of 4, as 28 is
  const bytes = new Uint8Array(PIXELS_AT + width * SIDE);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, PIXELS_AT, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, -SIDE, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true);
  view.setUint32(46, 256, true);
  for (let level = 0; level < 256; level++) bytes.fill(255 - level, PALETTE_AT + 4 * level, PALETTE_AT + 4 * level + 3);
  for (let n = 0; n < N; n++) {
    for (let y = 0; y < SIDE; y++) {
      const row = digits.subarray(n * IMAGE_SIZE + y * SIDE, n * IMAGE_SIZE + (y + 1) * SIDE);
      bytes.set(row, PIXELS_AT + y * width + n * SIDE);
    }
  }
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:image/bmp;base64,${btoa(text)}`;
}
