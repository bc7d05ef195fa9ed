// Requests that the script in index.html (arrival.ts) made before the page's own script. A request that is missing here,
// or that failed, is made again by whoever needs it.

import type { StartedWorker } from '../../workers/browser/spawn.ts';

/** A file that was requested. */
export interface EarlyFile {
  readonly response: Promise<Response>;
  abort(reason: unknown): void;
}

export interface HeadStart {
  /** A compute worker. */
  started?: StartedWorker;
  /** Our kernels; undefined where they could not be loaded or do not run. */
  kernels?: Promise<WebAssembly.Module | undefined>;
  /** By address, as the page writes it. */
  readonly files: Map<string, EarlyFile>;
}

/** The global where both scripts find it. */
const PLACE = globalThis as { headStart?: HeadStart };

export function giveHeadStart(headStart: HeadStart): void {
  PLACE.headStart = headStart;
}

/** The worker and the kernels, once: a worker has one owner. */
export function takeEarlyWorker(): Pick<HeadStart, 'started' | 'kernels'> {
  const { headStart } = PLACE;
  const { started, kernels } = headStart ?? {};
  delete headStart?.started;
  return { ...(started && { started }), ...(kernels && { kernels }) };
}

/** A file that was asked for, once: a response is read once. */
export function takeEarlyFile(url: string): EarlyFile | undefined {
  const file = PLACE.headStart?.files.get(url);
  PLACE.headStart?.files.delete(url);
  return file;
}
