// Text inside a PNG, in a chunk of type tEXt (PNG specification, 11.3.4.3): browsers write PNGs without any, so a chunk is put
// behind their header, and read again from files that may be anything.
//
//   data of tEXt:   keyword   0   text                                                           both Latin-1; ours is ASCII

import { DataError } from '../../workers/core/errors.ts';
import { CHUNK_FRAME, crc32, PNG_SIGNATURE, pngChunk } from './pngChunk.ts';

/** The header's chunk comes first, and is always of one size. */
const HEADER_END = PNG_SIGNATURE.length + CHUNK_FRAME + 13;

/** The PNG with a text in it. @throws DataError for bytes that are no PNG, and for text that is not ASCII */
export function withPngText(png: Uint8Array<ArrayBuffer>, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  checkSignature(png);
  if (png.length < HEADER_END) throw new DataError(`png: ends after ${png.length} bytes, want its header`);
  const content = `${keyword}\0${text}`;
  if (!/^[\0-\x7f]*$/.test(content)) throw new DataError(`png: text "${text.slice(0, 40)}", want ASCII`);
  const chunk = pngChunk(
    'tEXt',
    Uint8Array.from(content, (character) => character.charCodeAt(0)),
  );
  const spliced = new Uint8Array(png.length + chunk.length);
  spliced.set(png.subarray(0, HEADER_END));
  spliced.set(chunk, HEADER_END);
  spliced.set(png.subarray(HEADER_END), HEADER_END + chunk.length);
  return spliced;
}

/** The first text of a keyword; undefined for a PNG without one. @throws DataError for what is no PNG, cut off or damaged */
export function pngText(png: Uint8Array, keyword: string): string | undefined {
  checkSignature(png);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = PNG_SIGNATURE.length; ;) {
    const left = png.length - at;
    if (left < CHUNK_FRAME) throw new DataError(`png: ends after ${png.length} bytes, within a chunk, want all of it`);
    const length = view.getUint32(at);
    const type = latin1(png.subarray(at + 4, at + 8));
    if (length > left - CHUNK_FRAME) {
      throw new DataError(
        `png: chunk ${type} of ${length} bytes, but only ${left - CHUNK_FRAME} are left; want all of it`,
      );
    }
    if (type === 'IEND') return undefined;
    const data = png.subarray(at + 8, at + 8 + length);
    const end = data.indexOf(0);
    if (type === 'tEXt' && latin1(data.subarray(0, Math.max(end, 0))) === keyword) {
      const [came, want] = [view.getUint32(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length))];
      if (came !== want)
        throw new DataError(`png: its text has the CRC ${hex(came)}, want ${hex(want)}; it is damaged`);
      return latin1(data.subarray(end + 1));
    }
    at += CHUNK_FRAME + length;
  }
}

function checkSignature(bytes: Uint8Array): void {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return;
  const came = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
  throw new DataError(`png: begins with ${came}, want the signature of a PNG`);
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
