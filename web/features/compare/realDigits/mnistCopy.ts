// The visitor's own copy of MNIST: opened from files or downloaded, read on a thread of its own, kept in storage where that is
// allowed and in memory where it is not. A file that is none of the four, or damaged, is told of and stops no other.

import {
  startMnistThread,
  type MnistThread,
  type MnistThreadLibrary,
} from '../../../../workers/browser/mnistThread.ts';
import { errorMessage, errorName } from '../../../../workers/core/errors.ts';
import { MNIST_PARTS, type MnistPart, type MnistSet } from '../../../../workers/data/mnistNames.ts';
import { downloadMnistFile } from '../../../storage/mnistDownload.ts';
import { createMnistStore, isStoredMnistFile, type MnistStore } from '../../../storage/mnistStore.ts';
import { createTrialDatabase } from '../../../storage/trialDatabase.ts';
import type { StoredMnistFile } from '../../../storage/trialSchema.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import type { Services } from '../../../engine/services.ts';
import { storageFailure, type StorageFailure } from '../../../storage/storageFailure.ts';

/** A file that could not be used: why, in its own words. */
export interface RefusedFile {
  readonly name: string;
  readonly reason: string;
}

export interface MnistCopyOptions {
  readonly store: MnistStore;
  readonly startThread: () => MnistThread;
}

export const PARTS = Object.keys(MNIST_PARTS) as readonly MnistPart[]; // the keys are typed where they are written

/** Tells the listeners of 'change'. */
export class MnistCopy extends EventTarget {
  readonly #options: MnistCopyOptions;
  #files: ReadonlyMap<MnistPart, StoredMnistFile> = new Map();
  /** What the thread has read, or is reading. */
  readonly #opened = new Map<MnistPart, Promise<void>>();
  #thread: MnistThread | undefined;
  #loading: Promise<void> | undefined;
  #isRead = false;
  #failure: StorageFailure | undefined;
  #refused: readonly RefusedFile[] = [];

  constructor(options: MnistCopyOptions) {
    super();
    this.#options = options;
  }

  /** What there is of the four. */
  get files(): ReadonlyMap<MnistPart, Pick<StoredMnistFile, 'name' | 'file' | 'count'>> {
    return this.#files;
  }

  /** Whether storage has been asked. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Why it is only held for this visit, if it is. */
  get failure(): StorageFailure | undefined {
    return this.#failure;
  }

  /** Files of the last try that could not be used. */
  get refused(): readonly RefusedFile[] {
    return this.#refused;
  }

