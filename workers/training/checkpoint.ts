// A run's whole state between two steps, as a safetensors file. Resuming from it continues bit for bit.
//
//   parameters, adam.m, adam.v, statistics    F32
//   __metadata__ tddne.checkpoint: JSON { recipe, data, step, epoch, elapsedMs, sums, history }

import { ModelFileError } from '../core/errors.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../models/safetensors.ts';
import type { Recipe } from './recipe.ts';

/** What an epoch gave, in nats per image. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  readonly trainReconstruction: number;
  readonly trainKl: number;
  readonly heldOutReconstruction: number;
  readonly heldOutKl: number;
  /** Time of this epoch alone. */
  readonly elapsedMs: number;
}

export interface Checkpoint {
  readonly recipe: Recipe;
  /** sha256 of the training images: a run may only go on with the data it began with. */
  readonly data: string;
  /** Optimizer steps done. */
  readonly step: number;
  /** Time spent in all sessions of the run. */
  readonly elapsedMs: number;
  /** Sums over the images of the unfinished epoch. */
  readonly sums: {
    readonly images: number;
    readonly reconstruction: number;
    readonly kl: number;
    readonly elapsedMs: number;
  };
  readonly history: readonly EpochReport[];
  readonly parameters: Float32Array;
  readonly m: Float32Array;
  readonly v: Float32Array;
  /** Running batch statistics. */
  readonly statistics: Float32Array;
}

const VERSION = 1;
const TENSORS = { parameters: 'parameters', m: 'adam.m', v: 'adam.v', statistics: 'statistics' } as const;

export function writeCheckpoint(checkpoint: Checkpoint): Uint8Array<ArrayBuffer> {
  const { parameters, m, v, statistics, ...rest } = checkpoint;
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
    rest = JSON.parse(text) as typeof rest; // our own writing, intact: the container's lengths have been checked
  } catch {
    throw new ModelFileError(`${where}: its description is not JSON; start again without --resume`);
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
  };
}
