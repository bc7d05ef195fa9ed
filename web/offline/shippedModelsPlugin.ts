// Makes the list of shipped models part of the page's code (storage/shippedModels.ts): always of one version with it, and no
// request before the model's own. A list that does not fit the files next to it fails the build.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { ShippedModel } from '../storage/shippedModel.ts';

/** Metrics that the page tells: the share of digits that nobody can read, under each prior and among real ones. */
const TOLD_METRICS = /(^u|U)nreadable(Real)?$/;

export function shippedModelsPlugin(): Plugin {
  return {
    name: 'shipped-models',
    async config({ root = '.', publicDir }) {
      const models = await readShippedModels(join(resolve(root, publicDir || 'public'), 'models'));
      return { define: { SHIPPED_MODELS: JSON.stringify(models) } };
    },
  };
}

/**
 * The models listed in a folder's index.json, each checked against its file, as are their parts (encoders, discriminators):
 * those are no business of the page's until it asks for one. @throws Error for a list that is not true.
 */
export async function readShippedModels(folder: string): Promise<readonly ShippedModel[]> {
  const path = join(folder, 'index.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`${path}: cannot be read, want the list of models; train one and export it first`, {
      cause: error,
    });
  });
  const { models = [], parts = [] } = JSON.parse(text) as ModelList; // checked by use, below
  if (models.length === 0) throw new Error(`${path}: lists no models, want at least one`);
  await Promise.all(parts.map((part) => checkFile(folder, part)));
  return Promise.all(models.map((model) => checkModel(folder, model)));
}

type ShippedFile = Pick<ShippedModel, 'file' | 'bytes' | 'sha256'>;

interface ModelList {
  readonly models?: readonly ShippedModel[];
  readonly parts?: readonly ShippedFile[];
}

async function checkFile(folder: string, { file, bytes, sha256 }: ShippedFile): Promise<void> {
  const content = await readFile(join(folder, file));
  const actual = createHash('sha256').update(content).digest('hex');
  if (content.byteLength !== bytes || actual !== sha256) {
    throw new Error(
      `${file}: has ${content.byteLength} bytes and sha256 ${actual}, want ${bytes} and ${sha256}; write index.json anew`,
    );
  }
}

async function checkModel(folder: string, model: ShippedModel): Promise<ShippedModel> {
  const { id, name, kind, file, bytes, sha256, formatVersion, priors = [], classes, metrics = {} } = model;
  await checkFile(folder, model);
  if (priors.length === 0) throw new Error(`${file}: has no priors in index.json, want at least one; write it anew`);
  if (!Number.isInteger(classes)) throw new Error(`${file}: has no classes in index.json, want 0 or 10; write it anew`);
  // Only what the page uses: most metrics and the like stay in index.json.
  const told = Object.fromEntries(Object.entries(metrics).filter(([metric]) => TOLD_METRICS.test(metric)));
  return { id, name, kind, file, bytes, sha256, formatVersion, priors, classes, metrics: told };
}
