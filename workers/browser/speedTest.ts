// "Speed on your device": the benchmark's loop (workers/benchmark) on threads of this page. Only orders and answers cross
// the page's own thread, so that it stays free; everything that computes is in the lanes.

import { wrap, type Remote } from 'comlink';
import { AbortError, errorMessage, errorName } from '../core/errors.ts';
import { compareEntrants, type CompareStep } from '../benchmark/compare.ts';
import { isOurs, type BenchmarkGap, type BenchmarkRow, type EngineName } from '../benchmark/row.ts';
import { entrantsOf, startEntrants, type LaneThread } from '../benchmark/startEntrants.ts';
import type { SpeedLane } from './speedLane.ts';
import speedLaneUrl from './speedLane.ts?worker&url';
import { startWorker } from './startWorker.ts';
import { tfjsSimdUrl } from './tfjsFiles.ts';

export type SpeedProgress =
  | { readonly phase: 'download'; readonly receivedBytes: number; readonly bytes: number }
  | { readonly phase: 'start' }
  | CompareStep;

export interface SpeedOptions {
  /** Of the model that is measured. */
  readonly file: Uint8Array;
  readonly cores: number;
  readonly batch: number;
  readonly rounds: number;
  /** Least time that an engine is at work in a round. */
  readonly roundMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SpeedProgress) => void;
}

export interface SpeedResult {
  readonly rows: readonly BenchmarkRow[];
  /** Who could not take part, and why. */
  readonly gaps: readonly Pick<BenchmarkGap, 'engine' | 'workers' | 'reason'>[];
}

const ENGINES: readonly EngineName[] = ['ours-strict', 'ours-relaxed', 'tfjs-wasm'];
/** Whoever would take longer is left out. */
const ENTRANT_LIMIT_MS = 60_000;

/** Measures every engine that runs here. @throws AbortError when `signal` aborts; its threads are stopped in any case */
export async function runSpeedTest(options: SpeedOptions): Promise<SpeedResult> {
  const { signal, onProgress, file, cores, ...measure } = options;
  const threads = new SpeedThreads(signal);
  try {
    const missing = await downloadTfjs(options);
    onProgress({ phase: 'start' });
    const wanted = entrantsOf(missing === undefined ? ENGINES : ENGINES.filter(isOurs), cores);
    const started = await startEntrants(wanted, () => threads.start());
    const subject = await threads.open(file);
    const { rows, gaps } = await compareEntrants({
      ...measure,
      host: 'browser',
      subject,
      entrants: started.entrants,
      entrantLimitMs: ENTRANT_LIMIT_MS,
      onStep: onProgress,
      signal,
    });
    const absent = missing === undefined ? [] : [{ engine: 'tfjs-wasm' as const, workers: 1, reason: missing }];
    return { rows, gaps: [...gaps, ...started.failed, ...absent] };
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw error;
  } finally {
    threads.stop();
  }
}

/** A thread for each lane, all of which end with the test. */
class SpeedThreads {
  readonly #signal: AbortSignal;
  readonly #threads: (LaneThread & { readonly remote: Remote<SpeedLane> })[] = [];
  readonly #onAbort = (): void => {
    this.stop();
  };

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort);
  }

  start(): LaneThread {
    if (this.#signal.aborted) throw cancelled();
    const worker = startWorker(speedLaneUrl, import.meta.url, 'speed');
    const remote = wrap<SpeedLane>(worker);
    let lose: (reason: Error) => void = () => undefined;
    const lost = new Promise<never>((_, reject) => (lose = reject));
    lost.catch(() => undefined); // a thread may end while nobody asks anything of it
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      lose(new Error(event.message || 'its script could not be loaded'));
    });
    const stop = (): void => {
      worker.terminate();
      lose(cancelled()); // what was asked of it would never be answered
    };
    const thread = { lane: remote, lost, stop, remote };
    this.#threads.push(thread);
    return thread;
  }

  async open(file: Uint8Array): ReturnType<SpeedLane['open']> {
    const [thread] = this.#threads;
    if (!thread) throw new Error('speed: no thread was started, want at least one');
    return Promise.race([thread.remote.open(file), thread.lost]);
  }

  stop(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
    for (const thread of this.#threads) thread.stop();
  }
}

/** Fetches the larger half of tfjs, so that its bytes can be counted; says why where it cannot be had. */
async function downloadTfjs({ signal, onProgress }: SpeedOptions): Promise<string | undefined> {
  try {
    const response = await fetch(tfjsSimdUrl(), { signal });
    if (!response.ok || !response.body) return `the server answered ${response.status}, want 200`;
    const total = Number(response.headers.get('content-length') ?? 0);
    let receivedBytes = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      receivedBytes += value.length;
      onProgress({ phase: 'download', receivedBytes, bytes: Math.max(total, receivedBytes) });
    }
  } catch (error) {
    if (signal.aborted || errorName(error) === 'AbortError') throw cancelled();
    return `it could not be fetched: ${errorMessage(error)}`;
  }
}

function cancelled(): AbortError {
  return new AbortError('speed: cancelled by its caller');
}
