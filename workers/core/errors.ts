// The errors a caller may branch on. Comlink carries only `name`, `message` and `stack`, so callers on another thread
// compare `error.name` and every fact is in the message: `<where>: <what came> <what was wanted>[; <what to do>]`.

/** Tensors, layers or batches whose extents do not fit together. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** A model file or checkpoint that is damaged, foreign, too new, or fails its own test vectors. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

/** Training or evaluation data that is missing, truncated or of another kind. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** A browser that does not run our kernels: it has no WebAssembly, or none with SIMD. */
export class KernelsError extends Error {
  override readonly name = 'KernelsError';
}

/** Linear memory that cannot grow, or an arena that is full. */
export class OutOfMemoryError extends Error {
  override readonly name = 'OutOfMemoryError';
}

/** A job whose worker died or hung more often than the pool retries, or a pool with no worker left. */
export class WorkerLostError extends Error {
  override readonly name = 'WorkerLostError';
}

/** A file or a script that did not come from where the page is, and may come at another try. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** A page that came over a connection that browsers do not trust. */
export class InsecurePageError extends Error {
  override readonly name = 'InsecurePageError';
}

/** Work that was cancelled by its caller. */
export class AbortError extends Error {
  override readonly name = 'AbortError';
}

/** The `name` of anything thrown, across threads; 'unknown' for what is no Error. */
export function errorName(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : 'unknown';
}

/** The message of anything thrown. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
