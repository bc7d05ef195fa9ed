// Files in a worker, each loaded once, by checksum.

import { ModelFileError } from '../core/errors.ts';

/** Prepares what is not known yet; a failure is forgotten, so that the next try is a real one. */
export async function loadOnce<Loaded>(
  known: Map<string, Promise<Loaded>>,
  sha256: string,
  prepare: () => Promise<Loaded>,
): Promise<void> {
  const loading = known.get(sha256) ?? prepare();
  known.set(sha256, loading);
  try {
    await loading;
  } catch (error) {
    known.delete(sha256);
    throw error;
  }
}

/** @throws ModelFileError unless it was loaded; `what` says which job wanted what. */
export async function loaded<Loaded>(
  known: ReadonlyMap<string, Promise<Loaded>>,
  what: string,
  sha256: string,
): Promise<Loaded> {
  const found = await known.get(sha256);
  if (found) return found;
  throw new ModelFileError(`${what} ${sha256.slice(0, 8)} is not loaded; load it first`);
}
