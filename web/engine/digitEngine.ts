// Draws digits: brings the worker pool and the model together. Requests that come before both are ready wait. A start that
// fails is shown and can be tried again; the waiting requests are then drawn.

import type { DigitPool } from '../../workers/service/digitPool.ts';
import { AbortError, errorName } from '../../workers/core/errors.ts';
import { untilAborted } from '../../workers/core/untilAborted.ts';
import type { DownloadProgress } from '../storage/modelDownload.ts';
import type { ModelLoader } from '../storage/modelLoader.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import type { LatentEngine } from './latentEngine.ts';
import type { StatusStore } from './status.ts';

/** A download is only worth mentioning when it takes longer than this. */
const QUIET_DOWNLOAD_MS = 300;

/** Digits `first` … `first + count − 1` of a seed. */
export interface DrawRequest {
  readonly model: ShippedModel;
  readonly seed: number;
  readonly temperature: number;
  /** Id of one of the model's priors; '' is its default. */
  readonly prior: string;
  /** The class of all digits; undefined where each digit has its own, or the model is unconditional. */
  readonly class?: number | undefined;
  readonly first: number;
  readonly count: number;
}

export interface TimedDigits {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly elapsedMs: number;
}

export interface DrawOptions {
  readonly priority?: () => number;
  readonly signal: AbortSignal;
}

export interface DigitEngineOptions {
  readonly createPool: () => DigitPool;
  readonly loader: ModelLoader;
  readonly shipped: readonly ShippedModel[];
  readonly status: StatusStore;
}

export class DigitEngine {
  readonly #options: DigitEngineOptions;
  #pool: DigitPool | undefined;
  /** sha256 → the pool that has the model, once it has. Failed ones are dropped. */
  readonly #ready = new Map<string, Promise<DigitPool>>();
  /** sha256 of the model that was asked for last. The status is about this one. */
  #wanted = '';
  #latentEngine: Promise<LatentEngine> | undefined;
  /** Digits that the pool has counted so far. */
  #counted = 0;
  /** Listeners to the progress of a model's download. */
  readonly #watchers = new Set<{ readonly sha256: string; readonly watch: DownloadProgress }>();
  /** Requests that wait for a retry, because their model could not be loaded. */
  readonly #waiting = new Set<() => void>();

  constructor(options: DigitEngineOptions) {
    this.#options = options;
  }

  /** Starts workers and model at once. A failure is told by those who then ask for digits. */
  start(model: ShippedModel): void {
    this.#want(model);
    void this.#poolWith(model).catch(() => undefined);
  }

  /** Finds out which models need no network. */
  async lookAtStorage(): Promise<void> {
    this.#keptOnDevice(await this.#options.loader.stored());
  }

  /** Tries again what has failed. */
  retry(): void {
    this.#starting();
    for (const wake of [...this.#waiting]) wake();
  }

  /** [count, H, W], 0 paper and 255 ink. Rejects with AbortError when `signal` aborts. */
  async draw(request: DrawRequest, options: DrawOptions): Promise<Uint8ClampedArray<ArrayBuffer>> {
    return (await this.drawTimed(request, options)).pixels;
  }

  /** The same, with the time that it took after the model was ready: queue, worker and transfer. */
  async drawTimed({ model, ...request }: DrawRequest, options: DrawOptions): Promise<TimedDigits> {
    this.#want(model);
    for (;;) {
      const pool = await this.#whenReady(model, options.signal);
      try {
        const started = performance.now();
        const { pixels } = await pool.generate({ ...request, model: model.sha256 }, options);
        const elapsedMs = performance.now() - started;
        this.#countDigits(pool);
        return { pixels, elapsedMs };
      } catch (error) {
        // A pool without workers can do no more: start over, with a new one.
        if (errorName(error) !== 'WorkerLostError' || pool.stats().workers > 0) throw error;
        this.#fail(model, pool, error);
        await this.#retried(model, options.signal);
      }
    }
  }

  /** The latent engine. Its code is loaded at the first call. @throws where it cannot be loaded; a later call tries again */
  latentEngine(): Promise<LatentEngine> {
    const { loader, shipped } = this.#options;
    this.#latentEngine ??= import('./latentEngine.ts').then(
      ({ LatentEngine }) =>
        new LatentEngine({
          loader,
          shipped,
          use: (model, work, onDownload) => this.#use(model, work, onDownload),
          onKept: (sha256) => {
            this.#keptOnDevice([sha256]);
          },
        }),
    );
    this.#latentEngine.catch(() => (this.#latentEngine = undefined));
    return this.#latentEngine;
  }

  /** Gives a pool that has the model, if one is named, work; a pool that has lost all its workers is replaced next time. */
  async #use<Result>(
    model: ShippedModel | undefined,
    work: (pool: DigitPool) => Promise<Result>,
    onDownload?: DownloadProgress,
  ): Promise<Result> {
    const pool = model ? await this.#watched(model, onDownload) : this.#anyPool();
    try {
      const result = await work(pool);
      this.#countDigits(pool);
      return result;
    } catch (error) {
      if (errorName(error) === 'WorkerLostError' && pool.stats().workers === 0) this.#drop(pool);
      throw error;
    }
  }

