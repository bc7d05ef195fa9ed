// The digits to evaluate: an IDX file, or digits of a model.

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { DataError } from '../core/errors.ts';
import { networkShapes } from '../core/layerSpec.ts';
import { showShape } from '../core/shape.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';
import { readIdx, type IdxFile } from '../data/idx.ts';
import { isImagesName } from '../data/mnistNames.ts';
import type { DigitSamples } from '../evaluation/evaluationInput.ts';
import type { ComputeService } from '../service/computeService.ts';
import { createDigitPool } from '../service/digitPool.ts';
import { UsageError } from './expectedErrors.ts';
import { MAX_IDX_BYTES, readInput } from './inputFile.ts';
import type { ModelSource } from './modelSource.ts';
import { createProgress } from './progress.ts';
import { spawnWorker } from './spawn.ts';
import { report, showCount } from './terminal.ts';

/** Where digits came from, for the result. */
export type SampleSource =
  | { readonly model: string; readonly sha256: string; readonly prior: string; readonly seed: number }
  | { readonly file: string; readonly sha256: string };

export interface OpenedSamples {
  readonly samples: DigitSamples;
  readonly source: SampleSource;
}

/** Whether a word of the command line is a file of digits and no model. */
export function isDigitFile(name: string): boolean {
  return isImagesName(basename(name)) && !name.endsWith('.safetensors');
}

/** Digits of an IDX file, all or the first `count`, and their labels if there are some. @throws DataError, FileError, UsageError */
export async function readSamples(
  where: string,
  path: string,
  { labels, count }: { readonly labels?: string | undefined; readonly count?: number | undefined },
): Promise<OpenedSamples> {
  const { idx: images, bytes } = await readOne(where, path);
  const [N = 0, H, W] = images.shape;
  if (images.shape.length !== 3 || H !== SIDE || W !== SIDE) {
    throw new DataError(`${where}: ${path} is ${showShape(images.shape)}; want digits of [N, ${SIDE}, ${SIDE}]`);
  }
  if (count !== undefined && count > N) {
    throw new UsageError(`${where}: --samples ${count}, but ${path} holds ${N}; ask for fewer or leave it out`);
  }
  const taken = count ?? N;
  return {
    samples: {
      images: images.data.slice(0, taken * IMAGE_SIZE),
      labels: labels === undefined ? undefined : (await readLabels(where, labels, N, path)).slice(0, taken),
    },
    source: { file: basename(path), sha256: createHash('sha256').update(bytes).digest('hex') },
  };
}

async function readLabels(where: string, path: string, N: number, images: string): Promise<Uint8Array> {
  const { idx } = await readOne(where, path);
  if (idx.shape.length === 1 && idx.shape[0] === N) return idx.data;
  throw new DataError(`${where}: ${path} is ${showShape(idx.shape)}; want labels of [${N}] as ${images} has digits`);
}

async function readOne(where: string, path: string): Promise<{ readonly idx: IdxFile; readonly bytes: Uint8Array }> {
  const bytes = await readInput(where, path, { most: MAX_IDX_BYTES, what: 'an IDX file' });
  return { idx: await readIdx(bytes, `${where}: ${path}`), bytes };
}

/** What is wanted of a model. */
export interface SampleWish {
  readonly count: number;
  readonly seed: number;
  readonly prior: string;
  readonly workers: number;
  readonly signal: AbortSignal;
}

/** @throws DataError for a model of something other than 28×28 */
export function checkModelShape(where: string, { model }: ModelSource): void {
  const made = networkShapes(model.network).at(-1) ?? [];
  if (made[0] === SIDE && made[1] === SIDE) return;
  throw new DataError(`${where}: ${model.id} makes ${showShape(made)}; want [${SIDE}, ${SIDE}, 1]`);
}

/** Digits 0 … count − 1 of a seed, as `generate` makes them, with the class that each was asked to be, if any. @throws ModelFileError, WorkerLostError, AbortError */
export async function generateSamples(where: string, source: ModelSource, wish: SampleWish): Promise<OpenedSamples> {
  const { count, seed, prior, workers, signal } = wish;
  const pool = createDigitPool({
    spawn: () => spawnWorker<ComputeService>('computeWorker'),
    workers,
    engine: 'wasm',
    onNotice: ({ workers: left, reason }) => {
      report(`${where}: a worker is gone for good, ${left} left: ${reason}`);
    },
  });
  const progress = createProgress({ title: `generate ${source.model.id}`, total: count, unit: 'digits' });
  try {
    await pool.load(source.sha256, source.bytes);
    const images = new Uint8Array(count * IMAGE_SIZE);
    const labels = source.model.classes > 0 ? new Uint8Array(count) : undefined;
    let done = 0;
    const request = { model: source.sha256, seed, first: 0, count, temperature: 1, prior } as const;
    for await (const made of pool.generateMany(request, signal)) {
      images.set(made.pixels, done * IMAGE_SIZE);
      if (made.labels) labels?.set(made.labels, done);
      done += made.pixels.length / IMAGE_SIZE;
      progress.update(done, `${showCount(pool.stats().digitsPerSecond)} images/s`);
    }
    return { samples: { images, labels }, source: { model: source.model.id, sha256: source.sha256, prior, seed } };
  } finally {
    progress.stop();
    await pool.close();
  }
}
