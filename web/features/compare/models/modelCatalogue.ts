// Every model that can be compared here: those that ship, and those that the visitor has brought as files. A file that is
// brought is checked by the workers against its own test vectors, kept in this browser, and is there again after a reload and
// without a network. What storage does not take is held for this visit.
//
// In addresses a model that ships is its id, and one of the visitor's is `<first 12 digits of its sha256>.<name>`: whoever
// opens the address elsewhere is told which file is missing.

import { ModelFileError } from '../../../../workers/core/errors.ts';
import type { ModelCard } from '../../../../workers/service/latentRequests.ts';
import { openTabChannel } from '../../../platform/tabChannel.ts';
import { sha256Hex, whatIsWrong } from '../../../storage/checksum.ts';
import { createDatabase } from '../../../storage/database.ts';
import type { OwnModel } from '../../../storage/ownModel.ts';
import { createOwnModelStore, isStoredOwnModel, type OwnModelStore } from '../../../storage/ownModelStore.ts';
import type { StoredOwnModel } from '../../../storage/schema.ts';
import type { ShippedModel } from '../../../storage/shippedModel.ts';
import { shippedLatents } from '../../../storage/shippedLatents.ts';
import { DIGIT } from '../../../ink/digitSize.ts';
import type { DigitEngine } from '../../../engine/digitEngine.ts';
import type { LatentCall } from '../../../engine/latentEngine.ts';
import { storageFailure, type StorageFailure } from '../../../storage/storageFailure.ts';

/** What a model must say of itself to be compared. */
interface Compared {
  /** How addresses name it. */
  readonly ref: string;
  readonly latent: number;
}

export type ShippedEntry = ShippedModel & Compared & { readonly isOwn: false };

export type OwnEntry = OwnModel &
  Compared & {
    readonly isOwn: true;
    /** Passes over the training digits, where its file says so. */
    readonly epochs: number | undefined;
    /** What tells runs apart: models of one run differ in epochs. */
    readonly run: string;
    /** When it came, in milliseconds since 1970. */
    readonly addedAt: number;
  };

/** `id` is the model's own among all of them: that of a model that ships, or a checksum. */
export type CatalogueModel = ShippedEntry | OwnEntry;

export interface Added {
  readonly model: CatalogueModel;
  /** Whether it was here before. */
  readonly wasHere: boolean;
  /** Why it is only kept for this visit, if it is. */
  readonly failure: StorageFailure | undefined;
}

/** A model that an address names and this device does not have. */
export interface MissingModel {
  /** The first digits of its sha256; '' where the address names one that should ship. */
  readonly sha256: string;
  readonly name: string;
}

/** Of a file that is brought: the most that the reader takes (workers/models/safetensors.ts). */
export const MAX_MODEL_BYTES = 64 * 1024 * 1024;
export const MAX_MODEL_NAME = 40;
/** Digits of a checksum in addresses. */
const PREFIX = 12;
const OWN_REF = /^([0-9a-f]{12})\.(.*)$/s;
const CHANNEL = 'this-digit-models';
/** Of model files; what is brought has been read by the workers, so it is of this version. */
const FORMAT_VERSION = 1;

export interface ModelCatalogueOptions {
  readonly shipped: readonly ShippedModel[];
  /** Widths of their latents, by id. */
  readonly latents: Readonly<Record<string, number>>;
  readonly store: OwnModelStore;
  /** Checks a file that may be anything. @throws ModelFileError */
  readonly inspect: (sha256: string, file: Uint8Array, call: LatentCall) => Promise<ModelCard>;
  /** The file of one that ships, or of one of the visitor's own. */
  readonly fetch: (model: ShippedModel, call: LatentCall) => Promise<Uint8Array>;
  /** To other tabs. */
  readonly channel?: BroadcastChannel | undefined;
}

/** Tells the listeners of 'change'. */
export class ModelCatalogue extends EventTarget {
  readonly #options: ModelCatalogueOptions;
  readonly #shipped: readonly ShippedEntry[];
  #own: readonly OwnEntry[] = [];
  /** Files, and what is known of them, that storage did not take. */
  readonly #held = new Map<string, { readonly stored: StoredOwnModel; readonly file: Uint8Array<ArrayBuffer> }>();
  #loading: Promise<void> | undefined;
  #isRead = false;

