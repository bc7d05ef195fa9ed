// Many digits as PNGs in a ZIP. PNGs are compressed already, so client-zip, which only stores, is enough. It asks for one picture
// after the other, so that none is held twice.

import { downloadZip } from 'client-zip';
import type { ManyOptions } from '../../kit/contactSheet.ts';
import { digitPng } from '../../kit/digitPng.ts';
import type { DrawnDigit } from '../../kit/drawnDigits.ts';
import { fileName } from '../../kit/saveFile.ts';
import { createPauses } from '../../ink/slices.ts';

/** The ZIP, whole. */
export function digitZip(
  digits: AsyncIterable<DrawnDigit>,
  size: number,
  { drawing, signal, onProgress }: ManyOptions,
): Promise<Blob> {
  const pause = createPauses(signal);
  async function* files(): AsyncGenerator<{ readonly name: string; readonly input: Uint8Array<ArrayBuffer> }> {
    let done = 0;
    for await (const digit of digits) {
      yield { name: fileName(digit.address, 'png'), input: await digitPng(digit, { size, drawing }) };
      onProgress(++done);
      await pause();
    }
  }
  return downloadZip(files()).blob();
}
