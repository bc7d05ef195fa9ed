// A run's whole state between two steps, as a safetensors file. Resuming from it continues bit for bit.
//
//   parameters, adam.m, adam.v, statistics, clusters.centres, and average where the family keeps one    F32
//   __metadata__ tddne.checkpoint: JSON { recipe, data, step, updates, elapsedMs, sums, history }

import { errorMessage, ModelFileError } from '../core/errors.ts';
import { parseJson } from '../models/foreignJson.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../models/safetensors.ts';
import type { Recipe } from './recipe.ts';
import type { Losses } from './shard.ts';

/** What an epoch gave: mean losses per image, by the names that the family gives them. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  readonly train: Losses;
  /** Empty when nothing is held out. */
  readonly heldOut: Losses;
  /** Time of this epoch alone. */
  readonly elapsedMs: number;
}

/** The unfinished epoch so far. */
export interface EpochSums {
  readonly images: number;
  /** Sums over these images. */
  readonly losses: Losses;
  readonly elapsedMs: number;
}

export interface Checkpoint {
  readonly recipe: Recipe;
  /** sha256 of the training images: a run may only go on with the data it began with. */
  readonly data: string;
  /** sha256 of their labels, of families that learn by them; missing in checkpoints from before it was kept. */
  readonly labels?: string;
  /** Optimizer steps done. */
  readonly step: number;
  /** Time spent in all sessions of the run. */
  readonly elapsedMs: number;
  /** Optimizer steps of each network: fewer than `step` where a gate has left some out. */
  readonly updates: Readonly<Record<string, number>>;
  readonly sums: EpochSums;
  readonly history: readonly EpochReport[];
  readonly parameters: Float32Array;
  /** Moving average of the parameters, in families that keep one. */
  readonly average?: Float32Array;
  readonly m: Float32Array;
  readonly v: Float32Array;
  /** Running batch statistics. */
  readonly statistics: Float32Array;
  /** [K, CLUSTER_FEATURES] of the clusters of the training digits; empty without. */
  readonly centres: Float32Array;
}

const VERSION = 2;
const TENSORS = {
  parameters: 'parameters',
  m: 'adam.m',
  v: 'adam.v',
  statistics: 'statistics',
  centres: 'clusters.centres',
  average: 'average',
} as const;

export function writeCheckpoint(checkpoint: Checkpoint): Uint8Array<ArrayBuffer> {
  const { parameters, m, v, statistics, centres, average, ...rest } = checkpoint;
  const store = (values: Float32Array): StoredTensor => ({
    dtype: 'F32',
    shape: [values.length],
    data: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  });
  return writeSafetensors({
    metadata: new Map([['tddne.checkpoint', JSON.stringify({ version: VERSION, ...rest })]]),
    tensors: new Map([
      [TENSORS.parameters, store(parameters)],
      [TENSORS.m, store(m)],
      [TENSORS.v, store(v)],
      [TENSORS.statistics, store(statistics)],
      [TENSORS.centres, store(centres)],
      ...(average ? [[TENSORS.average, store(average)] as const] : []),
    ]),
  });
}

/** @throws ModelFileError for a file that is damaged or no checkpoint of this version. `where` begins every error. */
export function readCheckpoint(file: Uint8Array, where: string): Checkpoint {
  const { metadata, tensors } = readSafetensors(file, where);
  const text = metadata.get('tddne.checkpoint');
  if (text === undefined) throw new ModelFileError(`${where}: not a checkpoint; want one that training wrote`);
  let rest: Omit<Checkpoint, keyof typeof TENSORS> & { version: number };
  try {
    rest = parseJson(text, `${where}: its description`) as typeof rest; // our own writing, intact: the container's lengths have been checked
  } catch (error) {
    throw new ModelFileError(`${errorMessage(error)}; start again without --resume`);
  }
  if (rest.version !== VERSION) {
    throw new ModelFileError(
      `${where}: checkpoint version ${String(rest.version)}; want ${VERSION}; start again without --resume`,
    );
  }
  const load = (name: string): Float32Array<ArrayBuffer> => {
    const tensor = tensors.get(name);
    if (tensor?.dtype !== 'F32')
      throw new ModelFileError(`${where}: no F32 tensor ${name}; start again without --resume`);
    return new Float32Array(new Uint8Array(tensor.data).buffer); // a copy is aligned, and a Buffer’s slice() would be none
  };
  return {
    ...rest,
    parameters: load(TENSORS.parameters),
    m: load(TENSORS.m),
    v: load(TENSORS.v),
    statistics: load(TENSORS.statistics),
    centres: load(TENSORS.centres),
    ...(tensors.has(TENSORS.average) && { average: load(TENSORS.average) }),
  };
}
