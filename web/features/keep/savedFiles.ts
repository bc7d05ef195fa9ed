// The files of one digit or of several: the name of each, and how it is made.

import type { DigitAddress } from '../../../workers/core/address.ts';
import type { TaskCall } from '../../engine/asyncTask.ts';
import type { Services } from '../../engine/services.ts';
import { contactSheet } from '../../kit/contactSheet.ts';
import { digitLink } from '../../address/digitLink.ts';
import type { InkStyle } from '../../ink/digitCanvas.ts';
import { digitPng } from '../../kit/digitPng.ts';
import { digitsFrom, drawnDigits, shippedModelOf, type DrawnDigit } from '../../kit/drawnDigits.ts';
import { fileName } from '../../kit/saveFile.ts';

/** Edge of each frame, in pixels. */
const MORPH_SIZE = 280;

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly make: (tools: TaskCall) => Promise<BlobPart>;
}

/** The digits to save, and how they are drawn. */
export interface ToBeSaved {
  readonly services: Pick<Services, 'engine' | 'shipped'>;
  /** At least one. One address stands for itself and the digits that follow it; several are a fixed list. */
  readonly addresses: readonly DigitAddress[];
  readonly drawing: InkStyle;
  /** The first of them, drawn. */
  readonly first: () => Promise<DrawnDigit>;
}

/** The first digit, `size` pixels wide. */
export function pngFile({ addresses, drawing, first }: ToBeSaved, size: number): SavedFile {
  return {
    name: fileName(firstOf(addresses), 'png'),
    type: 'image/png',
    make: async () => digitPng(await first(), { size, drawing }),
  };
}

/** The first digit's outlines, with its name for those who do not see it. */
export function svgFile({ addresses, first }: ToBeSaved, title: string): SavedFile {
  const address = firstOf(addresses);
  return {
    name: fileName(address, 'svg'),
    type: 'image/svg+xml',
    make: async () => {
      const { digitSvg } = await import('./digitSvg.ts');
      return digitSvg((await first()).pixels, { title, description: digitLink(address) });
    },
  };
}

/** All of them on one picture. */
export function sheetFile(saved: ToBeSaved, columns: number, rows: number): SavedFile {
  const { services, drawing } = saved;
  const { digits, name } = several(saved, columns * rows, 'png');
  const lines = { columns: Math.min(columns, digits.length), rows: Math.ceil(digits.length / columns) };
  return {
    name,
    type: 'image/png',
    make: ({ signal, onProgress }) =>
      contactSheet(drawnDigits(services, digits, signal), lines, {
        ...{ drawing, signal },
        onProgress: (done) => {
          onProgress(done / digits.length);
        },
      }),
  };
}

/** The first digit becomes the next one, and itself again. */
export function morphFile({ services, addresses, drawing }: ToBeSaved): SavedFile {
  const address = firstOf(addresses);
  return {
    name: fileName(address, 'gif', 'morph'),
    type: 'image/gif',
    make: async (tools) => {
      const { morphGif } = await import('./morph.ts');
      const latents = await services.engine.latentEngine();
      const model = shippedModelOf(address, services.shipped);
      return morphGif(latents, model, address, { size: MORPH_SIZE, drawing, ...tools });
    },
  };
}

/** A PNG of each, `size` pixels wide. */
export function zipFile(saved: ToBeSaved, size: number, count: number): SavedFile {
  const { services, drawing } = saved;
  const { digits, name } = several(saved, count, 'zip');
  return {
    name,
    type: 'application/zip',
    make: async ({ signal, onProgress }) => {
      const { digitZip } = await import('./digitZip.ts');
      return digitZip(drawnDigits(services, digits, signal), size, {
        ...{ drawing, signal },
        onProgress: (done) => {
          onProgress(done / digits.length);
        },
      });
    },
  };
}

/** The digits of a file that holds many, and what it is called. */
function several(
  { addresses }: ToBeSaved,
  count: number,
  extension: string,
): { readonly digits: readonly DigitAddress[]; readonly name: string } {
  if (addresses.length > 1) return { digits: addresses, name: `digits.${extension}` };
  const address = firstOf(addresses);
  return { digits: digitsFrom(address, count), name: fileName(address, extension, 'digits') };
}

function firstOf([address]: readonly DigitAddress[]): DigitAddress {
  if (address) return address;
  throw new Error('share: no digit, want one');
}
