// The digits of the grid's rows. Each row is drawn by itself, so that a model that fails stops no other row. Rows that
// were drawn are remembered as long as the element exists.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DigitEngine } from '../../../engine/digitEngine.ts';
import { failureText } from '../../../engine/failure.ts';
import type { GridRow } from './gridAxes.ts';

/** Rows that are remembered: with 16 digits each, some 5 MB. */
const MEMORY = 400;

export interface RowState {
  /** [count, DIGIT, DIGIT]; none yet while undefined. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer> | undefined;
  /** Why there are none; '' as long as there may be. */
  readonly failure: string;
  /** Of the model's file, while it comes. */
  readonly progress: { readonly receivedBytes: number; readonly bytes: number } | undefined;
}

export interface RowRange {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

const WAITING: RowState = { pixels: undefined, failure: '', progress: undefined };

export class RowDigits implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** By key; the oldest first. */
  readonly #states = new Map<string, RowState>();
  readonly #running = new Map<string, AbortController>();
  /** The last pixels of a place, shown until its new ones are there. */
  readonly #shown = new Map<string, RowState['pixels']>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const abort of this.#running.values()) abort.abort();
    this.#running.clear();
  }

  /** Whether everything that was asked for has come or failed. */
  get isSettled(): boolean {
    return this.#running.size === 0;
  }

  /** Wants these rows, and no others any more. */
  show(engine: DigitEngine, rows: readonly GridRow[], range: RowRange): void {
    const wanted = new Map(rows.map((row) => [keyOf(row, range), row]));
    for (const [key, abort] of this.#running) {
      if (wanted.has(key)) continue;
      abort.abort();
      this.#running.delete(key);
    }
    let rank = 0;
    for (const [key, row] of wanted) {
      const priority = rank++;
      if (this.#running.has(key) || this.#states.get(key)?.pixels) continue;
      if (this.#states.get(key)?.failure) continue; // tried again when the visitor asks for it
      void this.#draw(engine, key, row, range, priority);
    }
    while (this.#states.size > MEMORY) {
      const [oldest] = [...this.#states.keys()].filter((key) => !wanted.has(key));
      if (oldest === undefined) break;
      this.#states.delete(oldest);
    }
  }

  /** Forgets what has failed, so that it is tried again. */
  retry(): void {
    for (const [key, { failure }] of this.#states) if (failure !== '') this.#states.delete(key);
    this.#host.requestUpdate();
  }

  state(row: GridRow, range: RowRange): RowState {
    const state = this.#states.get(keyOf(row, range)) ?? WAITING;
    const place = `${row.place} ${row.value} ${range.count}`;
    if (state.pixels) this.#shown.set(place, state.pixels);
    return (state.pixels ?? state.failure) ? state : { ...state, pixels: this.#shown.get(place) };
  }

  async #draw(engine: DigitEngine, key: string, row: GridRow, range: RowRange, rank: number): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.#running.set(key, abort);
    const put = (state: RowState): void => {
      if (signal.aborted) return;
      this.#states.delete(key); // so that it is the youngest
      this.#states.set(key, state);
      this.#host.requestUpdate();
    };
    const { model, temperature, prior, digitClass } = row;
    try {
      const latent = await engine.latentEngine();
      const { pixels } = await latent.digits(
        model,
        { ...range, temperature, prior, class: digitClass },
        {
          signal,
          priority: () => rank,
          onDownload: (receivedBytes, bytes) => {
            put({ ...WAITING, progress: { receivedBytes, bytes } });
          },
        },
      );
      put({ ...WAITING, pixels });
    } catch (error) {
      put({ ...WAITING, failure: failureText(error) });
    }
    if (!signal.aborted) this.#running.delete(key);
    this.#host.requestUpdate();
  }
}

/** What decides a row's pixels. */
function keyOf({ model, temperature, prior, digitClass }: GridRow, { seed, first, count }: RowRange): string {
  return [model.sha256, seed, first, count, temperature, prior, digitClass ?? ''].join(' ');
}
