// The files that the page ships, as far as they are kept on this device: all can be fetched ahead, so that every page works
// without a network, and let go again.

import { downloadModel } from '../storage/modelDownload.ts';
import { noteKept } from '../storage/keptModels.ts';
import type { ModelStore } from '../storage/modelStore.ts';
import { signOf, type ShippedFile } from '../storage/shippedModel.ts';

export interface KeepCall {
  readonly signal: AbortSignal;
  /** Told how much has come, of all that has to. */
  readonly onDownload: (receivedBytes: number, bytes: number) => void;
}

export class KeptFiles {
  readonly #store: ModelStore;
  readonly #onKept: (sha256s: ReadonlySet<string>) => void;

  /** `onKept` is told what is kept, whenever that has changed. */
  constructor(store: ModelStore, onKept: (sha256s: ReadonlySet<string>) => void) {
    this.#store = store;
    this.#onKept = onKept;
  }

  /** Looks into storage. @throws where there is none */
  async look(): Promise<ReadonlySet<string>> {
    const keys = await this.#store.keys();
    noteKept(keys.map(signOf));
    const kept = new Set(keys);
    this.#onKept(kept);
    return kept;
  }

  /**
   * Fetches what of some files is not here, one after the other: each stays as soon as it is whole, and another call goes on
   * from there. @throws DownloadError, ModelFileError, what storage says when it is full; what `signal` is aborted with
   */
  async keep(files: readonly ShippedFile[], { signal, onDownload }: KeepCall): Promise<void> {
    const kept = await this.look();
    const missing = files.filter(({ sha256 }) => !kept.has(sha256));
    const all = bytesOf(missing);
    let done = 0;
    for (const file of missing) {
      const before = done;
      onDownload(before, all);
      signal.throwIfAborted();
      const report = (received: number): void => {
        onDownload(before + received, all);
      };
      await this.#store.put(file, await downloadModel(file, report, signal));
      done += file.bytes;
      await this.look();
    }
  }

  /** Deletes files. @throws where storage does not let it */
  async letGo(files: readonly ShippedFile[]): Promise<void> {
    for (const { sha256 } of files) await this.#store.delete(sha256);
    await this.look();
  }
}

export function bytesOf(files: readonly ShippedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
