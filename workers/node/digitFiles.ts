// The files of one `generate`: digits and, if asked for, labels. Both appear complete at the end, or neither.

import type { GeneratedDigits } from '../service/computeService.ts';
import type { AtomicFile } from './atomicFile.ts';
import { createDigitSink, type DigitSink, type SinkExtents } from './digitSink.ts';
import { idxHeader } from './idxWriter.ts';
import type { OutputFiles } from './outputFiles.ts';

export interface DigitFileNames {
  /** Ends in idx3-ubyte or .png. */
  readonly out: string;
  /** Ends in idx1-ubyte. */
  readonly labels: string | undefined;
}

export class DigitFiles {
  readonly #count: number;
  readonly #images: AtomicFile;
  readonly #sink: DigitSink;
  readonly #labels: AtomicFile | undefined;

  /** In files that were begun: those of `names`. */
  constructor({ out, labels }: DigitFileNames, extents: SinkExtents, files: OutputFiles) {
    this.#count = extents.count;
    this.#images = files.get(out);
    this.#sink = createDigitSink(out, this.#images, extents);
    this.#labels = labels === undefined ? undefined : files.get(labels);
  }

  async start(): Promise<void> {
    await this.#sink.start();
    await this.#labels?.write(idxHeader([this.#count]));
  }

  /** The next digits, grey, with their labels if those are wanted. */
  async add({ pixels, labels }: GeneratedDigits): Promise<void> {
    await this.#sink.add(pixels);
    if (labels) await this.#labels?.write(labels);
  }

  /** Writes what is left; returns the bytes of the digits' file. */
  finish(): Promise<number> {
    return this.#sink.finish();
  }

  /** Gives the files their names. The digits come last: where they are, their labels are too. @throws FileError */
  async commit(): Promise<void> {
    await this.#labels?.commit();
    await this.#images.commit();
  }
}
