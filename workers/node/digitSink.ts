// The output of generated digits, by the file's name: IDX while they come, or a contact sheet at the end.

import type { AtomicFile } from './atomicFile.ts';
import { ContactSheet } from './contactSheet.ts';
import { idxHeader } from './idxWriter.ts';

export interface DigitSink {
  start(): Promise<void>;
  /** The next digits: grey [N, H·W]. */
  add(pixels: Uint8ClampedArray<ArrayBuffer>): Promise<void>;
  /** Writes what is left; returns the file's bytes. */
  finish(): Promise<number>;
}

export interface SinkExtents {
  readonly count: number;
  readonly H: number;
  readonly W: number;
}

/** A sink for a name that ends in .png or idx3-ubyte. */
export function createDigitSink(name: string, file: AtomicFile, { count, H, W }: SinkExtents): DigitSink {
  if (/\.png$/i.test(name)) {
    const sheet = new ContactSheet(count, H, W);
    return {
      start: () => Promise.resolve(),
      add: (pixels) => Promise.resolve(sheet.add(pixels)),
      async finish() {
        const png = sheet.toPng();
        await file.write(png);
        return png.length;
      },
    };
  }
  const header = idxHeader([count, H, W]);
  return {
    start: () => file.write(header),
    add: (pixels) => file.write(new Uint8Array(pixels.buffer)),
    finish: () => Promise.resolve(header.length + count * H * W),
  };
}