  constructor(options: ModelCatalogueOptions) {
    super();
    this.#options = options;
    this.#shipped = options.shipped.map((model) => {
      return { ...model, ref: model.id, latent: options.latents[model.id] ?? 0, isOwn: false };
    });
    options.channel?.addEventListener('message', () => {
      void this.#read();
    });
  }

  /** Those that ship, then the visitor's own in the order in which they came. */
  get models(): readonly CatalogueModel[] {
    return [...this.#shipped, ...this.#own];
  }

  get own(): readonly OwnEntry[] {
    return this.#own;
  }

  /** Whether storage has been asked for the visitor's own; it may have failed. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Asks storage for the visitor's own, once. What it does not give, it is as if there were none. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  /** The model that an address names, or what is known of one that is not here. Ask after `load`. */
  find(ref: string): CatalogueModel | MissingModel {
    const [, prefix, name = ''] = OWN_REF.exec(ref) ?? [];
    if (prefix === undefined) return this.#shipped.find(({ id }) => id === ref) ?? { sha256: '', name: ref };
    return this.#own.find(({ sha256 }) => sha256.startsWith(prefix)) ?? { sha256: prefix, name };
  }

  /** A model's file, from the device or the network. */
  file(model: CatalogueModel, call: LatentCall): Promise<Uint8Array> {
    return this.#options.fetch(model, call);
  }

  /**
   * Takes a file. @throws ModelFileError for one that is no model, or not as this page can use it; AbortError; and what workers
   * throw that are lost.
   */
  async add(file: Uint8Array<ArrayBuffer>, fileName: string, call: LatentCall): Promise<Added> {
    await this.load();
    if (file.byteLength > MAX_MODEL_BYTES) {
      throw new ModelFileError(`model file: ${file.byteLength} bytes, want at most ${MAX_MODEL_BYTES}`);
    }
    const sha256 = await sha256Hex(file);
    const known = this.models.find((model) => model.sha256 === sha256);
    if (known) return { model: known, wasHere: true, failure: undefined };
    const card = await this.#options.inspect(sha256, file, call);
    const [H, W] = card.extents;
    if (H !== DIGIT || W !== DIGIT) {
      throw new ModelFileError(`model file ${card.id}: draws [${H}, ${W}], want [${DIGIT}, ${DIGIT}]`);
    }
    const stored = describe(card, { sha256, bytes: file.byteLength, name: this.#freeName(nameOf(fileName, card)) });
    const failure = await this.#keep(stored, file);
    if (failure) this.#held.set(sha256, { stored, file });
    this.#show([...this.#own.map(storedOf), stored]);
    const model = this.#own.find((own) => own.sha256 === sha256);
    if (!model) throw new Error(`models: ${sha256.slice(0, 8)} is not there after it was added`); // it was just put there
    return { model, wasHere: false, failure };
  }

  /** Calls one of the visitor's own something else. Returns why that only holds for this visit, if it does. */
  async rename(model: OwnEntry, name: string): Promise<StorageFailure | undefined> {
    const changed = { ...storedOf(model), name: tidy(name) || model.name };
    const held = this.#held.get(model.sha256);
    if (held) this.#held.set(model.sha256, { ...held, stored: changed });
    const failure = held ? undefined : await this.#keep(changed);
    this.#show(this.#own.map((own) => (own.sha256 === model.sha256 ? changed : storedOf(own))));
    return failure;
  }

  /** Forgets one of the visitor's own. Returns why it will be back, if it will. */
  async remove({ sha256 }: OwnEntry): Promise<StorageFailure | undefined> {
    this.#held.delete(sha256);
    this.#show(this.#own.filter((own) => own.sha256 !== sha256).map(storedOf));
    return this.#attempt(() => this.#options.store.delete(sha256));
  }

  #keep(model: StoredOwnModel, file?: Uint8Array<ArrayBuffer>): Promise<StorageFailure | undefined> {
    return this.#attempt(() => this.#options.store.put(model, file));
  }

  async #attempt(change: () => Promise<void>): Promise<StorageFailure | undefined> {
    try {
      await change();
    } catch (error) {
      return storageFailure(error);
    }
    this.#options.channel?.postMessage('changed');
    return undefined;
  }

  async #read(): Promise<void> {
    const stored = await this.#options.store.all().catch(() => undefined);
    this.#isRead = true;
    const held = [...this.#held.values()].map((entry) => entry.stored);
    this.#show(stored ? [...stored.filter(isStoredOwnModel), ...held] : this.#own.map(storedOf));
  }

  #show(stored: readonly StoredOwnModel[]): void {
    const known = new Map(stored.map((model) => [model.sha256, model]));
    this.#own = [...known.values()].sort((a, b) => a.addedAt - b.addedAt).map((model) => this.#entry(model));
    this.dispatchEvent(new Event('change'));
  }

  #entry(stored: StoredOwnModel): OwnEntry {
    const { sha256, bytes, name, addedAt, kind, latent, classes, priors, epochs, run } = stored;
    const shown = { id: sha256, file: `${name}.safetensors`, formatVersion: FORMAT_VERSION, metrics: {} };
    const ref = `${sha256.slice(0, PREFIX)}.${name}`;
    const known = { sha256, bytes, name, kind, latent, classes, priors, epochs, run, addedAt };
    return { ...shown, ...known, ref, isOwn: true, read: () => this.#fileOf(stored) };
  }

  async #fileOf({ sha256, bytes, name }: StoredOwnModel): Promise<Uint8Array<ArrayBuffer>> {
    const held = this.#held.get(sha256);
    if (held) return held.file;
    const file = await this.#options.store.file(sha256).catch(() => undefined);
    if (!file) throw new ModelFileError(`model ${name}: its file is not in this browser any more; open it again`);
    const expected = { file: name, sha256, bytes, formatVersion: FORMAT_VERSION };
    const problem = await whatIsWrong(file, expected);
    if (problem === undefined) return file;
    throw new ModelFileError(`model ${name}: stored as ${problem}; open its file again`);
  }

  /** A name that no other model has. */
  #freeName(name: string): string {
    const taken = new Set(this.models.map((model) => model.name));
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : ` ${n}`;
      const tried = name.slice(0, MAX_MODEL_NAME - suffix.length) + suffix;
      if (!taken.has(tried)) return tried;
    }
  }
}

