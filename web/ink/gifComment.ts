// Text inside a GIF, in a comment extension (GIF89a specification, section 24): written before its first picture, where more
// programs keep it, and read again from any place in files that may be anything.
//
//   signature "GIF89a" [6]   screen: width [2]   height [2]   flags [1]   background [1]   aspect [1]   colours [3 · 2^(n+1)]
//   blocks:   extension  0x21   label [1]   sub-blocks          a comment's label is 0xfe
//             image      0x2c   place and flags [9]   colours   code size [1]   sub-blocks
//             trailer    0x3b
//   sub-blocks: length [1]   data [length]   … until a length of 0

import { DataError } from '../../workers/core/errors.ts';

const EXTENSION = 0x21;
const COMMENT = 0xfe;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const HEADER = 13;
const MAX_BLOCK = 255;

/** Whether a file begins as a GIF does. */
export function isGif(bytes: Uint8Array): boolean {
  return /^GIF8[79]a$/.test(ascii(bytes.subarray(0, 6)));
}

/** The GIF with a comment before all other blocks. @throws DataError for bytes that are no GIF, and for text that is not ASCII */
export function withGifComment(gif: Uint8Array<ArrayBuffer>, text: string): Uint8Array<ArrayBuffer> {
  if (!isGif(gif) || gif.at(-1) !== TRAILER)
    throw new DataError('gif: no GIF that ends with its trailer came, want one');
  if (!/^[\x20-\x7e]+$/.test(text)) throw new DataError(`gif: text "${text.slice(0, 40)}", want ASCII, and some`);
  const content = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const comment = [EXTENSION, COMMENT];
  for (let at = 0; at < content.length; at += MAX_BLOCK) {
    const block = content.subarray(at, at + MAX_BLOCK);
    comment.push(block.length, ...block);
  }
  comment.push(0);
  const place = HEADER + coloursOf(byteAt(gif, 10));
  const spliced = new Uint8Array(gif.length + comment.length);
  spliced.set(gif.subarray(0, place));
  spliced.set(comment, place);
  spliced.set(gif.subarray(place), place + comment.length);
  return spliced;
}

/** The comments of a GIF, in their order. @throws DataError for what is no GIF, or is cut off */
export function gifComments(gif: Uint8Array): readonly string[] {
  if (!isGif(gif)) throw new DataError('gif: the file does not begin as a GIF does');
  const comments: string[] = [];
  let at = HEADER + coloursOf(byteAt(gif, 10));
  for (;;) {
    const kind = byteAt(gif, at);
    if (kind === TRAILER) return comments;
    if (kind === EXTENSION) {
      const isComment = byteAt(gif, at + 1) === COMMENT;
      const { text, end } = readBlocks(gif, at + 2, isComment);
      if (isComment) comments.push(text);
      at = end;
    } else if (kind === IMAGE) {
      at = readBlocks(gif, at + 11 + coloursOf(byteAt(gif, at + 9)), false).end;
    } else {
      throw new DataError(
        `gif: a block of kind 0x${kind.toString(16)} at byte ${at}, want an image, an extension or the end`,
      );
    }
  }
}

/** Bytes of a colour table, as the flags before it say. */
function coloursOf(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function readBlocks(gif: Uint8Array, from: number, isWanted: boolean): { readonly text: string; readonly end: number } {
  let text = '';
  let at = from;
  for (;;) {
    const length = byteAt(gif, at);
    if (length === 0) return { text, end: at + 1 };
    byteAt(gif, at + length);
    if (isWanted) text += ascii(gif.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
}

function byteAt(gif: Uint8Array, at: number): number {
  const byte = gif[at];
  if (byte === undefined) throw new DataError(`gif: ends after ${gif.length} bytes, within a block, want all of it`);
  return byte;
}

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
