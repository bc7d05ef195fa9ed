// Downloads a model's file. A download that ends early may look complete (status 200, no error), and a captive portal
// answers every request with its own page, so a file counts only with the right checksum.

import { DownloadError, ModelFileError } from '../../workers/core/errors.ts';
import { takeEarlyFile } from './headStart.ts';
import { isOnline } from '../platform/device.ts';
import { whatIsWrong } from './checksum.ts';
import { modelUrl, type ShippedFile } from './shippedModel.ts';

/** Waits before the second and third try when the network fails. */
const PAUSES_MS = [400, 1600];
/** A download is cancelled when no byte has arrived for this long. */
const STALL_MS = 15_000;

export type DownloadProgress = (receivedBytes: number) => void;

/**
 * @throws DownloadError when the file cannot be had, ModelFileError when it is not the right one, after a few tries; what
 * `signal` is aborted with
 */
export async function downloadModel(
  model: ShippedFile,
  onProgress: DownloadProgress,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = await fetchModel(model, attempt, onProgress, signal);
      const problem = await whatIsWrong(file, model);
      if (problem === undefined) return file;
      throw new ModelFileError(`model ${model.file}: came as ${problem}; try again`);
    } catch (error) {
      const pause = PAUSES_MS[attempt];
      if (pause === undefined || !isOnline() || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function fetchModel(
  model: ShippedFile,
  attempt: number,
  onProgress: DownloadProgress,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const stall = new AbortController();
  signal?.addEventListener('abort', () => {
    stall.abort(signal.reason);
  });
  let timer = setTimeout(stop, STALL_MS);
  function stop(): void {
    stall.abort(
      new DownloadError(
        `model ${model.file}: nothing came for ${STALL_MS / 1000} s; check the connection and try again`,
      ),
    );
  }
  try {
    const response = await respond(modelUrl(model), attempt, stall.signal);
    checkResponse(response, model);
    return await readBody(response, model, (received) => {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      onProgress(received);
    });
  } catch (error) {
    // When the network fails, fetch throws a TypeError with a message that does not say so.
    if (!(error instanceof TypeError)) throw error;
    throw new DownloadError(`model ${model.file}: the network failed; check the connection and try again`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** What was asked for before this script was there, the first time, or the network. */
function respond(url: string, attempt: number, signal: AbortSignal): Promise<Response> {
  // Another address and no cache: neither the browser's nor the service worker's copy is what comes again.
  if (attempt > 0) return fetch(`${url}&again=${attempt}`, { cache: 'reload', signal });
  const early = takeEarlyFile(url);
  if (!early) return fetch(url, { signal });
  signal.addEventListener('abort', () => {
    early.abort(signal.reason);
  });
  return early.response;
}

function checkResponse(response: Response, model: ShippedFile): void {
  if (response.status !== 200) {
    throw new DownloadError(`model ${model.file}: the server answered ${response.status}, want 200; try again`);
  }
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new DownloadError(`model ${model.file}: a web page came instead; check whether this network asks to log in`);
  }
}

async function readBody(
  response: Response,
  model: ShippedFile,
  onProgress: DownloadProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) throw new DownloadError(`model ${model.file}: came without a body; try again`);
  const file = new Uint8Array(model.bytes);
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return file.subarray(0, received);
    if (received + value.byteLength > model.bytes) {
      await reader.cancel();
      throw new ModelFileError(`model ${model.file}: more than ${model.bytes} bytes came; try again`);
    }
    file.set(value, received);
    received += value.byteLength;
    onProgress(received);
  }
}
