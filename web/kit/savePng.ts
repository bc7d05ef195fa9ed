// Saves one digit as a PNG. Its code is loaded at the first use.

import { digitPng } from './digitPng.ts';
import { fileName, saveFile } from './saveFile.ts';

/** Saves a digit as `digitPng` makes it. */
export async function savePng(...[digit, options]: Parameters<typeof digitPng>): Promise<void> {
  saveFile(await digitPng(digit, options), 'image/png', fileName(digit.address, 'png'));
}
