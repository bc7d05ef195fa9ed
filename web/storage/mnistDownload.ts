// Downloads MNIST when the visitor asks for it. No other file of the page comes from another host. The host must be in the
// content security policy (index.html).

import { AbortError, DownloadError } from '../../workers/core/errors.ts';
import { MNIST_PARTS, MNIST_SOURCE, type MnistPart } from '../../workers/data/mnistNames.ts';

/** A download is cancelled when no byte has arrived for this long. */
const STALL_MS = 20_000;

/** What is fetched for all four, in bytes. */
export const MNIST_BYTES = Object.values(MNIST_PARTS).reduce((sum, { gzippedBytes }) => sum + gzippedBytes, 0);

export interface MnistDownload {
  readonly signal: AbortSignal;
  readonly onProgress: (receivedBytes: number) => void;
}

/**
 * One of the four files, gzipped as it is published.
 * @throws DownloadError when it does not come, or the host does not let pages have it; AbortError when `signal` aborts
 */
export async function downloadMnistFile(part: MnistPart, { signal, onProgress }: MnistDownload): Promise<File> {
  const { file, gzippedBytes } = MNIST_PARTS[part];
  const name = `${file}.gz`;
  const stall = new AbortController();
  let timer = setTimeout(stop, STALL_MS);
  function stop(): void {
    stall.abort(new DownloadError(`${name}: nothing came for ${STALL_MS / 1000} s`));
  }
  try {
    const response = await fetch(new URL(name, MNIST_SOURCE), {
      signal: AbortSignal.any([signal, stall.signal]),
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
    });
    if (response.status !== 200 || !response.body) {
      throw new DownloadError(`${name}: the host answered ${response.status}, want 200`);
    }
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let received = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      received += value.byteLength;
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      onProgress(Math.min(received, gzippedBytes));
    }
    return new File(chunks, name);
  } catch (error) {
    if (signal.aborted) throw new AbortError('mnist: cancelled by its caller');
    // A failing network and a host that forbids the request look the same to a page: a TypeError with a useless message.
    if (!(error instanceof TypeError)) throw error;
    throw new DownloadError(
      `${name}: the network failed, or ${new URL(MNIST_SOURCE).host} does not let pages have it`,
      {
        cause: error,
      },
    );
  } finally {
    clearTimeout(timer);
  }
}
