// The pool's interface to a worker, on any host. workers/browser and workers/node implement it.

/** A worker that was asked to start. It may never answer: the pool finds out by `onLost` or by a deadline. */
export interface WorkerHandle<Api> {
  /** The worker's service, usually Comlink's `wrap(endpoint)`. Calls may stay pending for ever once the worker is gone. */
  readonly api: Api;
  /** Ends the worker, also in the middle of an infinite loop. Calling it again does nothing. */
  terminate(): void | Promise<unknown>;
  /** Must report every way a worker can fail outside a call: error, messageerror, an exit, a script that is missing. */
  onLost(listener: (reason: Error) => void): void;
}

/** How many workers suit a device: its cores, between 1 and 8, and no more than 2 where memory (in GB) is short. */
export function poolSize(cores: number | undefined, deviceMemory?: number): number {
  const size = Math.min(Math.max(Math.floor(cores ?? 2) || 1, 1), 8);
  return deviceMemory !== undefined && deviceMemory <= 2 ? Math.min(size, 2) : size;
}
