// The project's root folder. Sources run from workers/node, bundles from build/node or build/tasks, so the root is found
// by its contents and not by counting folders.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds asconfig.json, upwards from `start` (a folder or a file). @throws Error when there is none. */
export function findProjectRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'asconfig.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new Error(
        `project root: no folder from ${start} upwards holds asconfig.json; was the checkout moved apart?`,
      );
    }
  }
}

/** This project's root folder, absolute. */
export const PROJECT_ROOT = findProjectRoot(fileURLToPath(import.meta.url));
