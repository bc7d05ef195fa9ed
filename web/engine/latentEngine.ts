// Requests that Explore, Compare and other late pages make to the workers: latents, pictures of any latent, and answers of
// encoders, discriminators and the judge. Models and parts are downloaded when they are first needed and stay on the
// device. A load that fails is forgotten, so that the next call tries again.

import { AbortError } from '../../workers/core/errors.ts';
import { untilAborted } from '../../workers/core/untilAborted.ts';
import type { Control, ControlDirection } from '../../workers/handwriting/directions.ts';
import type { DigitPool } from '../../workers/service/digitPool.ts';
import type {
  DrawnLatents,
  EncodedDigits,
  JudgedDigits,
  LatentsRequest,
  LikenessFeatures,
  MovedLatents,
  ModelCard,
  MoveRequest,
  PrincipalAnswer,
  RenderedDigits,
} from '../../workers/service/latentRequests.ts';
import type { ModelLoader } from '../storage/modelLoader.ts';
import { isOwn, type OwnModel } from '../storage/ownModel.ts';
import type { ShippedFile, ShippedModel } from '../storage/shippedModel.ts';
import { shippedParts, type ShippedPart } from '../storage/shippedParts.ts';

export interface LatentCall {
  /** Aborting rejects the call at once with AbortError; what is being loaded goes on loading for the next. */
  readonly signal: AbortSignal;
  readonly priority?: () => number;
  /** Told while a model, a part or the judge is downloaded. */
  readonly onDownload?: (receivedBytes: number, bytes: number) => void;
}

/** Digits of an address: all of a LatentsRequest but the model. */
export type LatentAddress = Omit<LatentsRequest, 'model'>;

export interface LatentEngineOptions {
  readonly loader: ModelLoader;
  readonly shipped: readonly ShippedModel[];
  /** Gives work to a pool that has the model, if one is named; tells how much of that has come, if it has to come first. */
  readonly use: <Result>(
    model: ShippedModel | undefined,
    work: (pool: DigitPool) => Promise<Result>,
    onDownload?: (receivedBytes: number) => void,
  ) => Promise<Result>;
  /** Told of a part that now needs no network. */
  readonly onKept: (sha256: string) => void;
}

/** Names for error messages. */
const WHERE = 'latents';
/** What handwriting directions are found from. */
const MEASURED = 4000;
/** Of the digits that are measured: the same for everyone. */
const MEASURED_SEED = 1;

export class LatentEngine {
  readonly #options: LatentEngineOptions;
  /** Files that a pool has, by sha256. */
  readonly #parts = new WeakMap<DigitPool, Map<string, Promise<void>>>();
  readonly #watchers = new Map<string, Set<(receivedBytes: number) => void>>();
  /** Handwriting directions by model, prior and class. */
  readonly #directions = new Map<string, Promise<readonly ControlDirection[]>>();

  constructor(options: LatentEngineOptions) {
    this.#options = options;
  }

  /** Whether the page ships an encoder, or a discriminator, of a model, or a judge (of model ''). */
  has(kind: ShippedPart['kind'], model: Pick<ShippedModel, 'id'> | undefined): boolean {
    return findPart(kind, model) !== undefined;
  }

  /** The digits of an address, as the wall draws them; a model that cannot be had rejects, and the page's status stays as it is. */
  digits(model: ShippedModel, address: LatentAddress, call: LatentCall): Promise<RenderedDigits> {
    const request = { ...address, model: model.sha256 };
    return this.#withModel(model, call, (pool) => pool.generate(request, call));
  }

  /** The card in a model's file: how it was trained, and what was measured. */
  card(model: ShippedModel, call: LatentCall): Promise<ModelCard> {
    return this.#withModel(model, call, (pool) => pool.run((api) => api.card(model.sha256), call));
  }

