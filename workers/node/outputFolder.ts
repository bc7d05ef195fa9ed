// A folder for outputs, made where there is none.

import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileError } from './expectedErrors.ts';

export interface OutputFolder {
  /** Takes away again what was made for it, as long as nothing is in it. */
  removeIfEmpty(): Promise<void>;
}

/** Makes the folder and those above it. `shown` is how errors name it. @throws FileError */
export async function makeFolder(where: string, folder: string, shown = folder): Promise<OutputFolder> {
  let first: string | undefined;
  try {
    first = await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileError(where, shown, 'written', error);
  }
  return {
    async removeIfEmpty() {
      if (first === undefined) return; // it was there
      const last = resolve(first);
      for (let made = resolve(folder); ; made = dirname(made)) {
        const isRemoved = await rmdir(made).then(
          () => true,
          () => false,
        );
        if (!isRemoved || made === last) return;
      }
    },
  };
}
