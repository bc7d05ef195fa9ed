// IDX, the file format of MNIST (LeCun, Cortes, Burges): a big-endian header, then the elements row by row.
//
//   | 0 | 0 | type | rank |  extent₀ u32 | extent₁ u32 | … |  elements …
//     bytes 0–3                                              type 0x08 = u8, the only one that digits use

import { DataError } from '../core/errors.ts';
import { showShape, sizeOf, type Shape } from '../core/shape.ts';
import { gunzip, isGzip, possibleEnds } from './gunzip.ts';

/** Unsigned bytes with their extents: [N, 28, 28] for images, [N] for labels. */
export interface IdxFile {
  readonly shape: Shape;
  readonly data: Uint8Array;
}

const TYPE_U8 = 0x08;
/** Of four extents. */
const LONGEST_HEADER = 4 + 4 * 4;
/** What a file may hold, unpacked: 1.3 million digits. */
const MAX_BYTES = 1024 ** 3;

/**
 * Parses an IDX file of u8, gzipped or not. `where` begins every error. Of a gzip no more is unpacked than its IDX header
 * announces, and never more than `maxBytes`. @throws DataError
 */
export async function readIdx(file: Uint8Array<ArrayBuffer>, where: string, maxBytes = MAX_BYTES): Promise<IdxFile> {
  if (!isGzip(file)) return parseIdx(file, where, maxBytes);
  let failure: unknown;
  for (const end of possibleEnds(file)) {
    try {
      return await collectIdx(gunzip(file.subarray(0, end)), where, maxBytes);
    } catch (error) {
      if (error instanceof DataError) throw error;
      failure ??= error;
    }
  }
  throw new DataError(`${where}: damaged or truncated gzip (${String(failure)}); get the file again`);
}

/**
 * Reads an IDX file that comes in pieces. No piece is asked for once the file is longer than its header says.
 * @throws DataError, and what `pieces` throw
 */
export async function collectIdx(
  pieces: AsyncIterable<Uint8Array>,
  where: string,
  maxBytes = MAX_BYTES,
): Promise<IdxFile> {
  let head = new Uint8Array();
  let header: IdxHeader | undefined;
  let file = head; // as long as the header says
  let filled = 0;
  for await (const piece of pieces) {
    let next = piece;
    if (!header) {
      next = head = joined(head, piece);
      if (head.length < LONGEST_HEADER) continue;
      header = readHeader(head, where, maxBytes);
      file = new Uint8Array(header.bytes);
    }
    if (filled + next.length > file.length) throw wrongLength(header, `too long: more than ${file.length}`, where);
    file.set(next, filled);
    filled += next.length;
  }
  return parseIdx(header ? file.subarray(0, filled) : head, where, maxBytes);
}

function parseIdx(file: Uint8Array, where: string, maxBytes: number): IdxFile {
  const header = readHeader(file, where, maxBytes);
  const { shape, start, bytes } = header;
  if (file.length === bytes) return { shape, data: file.subarray(start) };
  throw wrongLength(header, `${file.length < bytes ? 'truncated' : 'too long'}: ${file.length}`, where);
}

function wrongLength({ shape, bytes }: IdxHeader, came: string, where: string): DataError {
  return new DataError(`${where}: ${came} bytes; ${showShape(shape)} needs ${bytes}; get the file again`);
}

interface IdxHeader {
  readonly shape: Shape;
  /** Where the elements begin. */
  readonly start: number;
  /** Of the whole file. */
  readonly bytes: number;
}

function readHeader(file: Uint8Array, where: string, maxBytes: number): IdxHeader {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 4 || view.getUint16(0) !== 0) {
    throw new DataError(
      `${where}: not an IDX file: it begins with ${hex(file.subarray(0, 4))}; want 00 00 08 and a rank`,
    );
  }
  const type = view.getUint8(2);
  const rank = view.getUint8(3);
  if (type !== TYPE_U8) throw new DataError(`${where}: IDX elements of type 0x${type.toString(16)}; want 0x8, bytes`);
  if (rank < 1 || rank > 4) throw new DataError(`${where}: IDX of rank ${rank}; want 1 (labels) or 3 (images)`);
  const start = 4 + 4 * rank;
  if (file.length < start) throw new DataError(`${where}: truncated in its header: ${file.length} of ${start} bytes`);
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const bytes = start + sizeOf(shape);
  if (bytes > maxBytes)
    throw new DataError(`${where}: ${showShape(shape)} needs ${bytes} bytes; want at most ${maxBytes}`);
  return { shape, start, bytes };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
}