  /** The card of a file of any kind, if the file is a model that passes its own tests. @throws ModelFileError */
  async inspect(sha256: string, file: Uint8Array, call: LatentCall): Promise<ModelCard> {
    const using = this.#options.use(undefined, async (pool) => {
      await pool.load(sha256, file);
      return pool.run((api) => api.card(sha256), call);
    });
    return untilAborted(using, call.signal, WHERE);
  }

  /** A model's file, from the device or the network. */
  async file(model: ShippedModel, { signal, onDownload }: LatentCall): Promise<Uint8Array> {
    if (isOwn(model)) return untilAborted(model.read(), signal, WHERE);
    const { loader } = this.#options;
    const loading = loader.load(model, (receivedBytes) => onDownload?.(receivedBytes, model.bytes));
    return (await untilAborted(loading, signal, WHERE)).file;
  }

  /** A file that the page ships, checked, from the device or the network; it stays on the device from then on. */
  async shippedFile(shipped: ShippedFile, { signal, onDownload }: LatentCall): Promise<Uint8Array> {
    const { loader, onKept, shipped: models } = this.#options;
    const loading = loader.load(shipped, (receivedBytes) => onDownload?.(receivedBytes, shipped.bytes));
    const { file, from } = await untilAborted(loading, signal, WHERE);
    if (from === 'storage' || (await loader.keep(shipped, file, models))) onKept(shipped.sha256);
    return file;
  }

  /** Gives work to the pool of all workers; models and parts are for `work` to load. */
  withPool<Result>(work: (pool: DigitPool) => Promise<Result>, { signal }: LatentCall): Promise<Result> {
    if (signal.aborted) return Promise.reject(cancelled());
    return untilAborted(this.#options.use(undefined, work), signal, WHERE);
  }

  /** The latents of the digits of an address. */
  latentsOf(model: ShippedModel, address: LatentAddress, call: LatentCall): Promise<DrawnLatents> {
    return this.#withModel(model, call, (pool) =>
      pool.run((api) => api.latents({ ...address, model: model.sha256 }), call),
    );
  }

  /** Pictures of latents z [N, Z], conditioned on `labels` [N] where the model takes a class. */
  render(
    model: ShippedModel,
    z: Float32Array,
    labels: Uint8Array | undefined,
    call: LatentCall,
  ): Promise<RenderedDigits> {
    const request = { model: model.sha256, z, labels };
    return this.#withModel(model, call, (pool) => pool.run((api) => api.render(request), call));
  }

  /** The main directions of a model's prior. */
  principal(
    model: ShippedModel,
    of: { readonly prior?: string; readonly class?: number | undefined },
    call: LatentCall,
  ): Promise<PrincipalAnswer> {
    const request = { ...of, model: model.sha256 };
    return this.#withModel(model, call, (pool) => pool.run((api) => api.principal(request), call));
  }

  /** The latents of grey pictures [N, 28, 28] by the model's encoder. @throws Error for a model without an encoder */
  encode(
    model: ShippedModel,
    pixels: Uint8Array | Uint8ClampedArray,
    labels: Uint8Array | undefined,
    call: LatentCall,
  ): Promise<EncodedDigits> {
    return this.#withPart('encoder', model, call, (pool, part) =>
      pool.run((api) => api.encode({ part, pixels, labels }), call),
    );
  }

  /** The judge's probabilities and features of grey pictures [N, 28, 28]. */
  judge(pixels: Uint8Array | Uint8ClampedArray, call: LatentCall): Promise<JudgedDigits> {
    return this.#withPart('judge', undefined, call, (pool, part) =>
      pool.run((api) => api.judge({ part, pixels }), call),
    );
  }

  /** The discriminator's features and answers for grey pictures [N, 28, 28]. @throws Error for a model without one */
  likeness(model: ShippedModel, pixels: Uint8Array | Uint8ClampedArray, call: LatentCall): Promise<LikenessFeatures> {
    return this.#withPart('discriminator', model, call, (pool, part) =>
      pool.run((api) => api.likeness({ part, pixels }), call),
    );
  }

  /** The direction and range of each handwriting control, from 4,000 digits of the model, or of one class of it. */
  handwriting(
    model: ShippedModel,
    of: { readonly prior?: string; readonly class?: number | undefined },
    call: LatentCall,
  ): Promise<readonly ControlDirection[]> {
    const key = JSON.stringify([model.sha256, of.prior ?? '', of.class ?? '']);
    const known = this.#directions.get(key);
    if (known) return untilAborted(known, call.signal, WHERE);
    const address = { ...of, model: model.sha256, seed: MEASURED_SEED, temperature: 1 };
    const found = this.#withModel(model, call, async (pool) => {
      const { findDirections } = await import('./findDirections.ts');
      return findDirections(MEASURED, (range) => pool.run((api) => api.measure({ ...address, ...range }), call));
    });
    // Kept once it is found: an aborted call must not abort it for another caller.
    void found.then(
      () => this.#directions.set(key, found),
      () => undefined,
    );
    return found;
  }

  /** Latents [N, Z] moved until each digit measures its target. N is at most 64. */
  move(
    model: ShippedModel,
    request: Omit<MoveRequest, 'model'> & { readonly control: Control },
    call: LatentCall,
  ): Promise<MovedLatents> {
    return this.#withModel(model, call, (pool) =>
      pool.run((api) => api.move({ ...request, model: model.sha256 }), call),
    );
  }

  #withModel<Result>(
    model: ShippedModel,
    { signal, onDownload }: LatentCall,
    work: (pool: DigitPool) => Promise<Result>,
  ): Promise<Result> {
    if (signal.aborted) return Promise.reject(cancelled());
    const using = isOwn(model)
      ? this.#options.use(undefined, async (pool) => {
          await this.#loadOwn(pool, model);
          return work(pool);
        })
      : this.#options.use(model, work, (receivedBytes) => onDownload?.(receivedBytes, model.bytes));
    return untilAborted(using, signal, WHERE);
  }

  /** Gives a model that the visitor has brought to every worker of a pool, once. */
  async #loadOwn(pool: DigitPool, { sha256, read }: OwnModel): Promise<void> {
    const loaded = this.#parts.get(pool) ?? new Map<string, Promise<void>>();
    this.#parts.set(pool, loaded);
    const loading = loaded.get(sha256) ?? read().then((file) => pool.load(sha256, file));
    loaded.set(sha256, loading);
    try {
      await loading;
    } catch (error) {
      loaded.delete(sha256);
      throw error;
    }
  }

  #withPart<Result>(
    kind: ShippedPart['kind'],
    model: ShippedModel | undefined,
    { signal, onDownload }: LatentCall,
    work: (pool: DigitPool, sha256: string) => Promise<Result>,
  ): Promise<Result> {
    const part = findPart(kind, model);
    if (!part) {
      const owner = model ? `${model.id} has no ${kind}` : `no ${kind}`;
      return Promise.reject(new Error(`${WHERE}: ${owner} on this page, want one in models/index.json`));
    }
    if (signal.aborted) return Promise.reject(cancelled());
    const using = this.#options.use(undefined, async (pool) => {
      await this.#load(pool, part, onDownload);
      return work(pool, part.sha256);
    });
    return untilAborted(using, signal, WHERE);
  }

  /** Gives a part to every worker of a pool, once. */
  async #load(pool: DigitPool, part: ShippedPart, onDownload: LatentCall['onDownload']): Promise<void> {
    const watchers = this.#watchers.get(part.sha256) ?? new Set();
    this.#watchers.set(part.sha256, watchers);
    const watch = (receivedBytes: number): void => onDownload?.(receivedBytes, part.bytes);
    watchers.add(watch);
    const loaded = this.#parts.get(pool) ?? new Map<string, Promise<void>>();
    this.#parts.set(pool, loaded);
    const loading = loaded.get(part.sha256) ?? this.#fetch(pool, part);
    loaded.set(part.sha256, loading);
    try {
      await loading;
    } catch (error) {
      loaded.delete(part.sha256);
      throw error;
    } finally {
      watchers.delete(watch);
    }
  }

  async #fetch(pool: DigitPool, part: ShippedPart): Promise<void> {
    const { loader, shipped, onKept } = this.#options;
    const { file, from } = await loader.load(part, (receivedBytes) => {
      for (const watch of this.#watchers.get(part.sha256) ?? []) watch(receivedBytes);
    });
    await pool.loadPart(part.sha256, file);
    // The file has passed its tests.
    if (from === 'storage' || (await loader.keep(part, file, shipped))) onKept(part.sha256);
  }
}

function findPart(kind: ShippedPart['kind'], model: Pick<ShippedModel, 'id'> | undefined): ShippedPart | undefined {
  return shippedParts.find((part) => part.kind === kind && part.model === (model?.id ?? ''));
}

function cancelled(): AbortError {
  return new AbortError(`${WHERE}: cancelled by its caller`);
}
