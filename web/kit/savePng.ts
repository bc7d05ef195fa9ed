// One digit as a PNG that the browser saves, in one piece of code that comes when somebody wants that.

import { digitPng } from './digitPng.ts';
import { fileName, saveFile } from './saveFile.ts';

/** Saves a digit as `digitPng` makes it. */
export async function savePng(...[digit, options]: Parameters<typeof digitPng>): Promise<void> {
  saveFile(await digitPng(digit, options), 'image/png', fileName(digit.address, 'png'));
}
