// A small digit as an address for <img>: a PNG, made here. Browsers give each canvas a layer and a texture of its own, and a
// page of a hundred digits took 40 ms in each frame that changed one of them; images are painted with what is around them. A
// browser's own encoder, toDataURL, would do, but some add noise to what pages read from canvases.
//
//   IHDR   DIGIT × DIGIT, 8 bits, grey and alpha
//   IDAT   zlib of one stored block: lines of 0 (no filter), then 0 (black) and ink of each pixel
//   IEND                                           (PNG specification, 11.2; RFC 1950; RFC 1951, 3.2.4)

import { crc32, PNG_SIGNATURE } from '../share/pngText.ts';
import { DIGIT } from './layout.ts';

const PIXELS = DIGIT * DIGIT;
const GREY_AND_ALPHA = 4;
const LINE = 1 + 2 * DIGIT;
const LINES = LINE * DIGIT;
const HEADER = [...bigEndian(DIGIT), ...bigEndian(DIGIT), 8, GREY_AND_ALPHA, 0, 0, 0];
const BLOCK = [0x78, 0x01, 0x01, LINES & 0xff, LINES >>> 8, ~LINES & 0xff, (~LINES >>> 8) & 0xff];

const BEFORE_DATA = [...PNG_SIGNATURE, ...chunk('IHDR', HEADER)];
const TYPE_AT = BEFORE_DATA.length + 4;
const LINES_AT = TYPE_AT + 4 + BLOCK.length;
const SUM_AT = LINES_AT + LINES;
const CRC_AT = SUM_AT + 4;
/** With the sums of something else, which are written for each digit. */
const TEMPLATE = Uint8Array.from([
  ...BEFORE_DATA,
  ...chunk('IDAT', [...BLOCK, ...new Uint8Array(LINES + 4)]),
  ...chunk('IEND', []),
]);

const addresses = new WeakMap<Uint8ClampedArray, string>();

/** The address of a digit as `inkPng` takes it. It is kept with the array, which must not change. */
export function inkAddress(digit: Uint8ClampedArray): string {
  let address = addresses.get(digit);
  if (address === undefined) {
    address = `data:image/png;base64,${btoa(String.fromCharCode(...inkPng(digit)))}`;
    addresses.set(digit, address);
  }
  return address;
}

/** What is shown where there is no digit yet. */
export const NO_INK = inkAddress(new Uint8ClampedArray(PIXELS));

/** A PNG, black with ink as alpha, of pixels [DIGIT, DIGIT, 4] whose alpha is their ink, or of ink [DIGIT, DIGIT]. */
export function inkPng(digit: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const png = TEMPLATE.slice();
  const view = new DataView(png.buffer);
  const step = digit.length / PIXELS;
  for (let y = 0; y < DIGIT; y++) {
    for (let x = 0; x < DIGIT; x++) {
      png[LINES_AT + y * LINE + 2 * x + 2] = digit[step * (y * DIGIT + x) + step - 1] ?? 0;
    }
  }
  view.setUint32(SUM_AT, adler32(png.subarray(LINES_AT, SUM_AT)));
  view.setUint32(CRC_AT, crc32(png.subarray(TYPE_AT, CRC_AT)));
  return png;
}

function chunk(type: string, data: readonly number[]): readonly number[] {
  const named = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...bigEndian(data.length), ...named, ...bigEndian(crc32(Uint8Array.from(named)))];
}

function bigEndian(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
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