/** What is stored of an entry; its file is stored apart. */
function storedOf({
  sha256,
  bytes,
  name,
  kind,
  latent,
  classes,
  priors,
  epochs,
  run,
  addedAt,
}: OwnEntry): StoredOwnModel {
  return { sha256, bytes, name, addedAt, kind, latent, classes, priors, run, ...(epochs !== undefined && { epochs }) };
}

/** What of a card is kept. */
function describe(
  { kind, latent, classes, priors, training }: ModelCard,
  file: Pick<StoredOwnModel, 'sha256' | 'bytes' | 'name'>,
): StoredOwnModel {
  const { epochs, recipe } = training;
  const counted = typeof epochs === 'number' && Number.isFinite(epochs) && epochs >= 0 ? epochs : undefined;
  const run = JSON.stringify([kind, recipe ?? null]).slice(0, 4000);
  const known = { ...file, addedAt: new Date().getTime(), kind, latent, classes, priors, run };
  return counted === undefined ? known : { ...known, epochs: counted };
}

/** What to call a model: as its file is called, or as it calls itself where the file's name says nothing. */
function nameOf(fileName: string, { name }: ModelCard): string {
  return tidy(fileName.replace(/(\.safetensors)+$/i, '')) || tidy(name) || 'model';
}

/** In one line, without what addresses use between models. */
function tidy(name: string): string {
  return name
    .replaceAll(/[\p{C}~\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_MODEL_NAME);
}

const catalogues = new WeakMap<DigitEngine, ModelCatalogue>();

/** The page's own; storage is opened when it is first asked. */
export function pageCatalogue(engine: DigitEngine, shipped: readonly ShippedModel[]): ModelCatalogue {
  const known = catalogues.get(engine);
  if (known) return known;
  const catalogue = new ModelCatalogue({
    shipped,
    latents: shippedLatents,
    store: createOwnModelStore(createDatabase()),
    inspect: async (sha256, file, call) => (await engine.latentEngine()).inspect(sha256, file, call),
    fetch: async (model, call) => (await engine.latentEngine()).file(model, call),
    channel: openTabChannel(CHANNEL),
  });
  catalogues.set(engine, catalogue);
  return catalogue;
}
