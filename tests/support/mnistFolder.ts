// A folder like MNIST's, with digits that the project draws.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { gatherDigits, type DigitSet } from '../../workers/data/digitSet.ts';
import { MNIST_FILES } from '../../workers/data/mnistNames.ts';
import { idxHeader } from '../../workers/node/idxWriter.ts';
import { drawnDigits } from './drawnDigits.ts';

/** The four files, gzipped as they are published: `training` digits of which few are different, and `test` digits. */
export function mnistFiles(training: number, test: number): ReadonlyMap<string, Uint8Array> {
  const different = drawnDigits(Math.min(training, 300));
  const order = Uint32Array.from({ length: training }, (_, i) => i % different.count);
  return filesOfSets({ training: gatherDigits(different, order, 0, training), test: drawnDigits(test, 2) });
}

/** The four files with these digits in them. */
export function filesOfSets(sets: {
  readonly training: DigitSet;
  readonly test: DigitSet;
}): ReadonlyMap<string, Uint8Array> {
  return new Map([...gzippedSet(MNIST_FILES.training, sets.training), ...gzippedSet(MNIST_FILES.test, sets.test)]);
}

export function writeMnistFolder(folder: string, training: number, test: number): void {
  for (const [name, bytes] of mnistFiles(training, test)) writeFileSync(join(folder, name), bytes);
}

function gzippedSet(
  names: { readonly images: string; readonly labels: string },
  { count, images, labels }: DigitSet,
): readonly (readonly [string, Uint8Array])[] {
  return [
    [`${names.images}.gz`, gzipSync(Buffer.concat([idxHeader([count, 28, 28]), images]))],
    [`${names.labels}.gz`, gzipSync(Buffer.concat([idxHeader([count]), labels]))],
  ];
}
