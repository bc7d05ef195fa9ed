// Files that a person names, read whole.

import { open, type FileHandle } from 'node:fs/promises';
import { fileError, FileError } from './expectedErrors.ts';
import { showBytes } from './terminal.ts';

/** What an IDX file may have on disk; readIdx holds what is unpacked against a limit of its own. */
export const MAX_IDX_BYTES = 2 ** 30;

/** More than any index or evaluation has. */
const MAX_TEXT_BYTES = 2 ** 26;
/** Bytes that are asked for where a file does not say how many it has. */
const PIECE = 65_536;

export interface InputLimit {
  /** Bytes. */
  readonly most: number;
  /** What is read: `a model file`. */
  readonly what: string;
}

/** The bytes of a file, of a device or of a pipe, which may have no end: no more than `most` are read. @throws FileError */
export async function readInput(where: string, path: string, limit: InputLimit): Promise<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await readWithin(where, path, file, limit);
  } catch (error) {
    throw fileError(where, path, 'read', error);
  } finally {
    await file?.close();
  }
}

/** A file of text, such as an index or an evaluation. @throws FileError */
export async function readText(where: string, path: string): Promise<string> {
  return new TextDecoder().decode(await readInput(where, path, { most: MAX_TEXT_BYTES, what: 'a file of text' }));
}

async function readWithin(
  where: string,
  path: string,
  file: FileHandle,
  { most, what }: InputLimit,
): Promise<Uint8Array<ArrayBuffer>> {
  const check = (bytes: number, came: string): void => {
    if (bytes > most) throw new FileError(`${where}: ${path} has ${came}, want ${what} of at most ${showBytes(most)}`);
  };
  const { size } = await file.stat();
  check(size, showBytes(size));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  // A plain file comes in the first piece, and the second is empty. Devices and pipes have no size.
  for (let wanted = size; ; wanted = PIECE) {
    const chunk = await readPiece(file, wanted);
    if (chunk.length === 0 && chunks.length > 0) break;
    chunks.push(chunk);
    total += chunk.length;
    check(total, `more than ${showBytes(most)}`);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : joined(chunks, total);
}

/** The next `wanted` bytes, in memory of their own; fewer at the end of the file. */
async function readPiece(file: FileHandle, wanted: number): Promise<Uint8Array<ArrayBuffer>> {
  const piece = new Uint8Array(wanted);
  for (let filled = 0; filled < wanted;) {
    const { bytesRead } = await file.read(piece, filled, wanted - filled);
    if (bytesRead === 0) return piece.slice(0, filled);
    filled += bytesRead;
  }
  return piece;
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
