// The page as it would be with an index of other training digits than MNIST's, whose pictures no test can have.

import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatReferenceList, parseReferenceList } from '../../workers/comparison/referenceList.ts';
import { readTrainingIndex, writeTrainingIndex } from '../../workers/comparison/trainingFile.ts';
import { setPrint } from '../../workers/data/digitPrint.ts';
import type { DigitSet } from '../../workers/data/digitSet.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { buildSite } from './modelSite.ts';

export interface DigitSets {
  readonly training: DigitSet;
  readonly test: DigitSet;
}

/**
 * Builds the page into `temporary`, a folder of the test's own, with an index of these digits. In the judge's eyes they are
 * where the first of MNIST's are: only who they are and what they are called is theirs.
 */
export async function buildReferenceSite(temporary: string, { training, test }: DigitSets): Promise<string> {
  const publicDir = join(temporary, 'public');
  cpSync(join(PROJECT_ROOT, 'public'), publicDir, { recursive: true });
  const path = (file: string): string => join(publicDir, 'reference', file);
  const shipped = readTrainingIndex(readFileSync(path('training.safetensors')));
  const { judge, files } = parseReferenceList(JSON.parse(readFileSync(path('index.json'), 'utf8')));
  const index = {
    ...shipped,
    codes: shipped.codes.slice(0, training.count * shipped.lows.length),
    labels: Uint8Array.from(training.labels),
    digits: { training: await setPrint(training), test: await setPrint(test) },
  };
  const bytes = writeTrainingIndex(index, { id: 'judge', sha256: judge, features: shipped.mean.length });
  writeFileSync(path('training.safetensors'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const listed = files.map((file) => (file.id === 'training' ? { ...file, bytes: bytes.length, sha256 } : file));
  writeFileSync(path('index.json'), formatReferenceList({ judge, files: listed }));
  return buildSite(temporary, publicDir);
}