  get bytes(): number {
    return [...this.#files.values()].reduce((sum, { file }) => sum + file.size, 0);
  }

  /** How many pictures of a set there are. */
  count(set: MnistSet): number {
    return this.#files.get(`${set} images`)?.count ?? 0;
  }

  /** Whether the labels of a set do not belong to its images. */
  isMismatched(set: MnistSet): boolean {
    const labels = this.#files.get(`${set} labels`);
    return labels !== undefined && this.count(set) > 0 && labels.count !== this.count(set);
  }

  /** Asks storage, once. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Takes files one after the other; those that are none of the four, or damaged, are in `refused` afterwards. */
  async take(files: readonly File[], tools?: TaskCall): Promise<void> {
    await this.load();
    this.#refused = [];
    for (const [i, file] of files.entries()) {
      tools?.signal.throwIfAborted();
      await this.#takeOne(file);
      tools?.onProgress((i + 1) / files.length);
    }
    this.#changed();
  }

  /** Fetches what is missing. @throws DownloadError, AbortError */
  async download({ signal, onProgress }: TaskCall): Promise<void> {
    await this.load();
    this.#refused = [];
    const missing = PARTS.filter((part) => !this.#files.has(part));
    const total = missing.reduce((sum, part) => sum + MNIST_PARTS[part].gzippedBytes, 0);
    let before = 0;
    for (const part of missing) {
      const file = await downloadMnistFile(part, {
        signal,
        onProgress: (received) => {
          onProgress((before + received) / total);
        },
      });
      signal.throwIfAborted();
      before += MNIST_PARTS[part].gzippedBytes;
      await this.#takeOne(file);
    }
    this.#changed();
  }

  /** From storage and from memory. Returns why it is back at the next visit, if it is. */
  async remove(): Promise<StorageFailure | undefined> {
    const wasStored = this.#failure === undefined;
    this.#files = new Map();
    this.#refused = [];
    this.#failure = undefined;
    this.#opened.clear();
    const thread = this.#thread;
    this.#changed();
    await thread?.call((library) => library.drop()).catch(() => undefined);
    try {
      await this.#options.store.delete();
      return undefined;
    } catch (error) {
      return wasStored ? storageFailure(error) : undefined;
    }
  }

  /** Asks the thread something about a set, once it has read it. @throws DataError and what the library throws */
  async ask<Result>(set: MnistSet, work: (library: MnistThreadLibrary) => Promise<Result>): Promise<Result> {
    await this.load();
    await this.#open(`${set} labels`).catch(() => undefined); // pictures do without
    await this.#open(`${set} images`);
    return this.#started().call(work);
  }

  async #load(): Promise<void> {
    const all: readonly unknown[] = await this.#options.store.all().catch(() => []);
    const stored = all.filter(isStoredMnistFile);
    this.#files = new Map([...stored.map((file) => [file.part, file] as const), ...this.#files]);
    this.#isRead = true;
    this.#changed();
  }

  async #takeOne(file: File): Promise<void> {
    try {
      const { part, count } = await this.#started().call((library) => library.take(file, file.name));
      this.#opened.set(part, Promise.resolve());
      const taken: StoredMnistFile = { part, name: file.name, file, count };
      this.#files = new Map([...this.#files, [part, taken]]);
      await this.#keep(taken);
    } catch (error) {
      this.#refused = [...this.#refused, { name: file.name, reason: errorMessage(error) }];
    }
    this.#changed();
  }

  async #keep(file: StoredMnistFile): Promise<void> {
    try {
      // Browsers copy what is in a File when they store it, so it may be gone from the disk tomorrow.
      await this.#options.store.put(file);
      this.#failure = undefined;
    } catch (error) {
      this.#failure = storageFailure(error);
    }
  }

  /** Has the thread read a file that storage had. One that is damaged is dropped, and told of. */
  #open(part: MnistPart): Promise<void> {
    const known = this.#opened.get(part);
    if (known) return known;
    const stored = this.#files.get(part);
    if (!stored) return Promise.reject(new Error(`mnist: no ${part} on this device, want them; open the file`));
    const opening = this.#started()
      .call((library) => library.take(stored.file, MNIST_PARTS[part].file))
      .then(
        () => undefined,
        (error: unknown) => {
          this.#opened.delete(part);
          if (errorName(error) === 'DataError' || errorName(error) === 'NotReadableError') this.#forget(stored, error);
          throw error;
        },
      );
    this.#opened.set(part, opening);
    return opening;
  }

  #forget({ part, name }: StoredMnistFile, error: unknown): void {
    this.#files = new Map([...this.#files].filter(([kept]) => kept !== part));
    this.#refused = [...this.#refused, { name, reason: errorMessage(error) }];
    void this.#options.store.delete(part).catch(() => undefined);
    this.#changed();
  }

  #started(): MnistThread {
    if (this.#thread) return this.#thread;
    const thread = this.#options.startThread();
    this.#thread = thread;
    // What it had read is gone with it; the next question starts another.
    void thread.lost.then(() => {
      this.#thread = undefined;
      this.#opened.clear();
    });
    return thread;
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** Neither storage nor thread is touched before it is asked something. */
export function createMnistCopy({ once }: Pick<Services, 'once'>): MnistCopy {
  return new MnistCopy({ store: createMnistStore(once(createTrialDatabase)), startThread: startMnistThread });
}
