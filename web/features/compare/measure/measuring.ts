// The measurement that goes on, if one does. It belongs to the page and not to what shows it: it goes on while the visitor
// looks at something else, and every model that is done is stored at once.

import type { Stage } from '../../../../workers/evaluation/evaluationProgress.ts';
import type { ModelEvidence } from '../../../../workers/comparison/differences.ts';
import { differencesOf } from '../../../../workers/comparison/differences.ts';
import type { Comparison, ModelOutcome } from '../../../../workers/comparison/comparison.ts';
import { measureModels, type MeasureStep } from '../../../../workers/comparison/measureModels.ts';
import { createPauseSwitch, type PauseSwitch } from '../../../../workers/comparison/pauseSwitch.ts';
import type { Reference } from '../../../../workers/comparison/reference.ts';
import type { IndexedSamples } from '../../../../workers/comparison/judgeModel.ts';
import { ModelFileError } from '../../../../workers/core/errors.ts';
import type { DigitPool } from '../../../../workers/service/digitPool.ts';
import type { DigitEngine } from '../../../engine/digitEngine.ts';
import { laterFailureText } from '../../../engine/laterFailure.ts';
import type { LatentEngine } from '../../../engine/latentEngine.ts';
import { createCatalogue, type ModelCatalogue } from '../models/modelCatalogue.ts';
import type { Services } from '../../../engine/services.ts';
import { loadJudge, loadReference } from '../realDigits/realDigits.ts';
import { mapPoints } from './mapPoints.ts';
import { modelsLeft, outcomesOf, type AskedModel, type StoredMeasurement } from './measurement.ts';
import { createMeasurements, type Measurements } from './measurements.ts';

/** How far a model is. */
export interface ModelProgress {
  readonly stage: Stage | 'file';
  /** 0 to 1. */
  readonly done: number;
}

export type MeasuringState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running';
      readonly id: string;
      readonly isPaused: boolean;
      /** Bytes of what has to come first, while it comes. */
      readonly download: { readonly done: number; readonly total: number } | undefined;
      /** By key, of those that are begun and not done. */
      readonly models: ReadonlyMap<string, ModelProgress>;
    }
  | { readonly phase: 'failed'; readonly id: string; readonly failure: string };

/** How often listeners hear of progress. */
const PACE_MS = 80;

