// A folder as somebody has it who measures models: MNIST's files with digits that the project draws, in `data`; a judge that
// reads such digits, `j.safetensors`; models.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleJudge } from '../evaluation/sampleJudge.ts';
import { mnistFiles } from './mnistFolder.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** Bytes by their paths in the folder. */
export type FolderFiles = ReadonlyMap<string, Uint8Array>;

/** What such a folder holds: made once for all tests of a file. `digits` is how many, 300 and 200 unless given. */
export async function measuringFiles(
  models: Readonly<Record<string, Uint8Array>>,
  digits: { readonly training: number; readonly test: number } = { training: 300, test: 200 },
): Promise<FolderFiles> {
  const { file: judge } = await sampleJudge();
  const data = [...mnistFiles(digits.training, digits.test)].map(
    ([name, bytes]) => [join('data', name), bytes] as const,
  );
  return new Map([...data, ['j.safetensors', judge], ...Object.entries(models)]);
}

/** A new folder with these files, which is gone after the test. */
export function folderOf(files: FolderFiles): string {
  const folder = temporaryFolder();
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}
