// Every model that can be compared here: those that ship, and those that the visitor has brought as files. A file that is
// brought is checked by the workers against its own test vectors, kept in this browser, and is there again after a reload and
// without a network.
//
// In addresses a model that ships is its id, and one of the visitor's is `<first 12 digits of its sha256>.<name>`: whoever
// opens the address elsewhere is told which file is missing.

import { ModelFileError } from '../../../../workers/core/errors.ts';
import type { ModelCard } from '../../../../workers/service/latentRequests.ts';
import { openTabChannel } from '../../../platform/tabChannel.ts';
import { sha256Hex, whatIsWrong } from '../../../storage/checksum.ts';
import { KeptList } from '../../../storage/keptList.ts';
import type { OwnModel } from '../../../storage/ownModel.ts';
import type { StoredOwnModel } from '../../../storage/schema.ts';
import type { ShippedModel } from '../../../storage/shippedModel.ts';
import { shippedLatents } from '../../../storage/shippedLatents.ts';
import { DIGIT } from '../../../ink/digitSize.ts';
import type { LatentCall } from '../../../engine/latentEngine.ts';
import type { Services } from '../../../engine/services.ts';
import type { StorageFailure } from '../../../storage/storageFailure.ts';
import { OWN_MODELS, createOwnModelStore, type OwnModelStore } from './ownModelStore.ts';

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
  readonly #kept: KeptList<StoredOwnModel>;
  #own: readonly OwnEntry[] = [];

  constructor(options: ModelCatalogueOptions) {
    super();
    this.#options = options;
    this.#shipped = options.shipped.map((model) => {
      return { ...model, ref: model.id, latent: options.latents[model.id] ?? 0, isOwn: false };
    });
    this.#kept = new KeptList(OWN_MODELS, options.store, options.channel);
    this.#kept.addEventListener('change', () => {
      this.#own = this.#kept.items.map((model) => this.#entry(model));
      this.dispatchEvent(new Event('change'));
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
    return this.#kept.isRead;
  }

  /** Asks storage for the visitor's own, once. What it does not give, it is as if there were none. */
  load(): Promise<void> {
    return this.#kept.load();
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
    this.#options.store.hold(sha256, file);
    const keeping = this.#kept.keep([stored]);
    const model = this.#own.find((own) => own.sha256 === sha256);
    if (!model) throw new Error(`models: ${sha256.slice(0, 8)} is not there after it was added`); // it was just put there
    return { model, wasHere: false, failure: await keeping };
  }

  /** Calls one of the visitor's own something else. Returns why that only holds for this visit, if it does. */
  async rename({ sha256 }: OwnEntry, name: string): Promise<StorageFailure | undefined> {
    const stored = this.#kept.find(sha256);
    const changed = tidy(name);
    if (!stored || changed === '' || changed === stored.name) return undefined;
    return this.#kept.keep([{ ...stored, name: changed }]);
  }

  /** Forgets one of the visitor's own. Returns why it will be back, if it will. */
  remove({ sha256 }: OwnEntry): Promise<StorageFailure | undefined> {
    return this.#kept.drop([sha256]);
  }

  #entry(stored: StoredOwnModel): OwnEntry {
    const { sha256, bytes, name, addedAt, kind, latent, classes, priors, epochs, run } = stored;
    const shown = { id: sha256, file: `${name}.safetensors`, formatVersion: FORMAT_VERSION, metrics: {} };
    const ref = `${sha256.slice(0, PREFIX)}.${name}`;
    const known = { sha256, bytes, name, kind, latent, classes, priors, epochs, run, addedAt };
    return { ...shown, ...known, ref, isOwn: true, read: () => this.#fileOf(stored) };
  }

  async #fileOf({ sha256, bytes, name }: StoredOwnModel): Promise<Uint8Array<ArrayBuffer>> {
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

/** Storage is opened when it is first asked. */
export function createCatalogue({
  engine,
  shipped,
  database,
}: Pick<Services, 'engine' | 'shipped' | 'database'>): ModelCatalogue {
  return new ModelCatalogue({
    shipped,
    latents: shippedLatents,
    store: createOwnModelStore(database),
    inspect: async (sha256, file, call) => (await engine.latentEngine()).inspect(sha256, file, call),
    fetch: async (model, call) => (await engine.latentEngine()).file(model, call),
    channel: openTabChannel(OWN_MODELS.channel),
  });
}
