// The same digits as on the wall, made in this process by the same service that the page's workers run.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackend } from '../../workers/node/createBackend.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import type { GeneratedDigits, GenerateRequest } from '../../workers/service/computeService.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import { parseModelIndex, type ModelIndexEntry } from '../../workers/models/modelIndex.ts';

const MODELS = join(PROJECT_ROOT, 'public', 'models');

/** A model's entry in public/models/index.json; the default's unless an id is given. */
export async function shippedModel(id?: string): Promise<ModelIndexEntry> {
  const index: unknown = JSON.parse(await readFile(join(MODELS, 'index.json'), 'utf8'));
  const { models } = parseModelIndex(index);
  const model = id === undefined ? models[0] : models.find((entry) => entry.id === id);
  if (!model) throw new Error(`node digits: public/models/index.json has no ${id}`);
  return model;
}

/** What a digit may depend on besides its place; all of it is at its default unless told otherwise. */
export type DrawOptions = Partial<Pick<GenerateRequest, 'prior' | 'temperature' | 'class'>>;

/** Grey levels [count, 28·28] of the VAE's digits, or those of another model of the gallery. */
export async function nodeDigits(
  seed: number,
  first: number,
  count: number,
  options: DrawOptions = {},
  id = 'vae',
): Promise<Uint8Array> {
  const model = await shippedModel(id);
  const file = new Uint8Array(await readFile(join(MODELS, model.file)));
  const { pixels } = await digitsOf({ sha256: model.sha256, file }, seed, first, count, options);
  return new Uint8Array(pixels);
}

/** The digits of any model file, in grey levels. */
export async function digitsOf(
  { sha256: model, file }: { readonly sha256: string; readonly file: Uint8Array<ArrayBuffer> },
  seed: number,
  first: number,
  count: number,
  options: DrawOptions = {},
): Promise<GeneratedDigits> {
  const service = createComputeService({ createBackend });
  await service.start('wasm');
  await service.load(model, file);
  return service.generate({ model, seed, first, count, temperature: 1, ...options });
}
