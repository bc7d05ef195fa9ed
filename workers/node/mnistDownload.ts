// Downloads MNIST once. The files stay compressed.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError, errorMessage } from '../core/errors.ts';
import { readIdx } from '../data/idx.ts';
import { MNIST_PARTS, MNIST_SOURCE, type MnistPart } from '../data/mnistNames.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { fileError } from './expectedErrors.ts';
import { partsIn } from './mnistFolder.ts';
import { createProgress, type Progress } from './progress.ts';
import { PROJECT_ROOT } from './projectRoot.ts';
import { report, showBytes } from './terminal.ts';

/** Below a folder that git ignores: no MNIST pixel is ever committed. */
export const DOWNLOAD_FOLDER = join(PROJECT_ROOT, 'runs', 'mnist');

/**
 * The folder with the four files, downloading those that are not there yet. What is not IDX of the announced extents is not
 * kept. @throws DataError, FileError
 */
export async function downloadMnist(
  where: string,
  signal: AbortSignal,
  { source = MNIST_SOURCE, folder = DOWNLOAD_FOLDER }: { readonly source?: string; readonly folder?: string } = {},
): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileError(where, folder, 'written', error);
  }
  const present = await partsIn(where, folder);
  for (const [part, { file }] of Object.entries(MNIST_PARTS)) {
    if (present.has(part as MnistPart)) continue; // a key of MNIST_PARTS
    const name = `${file}.gz`;
    const bytes = await download(where, new URL(name, source), name, signal);
    await readIdx(bytes, `${where}: ${name} from ${source}`);
    await writeFileAtomically(join(folder, name), bytes, where);
    report(`${where}: ${name}, ${showBytes(bytes.length)} from ${source}`);
  }
  return folder;
}

async function download(where: string, url: URL, name: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const advice = `get the four files yourself and name their folder with --data; see README "Getting the data"`;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const bytes = await collect(response.body, createProgress({ title: name, total, unit: 'bytes' }));
    if (total > 0 && bytes.length !== total) throw new Error(`${bytes.length} of ${total} bytes came`);
    return bytes;
  } catch (error) {
    signal.throwIfAborted();
    throw new DataError(`${where}: ${url.href} could not be fetched: ${causeOf(error)}; ${advice}`);
  }
}

async function collect(body: ReadableStream<Uint8Array>, progress: Progress): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      received += chunk.length;
      progress.update(received, showBytes(received));
    }
  } finally {
    progress.stop();
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** fetch hides what happened in `cause`. */
function causeOf(error: unknown): string {
  return errorMessage(error instanceof Error && error.cause ? error.cause : error);
}
