// Waits for a promise until a signal aborts. The work behind the promise goes on.

import { AbortError } from './errors.ts';

/** The promise's result, or AbortError as soon as the signal aborts. `where` names the call. */
export function untilAborted<Result>(promise: Promise<Result>, signal: AbortSignal, where: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(new AbortError(`${where}: cancelled by its caller`));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
