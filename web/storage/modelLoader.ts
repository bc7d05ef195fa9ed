// A model's file: from storage if it is there and undamaged, else from the network. When storage fails, the file comes
// from the network and the failure is reported once.

import { InsecurePageError, errorMessage } from '../../workers/core/errors.ts';
import { whatIsWrong } from './checksum.ts';
import { downloadModel, type DownloadProgress } from './modelDownload.ts';
import type { ModelStore } from './modelStore.ts';
import { noteKept, isKept } from './keptModels.ts';
import { modelUrl, signOf, type ShippedFile } from './shippedModel.ts';

/** How long a slow store is waited for before the network is asked. */
const PATIENCE_MS = 2000;

export interface LoadedFile {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly from: 'storage' | 'network';
}

export interface ModelLoaderOptions {
  readonly store: ModelStore;
  /** sha256 of the parts and the judge that the page ships: kept where they were once needed. */
  readonly parts?: readonly string[];
  /** Told about a failing store, once. */
  readonly onStorageFailure: (reason: string) => void;
}

export class ModelLoader {
  readonly #store: ModelStore;
  readonly #parts: readonly string[];
  readonly #onStorageFailure: (reason: string) => void;
  #storageHasFailed = false;

  constructor({ store, parts = [], onStorageFailure }: ModelLoaderOptions) {
    this.#store = store;
    this.#parts = parts;
    this.#onStorageFailure = onStorageFailure;
  }

  /** @throws DownloadError, ModelFileError when the file is neither stored nor to be had; InsecurePageError over plain http. */
  async load(model: ShippedFile, onProgress: DownloadProgress): Promise<LoadedFile> {
    // Browsers keep SHA-256, without which no file can be trusted, from pages that came unprotected.
    if (!isSecureContext) {
      throw new InsecurePageError('page: came over plain http, want https or localhost; open it there');
    }
    return isKept(modelUrl(model)) ? this.#fromStorage(model, onProgress) : this.#fromNetwork(model, onProgress);
  }

  async #fromStorage(model: ShippedFile, onProgress: DownloadProgress): Promise<LoadedFile> {
    const reading = this.#undamaged(model);
    const stored = await Promise.race([reading, new Promise<undefined>((late) => setTimeout(late, PATIENCE_MS))]);
    return stored ? { file: stored, from: 'storage' } : this.#fromNetwork(model, onProgress, reading);
  }

  /** Without a look into storage, whose code and opening a first visit does not wait for; it may all the same have the file. */
  async #fromNetwork(
    model: ShippedFile,
    onProgress: DownloadProgress,
    reading?: Promise<LoadedFile['file'] | undefined>,
  ): Promise<LoadedFile> {
    try {
      return { file: await downloadModel(model, onProgress), from: 'network' };
    } catch (error) {
      const stored = await (reading ?? this.#undamaged(model));
      if (!stored) throw error;
      return { file: stored, from: 'storage' };
    }
  }

  /** sha256 of the models that need no network. */
  async stored(): Promise<readonly string[]> {
    const keys = (await this.#attempt(() => this.#store.keys())) ?? [];
    noteKept(keys.map(signOf));
    return keys;
  }

  /**
   * Stores a file that has proved good, and drops what is neither `shipped` nor a part that the page ships. Returns whether it
   * is stored.
   */
  async keep(
    model: ShippedFile,
    file: Uint8Array<ArrayBuffer>,
    shipped: readonly Pick<ShippedFile, 'sha256'>[],
  ): Promise<boolean> {
    const kept = await this.#attempt(async () => {
      await this.#store.put(model, file);
      await this.#store.keepOnly(new Set([...shipped.map(({ sha256 }) => sha256), ...this.#parts]));
      noteKept((await this.#store.keys()).map(signOf));
      return true;
    });
    return kept ?? false;
  }

  async #undamaged(model: ShippedFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const file = await this.#attempt(() => this.#store.get(model.sha256));
    if (!file || (await whatIsWrong(file, model)) === undefined) return file;
    await this.#attempt(() => this.#store.delete(model.sha256));
    return undefined;
  }

  async #attempt<Result>(use: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await use();
    } catch (error) {
      if (!this.#storageHasFailed) this.#onStorageFailure(errorMessage(error));
      this.#storageHasFailed = true;
      return undefined;
    }
  }
}
