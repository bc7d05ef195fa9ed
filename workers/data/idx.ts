// IDX, the file format of MNIST (LeCun, Cortes, Burges): a big-endian header, then the elements row by row.
//
//   | 0 | 0 | type | rank |  extent₀ u32 | extent₁ u32 | … |  elements …
//     bytes 0–3                                              type 0x08 = u8, the only one that digits use

import { DataError } from '../core/errors.ts';
import { showShape, sizeOf, type Shape } from '../core/shape.ts';

/** Unsigned bytes with their extents: [N, 28, 28] for images, [N] for labels. */
export interface IdxFile {
  readonly shape: Shape;
  readonly data: Uint8Array;
}

const TYPE_U8 = 0x08;

/** Parses an IDX file of u8, gzipped or not. `where` begins every error. @throws DataError */
export async function readIdx(file: Uint8Array<ArrayBuffer>, where: string): Promise<IdxFile> {
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? await gunzip(file, where) : file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0) {
    throw new DataError(
      `${where}: not an IDX file: it begins with ${hex(bytes.subarray(0, 4))}; want 00 00 08 and a rank`,
    );
  }
  const type = view.getUint8(2);
  const rank = view.getUint8(3);
  if (type !== TYPE_U8) throw new DataError(`${where}: IDX elements of type 0x${type.toString(16)}; want 0x8, bytes`);
  if (rank < 1 || rank > 4) throw new DataError(`${where}: IDX of rank ${rank}; want 1 (labels) or 3 (images)`);
  const start = 4 + 4 * rank;
  if (bytes.length < start) throw new DataError(`${where}: truncated in its header: ${bytes.length} of ${start} bytes`);
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const want = start + sizeOf(shape);
  if (bytes.length !== want) {
    const wrong = bytes.length < want ? 'truncated' : 'too long';
    throw new DataError(
      `${where}: ${wrong}: ${bytes.length} bytes; ${showShape(shape)} needs ${want}; get the file again`,
    );
  }
  return { shape, data: bytes.subarray(start) };
}

async function gunzip(file: Uint8Array<ArrayBuffer>, where: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new DataError(`${where}: damaged or truncated gzip (${String(error)}); get the file again`);
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
}
