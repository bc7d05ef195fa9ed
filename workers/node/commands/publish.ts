// `digits publish`: puts a trained model, or a part of one, into the gallery, so that `npm start` ships it.

import { join } from 'node:path';
import { ModelFileError } from '../../core/errors.ts';
import { exportModel } from '../../models/exportModel.ts';
import { readModelFile, replaceMetrics } from '../../models/modelFile.ts';
import { indexEntry, partIndexEntry, type ModelIndex, type PartIndexEntry } from '../../models/modelIndex.ts';
import { checkPartVectors, partFileName, type Part } from '../../models/partFile.ts';
import { sha256Hex } from '../../core/sha256.ts';
import { checkTestVectors } from '../../models/testVectors.ts';
import { compileTrunkAndHead } from '../../models/trunkAndHead.ts';
import { readArguments, readOnly } from '../arguments.ts';
import { createBackend } from '../createBackend.ts';
import { metricsOf, readEvaluation } from '../evaluationMetrics.ts';
import { FileError, UsageError } from '../expectedErrors.ts';
import { intoGallery, readGallery, writeGallery, type GalleryOutput } from '../galleryFolder.ts';
import { modelInput } from '../inputNames.ts';
import { isModelPath, MODELS_FOLDER, openModel, type ModelSource } from '../modelSource.ts';
import { openPart, type PartSource } from '../partSource.ts';
import { print, report, showBytes } from '../terminal.ts';
import type { Command } from './command.ts';

const OPTIONS = {
  evaluation: { type: 'string', multiple: true },
  gallery: { type: 'string' },
  'new-vectors': { type: 'boolean' },
} as const;

export const publishCommand: Command = {
  name: 'publish',
  summary: 'adds a trained model to the gallery, or replaces the one of its id',
  help: `npm run digits -- publish FILE [--evaluation FILE.json] [--new-vectors] [--gallery DIR]

Checks a model file against its own test vectors, copies it to the gallery's models and enters it into their index. A model
of the same id is replaced in its place; a new one comes last. The first of the index is what visitors see. A part of a
model, its encoder or discriminator, goes in after the model and must be of the same run.

  --evaluation FILE    what "evaluate --json" said of the model: goes into its card and the index; may be given for each prior
  --new-vectors        makes a model's test vectors again instead of checking them: for kernels that round otherwise than
                       those that wrote the file
  --gallery DIR        folder of models and index.json    public/models

Examples
  npm run digits -- publish runs/vae/vae.safetensors
  npm run digits -- publish runs/vae/vae.encoder.safetensors
  npm run --silent digits -- evaluate runs/vae/vae.safetensors --data mnist --json > vae.json
  npm run digits -- publish runs/vae/vae.safetensors --evaluation vae.json`,

  async run(args) {
    const { values, positionals } = readArguments('publish', args, OPTIONS);
    const folder = values.gallery ?? MODELS_FOLDER;
    const chosen = readOnly('publish', 'FILE', positionals);
    const evaluations = values.evaluation ?? [];
    const isRemade = values['new-vectors'] ?? false;
    const inputs = [...modelInput('FILE', chosen), ...evaluations.map((path) => ({ as: '--evaluation', path }))];
    const part = isModelPath(chosen) ? await openPart('publish', chosen) : undefined;
    if (part) {
      if (values.evaluation !== undefined) {
        throw new UsageError(`publish: --evaluation for ${chosen}, want it with a model; leave it out`);
      }
      if (isRemade) throw new UsageError(`publish: --new-vectors for ${chosen}, want it with a model; leave it out`);
      const place = { folder, file: `${partFileName(part.part)}.safetensors` };
      await intoGallery('publish', place, inputs, (gallery) => publishPart(part, gallery));
      return;
    }
    const opened = await openModel('publish', chosen);
    const place = { folder, file: `${opened.model.id}.safetensors` };
    await intoGallery('publish', place, inputs, async (gallery) => {
      const evaluated = evaluations.length === 0 ? opened : await withEvaluations(opened, evaluations);
      await publishModel(isRemade ? await withNewVectors(evaluated) : evaluated, gallery);
    });
  },
};

/** The same model with the numbers of evaluations among its metrics. Weights and digits stay what they are. */
async function withEvaluations(source: ModelSource, paths: readonly string[]): Promise<ModelSource> {
  let { metrics } = source.model;
  for (const path of paths) metrics = { ...metrics, ...metricsOf(await readEvaluation('publish', path), source, path) };
  const bytes = replaceMetrics(source.bytes, metrics);
  return { model: readModelFile(bytes), bytes, sha256: await sha256Hex(bytes) };
}