  /** The pool with a model, and how much of it has come meanwhile. */
  async #watched(model: ShippedModel, watch: DownloadProgress = () => undefined): Promise<DigitPool> {
    const watcher = { sha256: model.sha256, watch };
    this.#watchers.add(watcher);
    try {
      return await this.#poolWith(model);
    } finally {
      this.#watchers.delete(watcher);
    }
  }

  /** The pool, started now unless it is there. */
  #anyPool(): DigitPool {
    if (!this.#pool) {
      this.#pool = this.#options.createPool();
      this.#options.status.update({ isAsked: true });
    }
    return this.#pool;
  }

  #drop(pool: DigitPool): void {
    if (pool !== this.#pool) return;
    this.#pool = undefined;
    this.#ready.clear();
    void pool.close();
  }

  /** Another model is a new start: a failure of the model before is no longer shown. */
  #want({ sha256 }: ShippedModel): void {
    if (this.#wanted === sha256) return;
    this.#wanted = sha256;
    this.#starting();
  }

  #starting(): void {
    this.#options.status.update({ phase: 'starting', failure: undefined, receivedBytes: undefined });
  }

  /** Waits for the model, however many tries that takes. */
  async #whenReady(model: ShippedModel, signal: AbortSignal): Promise<DigitPool> {
    for (;;) {
      if (signal.aborted) throw new AbortError('draw: cancelled by its caller');
      if (this.#options.status.current.phase !== 'failed') {
        const pool = await untilAborted(this.#poolWith(model), signal, 'draw').catch(() => undefined);
        if (pool) {
          this.#show(model, pool);
          return pool;
        }
      }
      if (!signal.aborted) await this.#retried(model, signal);
    }
  }

  /** Nothing is drawn until then; where nobody waits any more, nothing has failed any more. */
  #retried({ sha256 }: ShippedModel, signal: AbortSignal): Promise<void> {
    const { status } = this.#options;
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        if (this.#waiting.size === 0 && status.current.phase === 'failed') this.#starting();
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (this.#wanted === sha256) status.update({ phase: 'failed' });
    });
  }

  #poolWith(model: ShippedModel): Promise<DigitPool> {
    const known = this.#ready.get(model.sha256);
    if (known) return known;
    const pool = this.#anyPool();
    const ready = this.#load(pool, model);
    this.#ready.set(model.sha256, ready);
    ready.catch((error: unknown) => {
      this.#fail(model, pool, error);
    });
    return ready;
  }

  async #load(pool: DigitPool, model: ShippedModel): Promise<DigitPool> {
    const { loader, status } = this.#options;
    const started = performance.now();
    const { file, from } = await loader.load(model, (receivedBytes) => {
      const isSlow = performance.now() - started > QUIET_DOWNLOAD_MS;
      if (isSlow && this.#wanted === model.sha256) status.update({ receivedBytes });
      for (const { sha256, watch } of this.#watchers) if (sha256 === model.sha256) watch(receivedBytes);
    });
    await pool.load(model.sha256, file);
    const engine = await pool.engine;
    status.update({ engine });
    this.#show(model, pool);
    if (from === 'storage') this.#keptOnDevice([model.sha256]);
    else void this.#keep(model, file);
    return pool;
  }

  async #keep(model: ShippedModel, file: Uint8Array<ArrayBuffer>): Promise<void> {
    const { loader, shipped } = this.#options;
    if (await loader.keep(model, file, shipped)) this.#keptOnDevice([model.sha256]);
  }

  #keptOnDevice(models: readonly string[]): void {
    const { status } = this.#options;
    status.update({ onDevice: new Set([...status.current.onDevice, ...models]) });
  }

  /** Says that the model draws, if it is the one on screen. */
  #show({ sha256 }: ShippedModel, pool: DigitPool): void {
    const { status } = this.#options;
    if (this.#wanted !== sha256 || status.current.phase === 'ready') return;
    status.update({ phase: 'ready', failure: undefined, workers: pool.stats().workers, receivedBytes: undefined });
  }

  #fail(model: ShippedModel, pool: DigitPool, error: unknown): void {
    this.#ready.delete(model.sha256);
    if (pool.stats().workers === 0) this.#drop(pool);
    if (this.#wanted !== model.sha256) return;
    this.#options.status.update({ failure: error, receivedBytes: undefined });
  }

  #countDigits(pool: DigitPool): void {
    const { workers, digits, digitsPerSecond } = pool.stats();
    // Much that workers do is not counted as digits: the rate is told to a page that has some drawn.
    const isRate = digits !== this.#counted;
    this.#counted = digits;
    this.#options.status.update(isRate ? { workers, digitsPerSecond } : { workers });
  }
}
