// A model's file from storage if it is there and undamaged, else from the network. Storage that fails is worked around and
// mentioned once; it never stands between a visitor and digits.

import { InsecurePageError, errorMessage } from '../../workers/core/errors.ts';
import { keepText, readText } from '../platform/storedText.ts';
import { whatIsWrong } from './checksum.ts';
import { downloadModel, type DownloadProgress } from './modelDownload.ts';
import type { ModelStore } from './modelStore.ts';
import type { ShippedFile } from './shippedModel.ts';

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
    // On somebody's first visit storage has nothing, and opening it takes longer than the first bytes.
    const early = hasKept() ? undefined : new EarlyDownload(model, onProgress);
    const stored = await this.#undamaged(model);
    if (!stored) return { file: await (early?.file ?? downloadModel(model, onProgress)), from: 'network' };
    early?.cancel();
    return { file: stored, from: 'storage' };
  }

  /** sha256 of the models that need no network. */
  async stored(): Promise<readonly string[]> {
    return (await this.#attempt(() => this.#store.keys())) ?? [];
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
      rememberKept();
      await this.#store.keepOnly(new Set([...shipped.map(({ sha256 }) => sha256), ...this.#parts]));
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

/** Known at once, where opening the database takes a while. */
const KEPT = 'this-digit-models-kept';

/** Whether a model was ever kept here; false where the browser does not say. */
function hasKept(): boolean {
  return readText('localStorage', KEPT) !== null;
}

/** Where the browser does not keep it, the next visit asks the network too early, and takes what is stored all the same. */
function rememberKept(): void {
  keepText('localStorage', KEPT, '1');
}

/** A download that may turn out not to be needed. */
class EarlyDownload {
  readonly file: Promise<Uint8Array<ArrayBuffer>>;
  readonly #abort = new AbortController();

  constructor(model: ShippedFile, onProgress: DownloadProgress) {
    this.file = downloadModel(model, onProgress, this.#abort.signal);
    this.file.catch(() => undefined); // it may fail before anybody waits for it
  }

  cancel(): void {
    this.#abort.abort();
  }
}
