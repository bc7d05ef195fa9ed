// Text inside a PNG. Browsers write PNGs without text, so a chunk of type tEXt is put behind the header. The text is read from files
// of any kind. Other programs that save the picture again write the text in one of three ways, before or behind the
// pixels (PNG specification, 11.3.4):
//
//   tEXt   keyword   0   text                                                                          Latin-1; ours is ASCII
//   zTXt   keyword   0   0   text as a zlib stream                                                     Latin-1
//   iTXt   keyword   0   is compressed   0   language   0   keyword in that language   0   text         UTF-8, or a zlib stream

import { DataError } from '../../workers/core/errors.ts';
import { unpack } from '../../workers/data/gunzip.ts';
import { CHUNK_FRAME, crc32, PNG_SIGNATURE, pngChunk } from './pngChunk.ts';

/** The header's chunk comes first, and is always of one size. */
const HEADER_END = PNG_SIGNATURE.length + CHUNK_FRAME + 13;
/** No text of ours is longer; a packed one may be of any length, and is not unpacked further. */
const MAX_TEXT = 2 ** 16;

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

/** The first text of a keyword; undefined for a PNG without one. Rejects with DataError for what is no PNG, cut off or damaged. */
export async function pngText(png: Uint8Array, keyword: string): Promise<string | undefined> {
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
    if (/^(tEX|zTX|iTX)t$/.test(type) && latin1(data.subarray(0, keyword.length + 1)) === `${keyword}\0`) {
      const [came, want] = [view.getUint32(at + 8 + length), crc32(png.subarray(at + 4, at + 8 + length))];
      if (came !== want)
        throw new DataError(`png: its text has the CRC ${hex(came)}, want ${hex(want)}; it is damaged`);
      return textOf(type, data.subarray(keyword.length + 1));
    }
    at += CHUNK_FRAME + length;
  }
}

/** The text of a chunk, from what is behind its keyword. */
async function textOf(type: string, data: Uint8Array): Promise<string> {
  if (type === 'tEXt') return latin1(data);
  if (type === 'zTXt') return latin1(await unpacked(data.subarray(1)));
  const language = data.indexOf(0, 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) throw new DataError('png: its text ends before it begins, want all of it');
  const text = data.subarray(translated + 1);
  return new TextDecoder().decode(data[0] === 1 ? await unpacked(text) : text);
}

async function unpacked(packed: Uint8Array): Promise<Uint8Array> {
  const text = new Uint8Array(MAX_TEXT);
  let length = 0;
  try {
    for await (const piece of unpack(Uint8Array.from(packed), 'deflate')) {
      text.set(piece.subarray(0, MAX_TEXT - length), length);
      length += piece.length;
      if (length > MAX_TEXT) break;
    }
  } catch {
    throw new DataError(`png: its packed text of ${packed.length} bytes is damaged, want a zlib stream`);
  }
  if (length <= MAX_TEXT) return text.subarray(0, length);
  throw new DataError(`png: its packed text is longer than ${MAX_TEXT} bytes, want no more`);
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
