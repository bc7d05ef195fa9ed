// What a visit has asked for before the page's own script was there (arrival.ts), handed over to that script. Whatever is not
// here, or has failed, is asked for again by whoever wants it, as if nobody had asked before.

import type { StartedWorker } from '../../workers/browser/spawn.ts';

/** A file that is on its way. */
export interface EarlyFile {
  readonly response: Promise<Response>;
  abort(reason: unknown): void;
}

export interface HeadStart {
  /** A compute worker. */
  started?: StartedWorker;
  /** Our kernels; undefined where they could not be had or do not run. */
  kernels?: Promise<WebAssembly.Module | undefined>;
  /** By address, as the page writes it. */
  readonly files: Map<string, EarlyFile>;
}

/** The one place where both scripts find it. */
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
