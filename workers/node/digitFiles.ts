// The files of one `generate`: the digits and, where they are wanted, their labels. Both appear whole at the end, or neither.

import type { GeneratedDigits } from '../service/computeService.ts';
import { AtomicFile } from './atomicFile.ts';
import { createDigitSink, type DigitSink, type SinkExtents } from './digitSink.ts';
import { idxHeader } from './idxWriter.ts';

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

  private constructor(count: number, images: AtomicFile, sink: DigitSink, labels: AtomicFile | undefined) {
    this.#count = count;
    this.#images = images;
    this.#sink = sink;
    this.#labels = labels;
  }

  /** Starts the files; `where` begins their errors. Fails here if a folder can't be written. @throws FileError */
  static async create({ out, labels }: DigitFileNames, extents: SinkExtents, where: string): Promise<DigitFiles> {
    const images = await AtomicFile.create(out, where);
    try {
      const labelFile = labels === undefined ? undefined : await AtomicFile.create(labels, where);
      return new DigitFiles(extents.count, images, createDigitSink(out, images, extents), labelFile);
    } catch (error) {
      await images.discard();
      throw error;
    }
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

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#images.discard();
    await this.#labels?.discard();
  }
}