/** Tells the listeners of 'change' when its state changes, and of 'unkept' when storage does not take a result. */
export class Measuring extends EventTarget {
  readonly #engine: DigitEngine;
  readonly #catalogue: ModelCatalogue;
  readonly #kept: Measurements;
  #state: MeasuringState = { phase: 'idle' };
  #abort: AbortController | undefined;
  #pause: PauseSwitch | undefined;
  #clock = { since: 0, ms: 0 };
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: DigitEngine, catalogue: ModelCatalogue, kept: Measurements) {
    super();
    this.#engine = engine;
    this.#catalogue = catalogue;
    this.#kept = kept;
  }

  get state(): MeasuringState {
    return this.#state;
  }

  /** Begins one, or goes on with one that was left. What went on before is cancelled; what it has come to is kept. */
  start(measurement: StoredMeasurement): void {
    this.cancel();
    const abort = (this.#abort = new AbortController());
    const pause = (this.#pause = createPauseSwitch());
    this.#clock = { since: performance.now(), ms: measurement.elapsedMs };
    const { id } = measurement;
    this.#show({ phase: 'running', id, isPaused: false, download: undefined, models: new Map() });
    void this.#run(measurement, abort, pause);
  }

  pause(): void {
    if (this.#state.phase !== 'running' || this.#state.isPaused) return;
    this.#pause?.pause();
    this.#clock = { since: 0, ms: this.#elapsedMs };
    this.#show({ ...this.#state, isPaused: true });
  }

  resume(): void {
    if (this.#state.phase !== 'running' || !this.#state.isPaused) return;
    this.#clock = { since: performance.now(), ms: this.#clock.ms };
    this.#pause?.resume();
    this.#show({ ...this.#state, isPaused: false });
  }

  /** Ends it at once. Models that are done stay. */
  cancel(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#show({ phase: 'idle' });
  }

  get #elapsedMs(): number {
    const { since, ms } = this.#clock;
    return since === 0 ? ms : ms + performance.now() - since;
  }

  async #run(measurement: StoredMeasurement, abort: AbortController, pause: PauseSwitch): Promise<void> {
    const { signal } = abort;
    const record = { current: withRoom(measurement) };
    const keep = async (changed: StoredMeasurement): Promise<void> => {
      record.current = { ...changed, elapsedMs: Math.round(this.#elapsedMs) };
      if (await this.#kept.keep([record.current])) this.dispatchEvent(new Event('unkept'));
    };
    try {
      const comparison = await this.#measure(record, keep, abort, pause);
      const { parts, models } = record.current;
      const evidence = models.flatMap(({ key }) => parts.find(({ outcome }) => outcome.key === key)?.evidence ?? []);
      const whole = { ...comparison, models: outcomesOf(record.current), differences: differencesOf(evidence) };
      const done = parts.map(({ outcome, map }) => ({ outcome, map }));
      await keep({ ...record.current, parts: done, comparison: whole });
      if (!signal.aborted) this.#show({ phase: 'idle' });
    } catch (error) {
      if (signal.aborted) return;
      abort.abort(); // parts of other models that still wait
      this.#show({ phase: 'failed', id: measurement.id, failure: laterFailureText(error) });
    }
  }

  async #measure(
    record: { readonly current: StoredMeasurement },
    keep: (changed: StoredMeasurement) => Promise<void>,
    { signal }: AbortController,
    pause: PauseSwitch,
  ): Promise<Comparison> {
    const { n, seed } = record.current;
    await this.#catalogue.load();
    const latent = await this.#engine.latentEngine();
    const onDownload = (done: number, total: number): void => {
      this.#progress(signal, (state) => ({ ...state, download: { done, total } }));
    };
    const reference = await loadReference(latent, { signal, onDownload });
    const judge = await loadJudge(latent, { signal });
    this.#progress(signal, (state) => ({ ...state, download: undefined }));
    const work = async (pool: DigitPool): Promise<Comparison> => {
      const adding: Promise<void>[] = [];
      const result = await measureModels({
        models: modelsLeft(record.current).map((model) => this.#compared(latent, model, signal)),
        ...{ n, seed, reference, judge, pool, signal, pause },
        onStep: (step) => {
          this.#onStep(signal, step);
        },
        onModel: (outcome, judged, evidence) => {
          adding.push(this.#add(record, keep, { outcome, judged, evidence }, { pool, reference, signal }));
        },
      });
      await Promise.all(adding);
      return result;
    };
    return latent.withPool(work, { signal });
  }

  /** What is measured of a model that was asked for; its file is of this very model, or an error says so. */
  #compared(
    latent: LatentEngine,
    { key, name, ref, sha256, prior, temperature }: AskedModel,
    signal: AbortSignal,
  ): Parameters<typeof measureModels>[0]['models'][number] {
    const file = async (): Promise<Uint8Array> => {
      const model = this.#catalogue.find(ref);
      if (!('ref' in model)) throw new ModelFileError(`measure: ${name} is not on this device; open its file`);
      if (model.sha256 !== sha256) {
        const [came, want] = [model.sha256.slice(0, 8), sha256.slice(0, 8)];
        throw new ModelFileError(`measure: ${name} is ${came} here, want ${want}; measure it anew`);
      }
      this.#ofModel(signal, key, { stage: 'file', done: 0 });
      const onDownload = (received: number, bytes: number): void => {
        this.#ofModel(signal, key, { stage: 'file', done: received / bytes });
      };
      await latent.card(model, { signal, onDownload }); // checks the model, and keeps it on the device
      return this.#catalogue.file(model, { signal });
    };
    return { key, name, sha256, file, temperature, ...(prior !== '' && { prior }) };
  }

  async #add(
    record: { readonly current: StoredMeasurement },
    keep: (changed: StoredMeasurement) => Promise<void>,
    { outcome, judged, evidence }: Done,
    {
      pool,
      reference,
      signal,
    }: { readonly pool: DigitPool; readonly reference: Reference; readonly signal: AbortSignal },
  ): Promise<void> {
    const points = judged && (await mapPoints(pool, reference, judged, signal).catch(() => undefined)); // a result without a map
    if (signal.aborted) return;
    this.#progress(signal, (state) => {
      const models = new Map(state.models);
      models.delete(outcome.key);
      return { ...state, models };
    });
    const { current } = record;
    const parts = [...current.parts, { outcome, evidence, map: points?.model }];
    await keep({ ...current, parts, workers: pool.stats().workers, realMap: current.realMap ?? points?.real });
    this.#show(this.#state);
  }

  #onStep(signal: AbortSignal, { key, name, done }: MeasureStep): void {
    if (key !== undefined) this.#ofModel(signal, key, { stage: name, done });
  }

  #ofModel(signal: AbortSignal, key: string, progress: ModelProgress): void {
    this.#progress(signal, (state) => ({ ...state, models: new Map([...state.models, [key, progress]]) }));
  }

  /** Small steps of the measurement that goes on; told at a pace that eyes can follow. */
  #progress(signal: AbortSignal, change: (state: Running) => Running): void {
    if (signal.aborted || this.#state.phase !== 'running') return;
    this.#state = change(this.#state);
    this.#telling ??= setTimeout(() => {
      this.#show(this.#state);
    }, PACE_MS);
  }

  #show(state: MeasuringState): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#state = state;
    this.dispatchEvent(new Event('change'));
  }
}

type Running = Extract<MeasuringState, { readonly phase: 'running' }>;

interface Done {
  readonly outcome: ModelOutcome;
  readonly judged: IndexedSamples | undefined;
  readonly evidence: ModelEvidence | undefined;
}

/** One whose page was closed between its last model and its result has nothing left to do: its last model is done again. */
function withRoom(measurement: StoredMeasurement): StoredMeasurement {
  if (measurement.comparison || modelsLeft(measurement).length > 0) return measurement;
  return { ...measurement, parts: measurement.parts.slice(0, -1) };
}

/** It belongs to the page: what shows it comes and goes. */
export function createMeasuring({ engine, once }: Pick<Services, 'engine' | 'once'>): Measuring {
  return new Measuring(engine, once(createCatalogue), once(createMeasurements));
}
