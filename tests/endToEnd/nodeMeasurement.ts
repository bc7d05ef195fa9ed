// What "Measure here" is to find, by the command line's code on a pool of this process.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '../../workers/comparison/comparison.ts';
import { measureModels } from '../../workers/comparison/measureModels.ts';
import { referenceOf } from '../../workers/comparison/reference.ts';
import { readReference } from '../../workers/comparison/referenceFile.ts';
import { readTrainingIndex } from '../../workers/comparison/trainingFile.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { spawnWorker } from '../../workers/node/spawn.ts';
import type { ComputeService } from '../../workers/service/computeService.ts';
import { createDigitPool } from '../../workers/service/digitPool.ts';
import { sha256 } from './gallery.ts';
import { shippedModel } from './nodeDigits.ts';

/** Models of the gallery, measured as the command line does it. */
export async function measuredOnNode(ids: readonly string[], n: number, seed: number): Promise<Comparison> {
  const bytes = async (...path: readonly string[]): Promise<Uint8Array> =>
    new Uint8Array(await readFile(join(PROJECT_ROOT, 'public', ...path)));
  const [digits, training, judge] = await Promise.all([
    bytes('reference', 'digits.safetensors'),
    bytes('reference', 'training.safetensors'),
    bytes('models', 'judge.safetensors'),
  ]);
  const models = await Promise.all(
    ids.map(async (id) => {
      const { file, name, sha256: sum } = await shippedModel(id);
      return { key: id, name, sha256: sum, file: () => bytes('models', file) };
    }),
  );
  const pool = createDigitPool({
    spawn: () => spawnWorker<ComputeService>('computeWorker'),
    workers: 2,
    engine: 'wasm',
  });
  try {
    return await measureModels({
      ...{ models, n, seed, pool },
      reference: referenceOf(readReference(digits), readTrainingIndex(training)),
      judge: { sha256: sha256(judge), file: judge },
      signal: new AbortController().signal,
    });
  } finally {
    await pool.close();
  }
}
