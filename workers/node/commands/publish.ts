// `digits publish`: puts a trained model into the gallery, so that `npm start` ships it.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage, ModelFileError } from '../../core/errors.ts';
import type { Evaluation, Metric } from '../../evaluation/evaluation.ts';
import { readModelFile, replaceMetrics } from '../../models/modelFile.ts';
import { formatModelIndex, indexEntry, parseModelIndex, type ModelIndexEntry } from '../../models/modelIndex.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { checkTestVectors } from '../../models/testVectors.ts';
import { readArguments, readOnly } from '../arguments.ts';
import { writeFileAtomically } from '../atomicFile.ts';
import { createBackend } from '../createBackend.ts';
import { fileError } from '../expectedErrors.ts';
import { MODELS_FOLDER, openModel, type ModelSource } from '../modelSource.ts';
import { print, showBytes } from '../terminal.ts';
import type { Command } from './command.ts';

const OPTIONS = { evaluation: { type: 'string' }, gallery: { type: 'string' } } as const;

export const publishCommand: Command = {
  name: 'publish',
  summary: 'adds a trained model to the gallery, or replaces the one of its id',
  help: `npm run digits -- publish FILE [--evaluation FILE.json] [--gallery DIR]

Checks a model file against its own test vectors, copies it to the gallery's models and enters it into their index. A model
of the same id is replaced in its place; a new one comes last. The first of the index is what visitors see.

  --evaluation FILE    what "evaluate --json" said of the model: goes into its card and the index
  --gallery DIR        folder of models and index.json    public/models

Examples
  npm run digits -- publish runs/vae/vae.safetensors
  npm run --silent digits -- evaluate runs/vae/vae.safetensors --data mnist --json > vae.json
  npm run digits -- publish runs/vae/vae.safetensors --evaluation vae.json`,

  async run(args) {
    const { values, positionals } = readArguments('publish', args, OPTIONS);
    const folder = values.gallery ?? MODELS_FOLDER;
    const source = await openModel('publish', readOnly('publish', 'FILE', positionals));
    const { model, bytes, sha256 } =
      values.evaluation === undefined ? source : await withEvaluation(source, values.evaluation);
    const backend = await createBackend('wasm');
    await checkTestVectors(model, backend, backend.compile(model.network, model.weights, 16));

    const file = `${model.id}.safetensors`;
    const entry = indexEntry(model, bytes.length, sha256, file);
    const others = await readEntries(folder);
    const place = others.findIndex(({ id }) => id === entry.id);
    const [first, ...rest] = place < 0 ? [...others, entry] : others.with(place, entry);
    await makeFolder(folder);
    // The file first: an index that names a file which is not there yet would be a broken gallery.
    await writeFileAtomically(join(folder, file), bytes, 'publish');
    const index = formatModelIndex([first ?? entry, ...rest]);
    await writeFileAtomically(join(folder, 'index.json'), new TextEncoder().encode(index), 'publish');
    print(
      `${join(folder, file)}: ${model.name}, ${showBytes(bytes.length)}, sha256 ${sha256.slice(0, 8)}, ${rest.length + 1} in the gallery`,
    );
  },
};

/** The same model with an evaluation's numbers among its metrics. Weights and digits stay what they are. */
async function withEvaluation({ model, bytes: file }: ModelSource, path: string): Promise<ModelSource> {
  const metrics = { ...model.metrics, ...metricsOf(await readEvaluation(path)) };
  const bytes = replaceMetrics(file, metrics);
  return { model: readModelFile(bytes), bytes, sha256: await sha256Hex(bytes) };
}

/** The result of `evaluate --json`. @throws FileError, ModelFileError */
async function readEvaluation(path: string): Promise<Evaluation> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw fileError('publish', path, 'read', error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isEvaluation(value)) return value;
  throw new ModelFileError(`publish: ${path} is no evaluation; want what "evaluate --json" prints`);
}

function isEvaluation(value: unknown): value is Evaluation {
  const metrics: unknown = (value as Partial<Evaluation> | null | undefined)?.metrics; // anything JSON can hold
  if (typeof metrics !== 'object' || metrics === null) return false;
  return Object.values(metrics).every(
    (metric: unknown) => metric === null || Number.isFinite((metric as Partial<Metric>).value),
  );
}

/** `fid`, and `fidLow`, `fidHigh`, `fidReal`: value, 95 % interval and what real digits get; with the sample size. */
function metricsOf({ n, seed, metrics }: Evaluation): Readonly<Record<string, number>> {
  const flat: Record<string, number> = { samples: n, evaluationSeed: seed };
  for (const [name, metric] of Object.entries(metrics)) {
    if (metric === null) continue; // label agreement of digits without labels
    const { value, low, high, floor } = metric as Metric; // checked by isEvaluation
    for (const [suffix, number] of [
      ['', value],
      ['Low', low],
      ['High', high],
      ['Real', floor],
    ] as const) {
      flat[`${name}${suffix}`] = Number(number.toPrecision(4));
    }
  }
  return flat;
}

/** The models a gallery has so far; none where there is no index yet. */
async function readEntries(folder: string): Promise<readonly ModelIndexEntry[]> {
  const path = join(folder, 'index.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw fileError('publish', path, 'read', error);
  }
  try {
    return parseModelIndex(JSON.parse(text)).models;
  } catch (error) {
    throw new ModelFileError(`publish: ${path} is no model index: ${errorMessage(error)}; restore the file`);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileError('publish', folder, 'written', error);
  }
}
