// The page's side of the thread that holds a visitor's copy of MNIST: calls that end when the thread does.

import { wrap, type Remote } from 'comlink';
import { DownloadError, WorkerLostError } from '../core/errors.ts';
import type { MnistLibrary } from '../service/mnistLibrary.ts';
import mnistWorkerUrl from './mnistWorker.ts?worker&url';
import { startWorker } from './startWorker.ts';

/** Its questions and answers. */
export type MnistThreadLibrary = Remote<MnistLibrary>;

export interface MnistThread {
  /** @throws what the library throws; DownloadError or WorkerLostError where the thread does not start, or ends */
  call<Result>(work: (library: MnistThreadLibrary) => Promise<Result>): Promise<Result>;
  /** Settles, with the reason, when the thread is lost. */
  readonly lost: Promise<Error>;
}

/** Starts it at once. */
export function startMnistThread(): MnistThread {
  const worker = startWorker(mnistWorkerUrl, import.meta.url, 'mnist');
  const remote = wrap<MnistLibrary>(worker);
  const lost = new Promise<Error>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      // An error without a message means that the script has not run.
      resolve(
        event.message
          ? new WorkerLostError(`mnist: its thread ended with "${event.message}"; open the files again`)
          : new DownloadError('mnist: its script could not be loaded; try again'),
      );
    });
  });
  return {
    lost,
    call: (work) => Promise.race([work(remote), lost.then((reason) => Promise.reject(reason))]),
  };
}
