// Makes the list of shipped models part of the page's code (storage/shippedModels.ts): always of one version with it, and no
// request before the model's own. A list that does not fit the files next to it fails the build.

import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { parseUniqueJson } from '../../workers/core/doubleKey.ts';
import type { ShippedFile, ShippedModel } from '../storage/shippedModel.ts';
import type { ShippedPart } from '../storage/shippedParts.ts';
import type { ShippedReference } from '../storage/shippedReference.ts';

/** Metrics that the page shows: the share of unreadable digits, under each prior and among real ones. */
const SHOWN_METRICS = /(^u|U)nreadable(Real)?$/;

/** In the folder of the models, and in no list: the judge is of none of them. */
const JUDGE_FILE = 'judge.safetensors';
/** Of part and judge files (workers/models/networkFile.ts). */
const PART_FORMAT_VERSION = 1;
/** Beside that of the models: numbers about real digits, and the same of their files (workers/comparison/numberFile.ts). */
const REFERENCE_FOLDER = 'reference';
const REFERENCE_FORMAT_VERSION = 1;

export function shippedModelsPlugin(): Plugin {
  return {
    name: 'shipped-models',
    async config({ root = '.', publicDir }) {
      const folder = join(resolve(root, publicDir || 'public'), 'models');
      const models = await readShippedModels(folder);
      const parts = await readShippedParts(folder);
      const reference = await readShippedReference(join(folder, '..', REFERENCE_FOLDER), parts);
      return {
        define: {
          SHIPPED_MODELS: JSON.stringify(models),
          SHIPPED_PART_KEYS: JSON.stringify([...parts, ...reference].map(({ sha256 }) => sha256)),
          SHIPPED_PARTS: JSON.stringify(parts),
          SHIPPED_REFERENCE: JSON.stringify(reference),
          SHIPPED_LATENTS: JSON.stringify(await readShippedLatents(folder)),
        },
      };
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
  const { models = [], parts = [] } = parseUniqueJson(text) as ModelList; // checked by use, below
  if (models.length === 0) throw new Error(`${path}: lists no models, want at least one`);
  await Promise.all(parts.map((part) => checkFile(folder, part)));
  return Promise.all(models.map((model) => checkModel(folder, model)));
}

/** The parts in a folder's index.json, and the judge beside it where there is one. @throws Error for a list that cannot be read */
export async function readShippedParts(folder: string): Promise<readonly ShippedPart[]> {
  const { parts = [] } = parseUniqueJson(await readFile(join(folder, 'index.json'), 'utf8')) as ModelList; // checked by use
  const listed = parts.map(({ model, kind, file, bytes, sha256 }) => {
    return { model, kind, file, bytes, sha256, formatVersion: PART_FORMAT_VERSION };
  });
  const judge = join(folder, JUDGE_FILE);
  const isThere = await access(judge).then(
    () => true,
    () => false,
  );
  if (!isThere) return listed;
  const content = await readFile(judge);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = { file: JUDGE_FILE, bytes: content.byteLength, sha256, formatVersion: PART_FORMAT_VERSION };
  return [...listed, { model: '', kind: 'judge', ...file }];
}

/**
 * The files of numbers about real digits in a folder's index.json, each checked against its bytes; none where there is no
 * folder. @throws Error for a list that is not true, or numbers of another judge than the one among `parts`
 */
export async function readShippedReference(
  folder: string,
  parts: readonly ShippedPart[],
): Promise<readonly ShippedReference[]> {
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { judge, files } = parseUniqueJson(text) as ReferenceList; // checked by use
  const shipped = parts.find(({ kind }) => kind === 'judge');
  if (judge !== shipped?.sha256) {
    const want = shipped?.sha256 ?? 'none';
    throw new Error(`${folder}: numbers of judge ${judge}, want ${want}; make them anew with digits reference`);
  }
  await Promise.all(files.map((file) => checkFile(folder, file)));
  return files.map(({ id, file, bytes, sha256 }) => {
    return { id, folder: REFERENCE_FOLDER, file, bytes, sha256, formatVersion: REFERENCE_FORMAT_VERSION };
  });
}

interface ReferenceList {
  readonly judge: string;
  readonly files: readonly Omit<ShippedReference, 'folder' | 'formatVersion'>[];
}

/** Widths of the latents of the models in a folder's index.json, by id. @throws Error for a list that cannot be read */
export async function readShippedLatents(folder: string): Promise<Readonly<Record<string, number>>> {
  const { models = [] } = parseUniqueJson(await readFile(join(folder, 'index.json'), 'utf8')) as ModelList; // checked by use
  return Object.fromEntries(models.map(({ id, latent }) => [id, latent]));
}

interface ModelList {
  readonly models?: readonly (ShippedModel & { readonly latent: number })[];
  readonly parts?: readonly Omit<ShippedPart, 'formatVersion'>[];
}

async function checkFile(
  folder: string,
  { file, bytes, sha256 }: Pick<ShippedFile, 'file' | 'bytes' | 'sha256'>,
): Promise<void> {
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
  const shown = Object.fromEntries(Object.entries(metrics).filter(([metric]) => SHOWN_METRICS.test(metric)));
  return { id, name, kind, file, bytes, sha256, formatVersion, priors, classes, metrics: shown };
}
