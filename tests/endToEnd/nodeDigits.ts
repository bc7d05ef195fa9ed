// The same digits as on the wall, made in this process by the same service that the page's workers run.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackend } from '../../workers/node/createBackend.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import { parseModelIndex, type ModelIndexEntry } from '../../workers/models/modelIndex.ts';

const MODELS = join(PROJECT_ROOT, 'public', 'models');

/** The default model's entry in public/models/index.json. */
export async function shippedModel(): Promise<ModelIndexEntry> {
  const index: unknown = JSON.parse(await readFile(join(MODELS, 'index.json'), 'utf8'));
  return parseModelIndex(index).models[0];
}

/** Grey levels [count, 28·28] of the default model's digits at temperature 1, from its default prior unless told otherwise. */
export async function nodeDigits(seed: number, first: number, count: number, prior = ''): Promise<Uint8Array> {
  const service = createComputeService({ createBackend });
  const { sha256: model, file } = await shippedModel();
  await service.start('wasm');
  await service.load(model, new Uint8Array(await readFile(join(MODELS, file))));
  const { pixels } = await service.generate({ model, seed, first, count, temperature: 1, prior, format: 'grey' });
  return new Uint8Array(pixels);
}
