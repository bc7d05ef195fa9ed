// Weights as a model file holds them: one tensor per parameter, named `<part>.<layer>.<name>`, in F16 or F32. Readers
// compute in f32 whatever the file's dtype.

import type { Weights } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { networkParameters, type NetworkSpec } from '../core/layerSpec.ts';
import { sameShape, showShape } from '../core/shape.ts';
import { decodeFloat16, encodeFloat16 } from './float16.ts';
import { decodeFloat32, encodeFloat32 } from './float32.ts';
import { showForeign } from './foreignJson.ts';
import type { StoredTensor } from './safetensors.ts';

export type WeightDtype = 'F16' | 'F32';

/** The tensors of a network's weights, rounded to `dtype`. Whether they are the right ones is for `loadWeights` to say. */
export function storeWeights(
  weights: Weights,
  network: NetworkSpec,
  part: string,
  dtype: WeightDtype,
): ReadonlyMap<string, StoredTensor> {
  const shapes = networkParameters(network);
  const tensors = new Map<string, StoredTensor>();
  for (const [path, values] of weights) {
    tensors.set(`${part}.${path}`, { dtype, shape: shapes.get(path) ?? [values.length], data: encode(values, dtype) });
  }
  return tensors;
}

/** A network's weights out of a file: all of them, no other, every one finite. @throws ModelFileError */
export function loadWeights(
  tensors: ReadonlyMap<string, StoredTensor>,
  network: NetworkSpec,
  part: string,
  where: string,
): Weights {
  const shapes = networkParameters(network);
  const unknown = new Set(tensors.keys());
  const weights = new Map<string, Float32Array>();
  for (const [path, shape] of shapes) {
    const name = `${part}.${path}`;
    const tensor = tensors.get(name);
    unknown.delete(name);
    if (!tensor) throw new ModelFileError(`${where}: tensor ${name} is missing, want ${showShape(shape)}`);
    if (!sameShape(tensor.shape, shape)) {
      throw new ModelFileError(`${where}: tensor ${name} is ${showShape(tensor.shape)}, want ${showShape(shape)}`);
    }
    weights.set(path, decode(tensor, `${where}: tensor ${name}`));
  }
  for (const name of unknown) {
    throw new ModelFileError(`${where}: tensor ${showForeign(name)} belongs to no layer, want ${shapes.size} tensors`);
  }
  return weights;
}

/** The weights that readers of a file of this dtype will see. @throws ModelFileError for what `dtype` cannot hold */
export function roundWeights(weights: Weights, dtype: WeightDtype): Weights {
  const rounded = new Map<string, Float32Array>();
  for (const [path, values] of weights) {
    rounded.set(path, decode({ dtype, shape: [values.length], data: encode(values, dtype) }, `weights ${path}`));
  }
  return rounded;
}

function encode(values: Float32Array, dtype: WeightDtype): Uint8Array<ArrayBuffer> {
  return dtype === 'F16' ? encodeFloat16(values) : encodeFloat32(values);
}

function decode({ dtype, data }: StoredTensor, where: string): Float32Array<ArrayBuffer> {
  if (dtype === 'I8') throw new ModelFileError(`${where}: dtype I8, want F16 or F32`);
  const values = dtype === 'F16' ? decodeFloat16(data) : decodeFloat32(data);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new ModelFileError(`${where}: element ${bad} is ${values[bad]}, want finite weights`);
  return values;
}
