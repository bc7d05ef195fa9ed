// The safetensors container: named tensors and a string map, nothing that can run.
//
//   | u64 header length, little endian | header: JSON, padded with spaces to 8 bytes | tensor data, end to end |
//
//   header = { "__metadata__": { text: text }, name: { "dtype", "shape", "data_offsets": [begin, end] }, … }
//
// A file is foreign until read to the end. The reader must
//   - bound everything before it allocates: file, header, number of tensors, rank, elements;
//   - see each byte of data belong to exactly one tensor: no hole, no overlap, nothing behind the last;
//   - fail with ModelFileError and with nothing else, whatever the bytes.

import { ModelFileError } from '../core/errors.ts';
import { showShape, sizeOf, type Shape } from '../core/shape.ts';
import { parseJson, showForeign, wantList, wantOneOf, wantRecord, wantText, wantWhole } from './foreignJson.ts';

export const MAX_FILE_BYTES = 64 * 2 ** 20;
const MAX_HEADER_BYTES = 2 ** 20;
const MAX_TENSORS = 1024;
const MAX_RANK = 6;
const LENGTH_BYTES = 8;
const ANY_TEXT = { min: 0, max: MAX_HEADER_BYTES };

const BYTES_PER_ELEMENT = { F32: 4, F16: 2, I8: 1, U8: 1 } as const;
export type Dtype = keyof typeof BYTES_PER_ELEMENT;
const DTYPES: readonly Dtype[] = ['F32', 'F16', 'I8', 'U8'];

/** One tensor as it lies in the file: little-endian bytes, not necessarily aligned. */
export interface StoredTensor {
  readonly dtype: Dtype;
  readonly shape: Shape;
  readonly data: Uint8Array;
}

export interface Safetensors {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

/** Parses a file. Tensor data are views of `file`, not copies. `where` begins its errors. @throws ModelFileError */
export function readSafetensors(file: Uint8Array, where = 'model file'): Safetensors {
  const { header, dataStart } = readHeader(file, where);
  const metadata = new Map<string, string>();
  const tensors = new Map<string, StoredTensor>();
  if (header.size > MAX_TENSORS + 1) {
    throw new ModelFileError(`${where}: ${header.size} tensors, want at most ${MAX_TENSORS}`);
  }
  const ranges: { readonly begin: number; readonly end: number; readonly name: string }[] = [];

  for (const [name, value] of header) {
    if (name === '__metadata__') {
      for (const [key, text] of wantRecord(value, `${where}: __metadata__`)) {
        metadata.set(key, wantText(text, `${where}: __metadata__ ${showForeign(key)}`, ANY_TEXT));
      }
      continue;
    }
    const at = `${where}: tensor ${showForeign(name)}`;
    const fields = wantRecord(value, at, ['dtype', 'shape', 'data_offsets']);
    const dtype = wantOneOf(fields.get('dtype'), `${at} dtype`, DTYPES);
    // Each extent is bounded by the file's size, so the product of six of them still compares rightly as a double.
    const shape = wantList(fields.get('shape'), `${at} shape`, { min: 0, max: MAX_RANK }).map((extent) =>
      wantWhole(extent, `${at} extent`, { min: 0, max: MAX_FILE_BYTES }),
    );
    const [begin = 0, end = 0] = wantList(fields.get('data_offsets'), `${at} data_offsets`, { min: 2, max: 2 }).map(
      (offset) => wantWhole(offset, `${at} data_offsets`, { min: 0, max: file.byteLength - dataStart }),
    );
    const bytes = sizeOf(shape) * BYTES_PER_ELEMENT[dtype];
    if (end - begin !== bytes) {
      throw new ModelFileError(`${at}: ${end - begin} bytes of data, want ${bytes} for ${dtype} ${showShape(shape)}`);
    }
    tensors.set(name, { dtype, shape, data: file.subarray(dataStart + begin, dataStart + end) });
    ranges.push({ begin, end, name });
  }

  let covered = 0;
  for (const { begin, end, name } of ranges.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== covered) {
      const what = begin > covered ? 'a hole' : 'an overlap';
      throw new ModelFileError(
        `${where}: ${what} before tensor ${showForeign(name)} at ${begin}, want it at ${covered}`,
      );
    }
    covered = end;
  }
  if (covered !== file.byteLength - dataStart) {
    throw new ModelFileError(`${where}: ${file.byteLength - dataStart} bytes of data, want ${covered}`);
  }
  return { metadata, tensors };
}

function readHeader(file: Uint8Array, where: string): { header: ReadonlyMap<string, unknown>; dataStart: number } {
  if (file.byteLength < LENGTH_BYTES + 2) {
    throw new ModelFileError(`${where}: ${file.byteLength} bytes, too short for safetensors`);
  }
  if (file.byteLength > MAX_FILE_BYTES) {
    throw new ModelFileError(`${where}: ${file.byteLength} bytes, want at most ${MAX_FILE_BYTES}`);
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true)); // exact below 2^53, and anything near is refused
  if (headerBytes > MAX_HEADER_BYTES || headerBytes > file.byteLength - LENGTH_BYTES) {
    const room = Math.min(MAX_HEADER_BYTES, file.byteLength - LENGTH_BYTES);
    throw new ModelFileError(`${where}: header of ${headerBytes} bytes, want at most ${room}; is it safetensors?`);
  }
  const dataStart = LENGTH_BYTES + headerBytes;
  if (file[LENGTH_BYTES] !== 0x7b) throw new ModelFileError(`${where}: header does not begin with {`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.subarray(LENGTH_BYTES, dataStart));
  } catch {
    throw new ModelFileError(`${where}: header is not UTF-8`);
  }
  return { header: wantRecord(parseJson(text, `${where}: header`), `${where}: header`), dataStart };
}

/**
 * The bytes of a file. The same content gives the same bytes whatever the maps' order: metadata by key, tensors by
 * falling element size (so that each is aligned) and then by name.
 */
export function writeSafetensors({ metadata, tensors }: Safetensors): Uint8Array<ArrayBuffer> {
  const byName = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);
  const ordered = [...tensors].sort(
    (a, b) => BYTES_PER_ELEMENT[b[1].dtype] - BYTES_PER_ELEMENT[a[1].dtype] || byName(a, b),
  );

  // The header is built as text: a JavaScript object would move integer-like names to the front and swallow `__proto__`.
  const members = [...metadata].sort(byName).map(([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`);
  const fields = [`"__metadata__":{${members.join(',')}}`];
  let begin = 0;
  for (const [name, { dtype, shape, data }] of ordered) {
    const end = begin + data.byteLength;
    if (name === '__metadata__' || data.byteLength !== sizeOf(shape) * BYTES_PER_ELEMENT[dtype]) {
      throw new ModelFileError(`safetensors: ${data.byteLength} bytes for tensor ${name} ${dtype} ${showShape(shape)}`);
    }
    fields.push(`${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [begin, end] })}`);
    begin = end;
  }
  const json = `{${fields.join(',')}}`;
  const unpadded = new TextEncoder().encode(json).byteLength;
  const header = new TextEncoder().encode(json + ' '.repeat(-unpadded & 7));

  const file = new Uint8Array(LENGTH_BYTES + header.byteLength + begin);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  file.set(header, LENGTH_BYTES);
  let offset = LENGTH_BYTES + header.byteLength;
  for (const [, { data }] of ordered) {
    file.set(data, offset);
    offset += data.byteLength;
  }
  return file;
}