/** The same model with the pixels that these kernels make of its test cases. @throws ModelFileError if anything else would change */
async function withNewVectors({ model: before }: ModelSource): Promise<ModelSource> {
  const { model, file } = await exportModel(before, await createBackend('wasm'));
  for (const [path, weights] of before.weights) {
    if (isSame(weights, model.weights.get(path))) continue;
    throw new ModelFileError(
      `publish: weights ${path} of ${before.id} are not of int8, so they would be rounded; train it again`,
    );
  }
  return { model, bytes: file, sha256: await sha256Hex(file) };
}

function isSame(a: Float32Array, b: Float32Array | undefined): boolean {
  return a.length === b?.length && a.every((value, i) => value === b[i]);
}

async function publishModel({ model, bytes, sha256 }: ModelSource, output: GalleryOutput): Promise<void> {
  const { folder, file } = output;
  const backend = await createBackend('wasm');
  await checkTestVectors(model, backend, backend.compile(model.network, model.weights, 16));
  const entry = indexEntry(model, bytes.length, sha256, file);
  const gallery = await readGallery('publish', folder);
  const [first, ...rest] = replaced(gallery?.models ?? [], entry);
  const parts = await partsThatStay(gallery?.parts ?? [], model, folder);
  await writeGallery(output, bytes, { models: [first ?? entry, ...rest], parts });
  print(
    `${join(folder, file)}: ${model.name}, ${showBytes(bytes.length)}, sha256 ${sha256.slice(0, 8)}, ${rest.length + 1} in the gallery`,
  );
}

async function publishPart({ part, path, bytes, sha256 }: PartSource, output: GalleryOutput): Promise<void> {
  const { folder, file } = output;
  const backend = await createBackend('wasm');
  await checkPartVectors(part, backend, compileTrunkAndHead(backend, part));
  const gallery = await readGallery('publish', folder);
  const models = await modelsWith(part, gallery, path, folder);
  const entry = partIndexEntry(part, bytes.length, sha256, file);
  await writeGallery(output, bytes, { models, parts: replaced(gallery?.parts ?? [], entry) });
  print(`${join(folder, file)}: ${part.name}, ${showBytes(bytes.length)}, sha256 ${sha256.slice(0, 8)}`);
}

/** Entries with `entry` in the place of the one of its id, or last. */
function replaced<T extends { readonly id: string }>(entries: readonly T[], entry: T): readonly T[] {
  const place = entries.findIndex(({ id }) => id === entry.id);
  return place < 0 ? [...entries, entry] : entries.with(place, entry);
}

/** The gallery's models, among them the part's own: of the same run, or codes and digits would not fit. @throws ModelFileError */
async function modelsWith(
  part: Part,
  gallery: ModelIndex | undefined,
  path: string,
  folder: string,
): Promise<ModelIndex['models']> {
  const entry = gallery?.models.find(({ id }) => id === part.model);
  if (!gallery || !entry) {
    throw new ModelFileError(`publish: ${path} is of model ${part.model}, which ${folder} has not; publish it first`);
  }
  const { model } = await openModel('publish', join(folder, entry.file));
  if (!isOfRun(part, model)) {
    throw new ModelFileError(
      `publish: ${path} is of another run than ${part.model} in ${folder}, want the same; publish the model of its run first`,
    );
  }
  const described = (of: { readonly latent?: number; readonly classes: number }): string =>
    `latent ${of.latent}, ${of.classes} classes`;
  const own = { latent: model.latent, ...part };
  if (described(own) === described(model)) return gallery.models;
  throw new ModelFileError(`publish: ${path} has ${described(own)}, want ${described(model)} as ${part.model} has`);
}

/** Parts of other models, and those of `model` that are of its run. The others would answer for a model that is gone. */
async function partsThatStay(
  parts: readonly PartIndexEntry[],
  model: ModelSource['model'],
  folder: string,
): Promise<readonly PartIndexEntry[]> {
  const staying: PartIndexEntry[] = [];
  for (const entry of parts) {
    if (entry.model !== model.id || (await isOfRunOf(model, join(folder, entry.file)))) staying.push(entry);
    else report(`publish: ${entry.id} is of another run than this ${model.id} and leaves the index; publish its own`);
  }
  return staying;
}

async function isOfRunOf(model: ModelSource['model'], path: string): Promise<boolean> {
  try {
    const source = await openPart('publish', path);
    return source !== undefined && isOfRun(source.part, model);
  } catch (error) {
    // A part that cannot be read cannot be shipped either.
    if (error instanceof FileError || error instanceof ModelFileError) return false;
    throw error;
  }
}

/** All files of a run carry the same record: its data, command, time and losses. */
function isOfRun(part: Part, { training }: ModelSource['model']): boolean {
  return JSON.stringify(part.training) === JSON.stringify(training);
}
