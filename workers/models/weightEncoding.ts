// Weights as a model file holds them: one tensor per parameter, named `<part>.<layer>.<name>`, each in a dtype of its own.
// Readers compute in f32 whatever the file's.
//
//   w   F32, F16, or I8 beside `<part>.<layer>.w.scale` [OC] in F16 or F32: then w = q·scale, see int8.ts
//   b   F32 or F16
//
// Scales go in F16, and in F32 where one of them is beyond F16's range: a dense layer that feeds a reshape has thousands.

import type { Weights } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { networkParameters, type NetworkSpec } from '../core/layerSpec.ts';
import { sameShape, showShape, type Shape } from '../core/shape.ts';
import { fromFloat16Bits, toFloat16Bits } from './float16.ts';
import { showForeign } from './foreignJson.ts';
import { decodeInt8, encodeInt8, MAX_Q, type ChannelLayout } from './int8.ts';
import type { StoredTensor } from './safetensors.ts';
import { decodeFloats, encodeFloats, type FloatDtype } from './storedFloats.ts';

/** How weights are stored. With I8, biases are F16: they are few, and errors in them add up over a whole picture. */
export type WeightDtype = 'I8' | FloatDtype;

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
    const name = `${part}.${path}`;
    const shape = shapes.get(path) ?? [values.length];
    const layout = dtype === 'I8' ? channelLayout(network, path, shape) : undefined;
    if (layout) {
      checkFinite(values, `weights ${path}`); // a byte has no code for NaN
      const { data, scales } = encodeInt8(values, layout);
      tensors.set(name, { dtype: 'I8', shape, data });
      tensors.set(scaleName(name), encodeFloats(scales, [layout.channels], scales.every(isFloat16) ? 'F16' : 'F32'));
    } else {
      tensors.set(name, encodeFloats(values, shape, dtype === 'F32' ? 'F32' : 'F16'));
    }
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
    const layout = channelLayout(network, path, shape);
    unknown.delete(name);
    if (layout) unknown.delete(scaleName(name));
    weights.set(path, loadTensor(tensors, { name, shape, layout }, where));
  }
  for (const name of unknown) {
    throw new ModelFileError(`${where}: tensor ${showForeign(name)} belongs to no layer, want ${shapes.size} tensors`);
  }
  return weights;
}

/** The weights that readers of a file of this dtype will see. @throws ModelFileError for what `dtype` cannot hold */
export function roundWeights(weights: Weights, network: NetworkSpec, dtype: WeightDtype): Weights {
  return loadWeights(storeWeights(weights, network, 'network', dtype), network, 'network', 'weights');
}

interface WantedTensor {
  readonly name: string;
  readonly shape: Shape;
  /** Of what may be I8. */
  readonly layout: ChannelLayout | undefined;
}

function loadTensor(
  tensors: ReadonlyMap<string, StoredTensor>,
  { name, shape, layout }: WantedTensor,
  where: string,
): Float32Array<ArrayBuffer> {
  const tensor = tensors.get(name);
  if (!tensor) throw new ModelFileError(`${where}: tensor ${name} is missing, want ${showShape(shape)}`);
  if (!sameShape(tensor.shape, shape)) {
    throw new ModelFileError(`${where}: tensor ${name} is ${showShape(tensor.shape)}, want ${showShape(shape)}`);
  }
  const at = `${where}: tensor ${name}`;
  const scale = layout && tensors.get(scaleName(name));
  if (tensor.dtype === 'U8') throw new ModelFileError(`${at}: dtype U8, want I8, F16 or F32`);
  if (tensor.dtype !== 'I8') {
    if (scale) throw new ModelFileError(`${at} is ${tensor.dtype} beside ${scaleName(name)}, want I8 or no scale`);
    return checkFinite(decodeFloats(tensor, tensor.dtype), at);
  }
  if (!layout) throw new ModelFileError(`${at}: dtype I8, want F16 or F32`);
  const lowest = tensor.data.indexOf(0x80);
  if (lowest >= 0) throw new ModelFileError(`${at}: element ${lowest} is -128, want -${MAX_Q} to ${MAX_Q}`);
  return decodeInt8(tensor.data, loadScales(scale, name, layout, where), layout); // finite, as the scales are
}

function loadScales(
  scale: StoredTensor | undefined,
  name: string,
  { channels }: ChannelLayout,
  where: string,
): Float32Array {
  const want = `F16 or F32 ${showShape([channels])}`;
  if (!scale) throw new ModelFileError(`${where}: tensor ${name} is I8 without ${scaleName(name)}, want it as ${want}`);
  const at = `${where}: tensor ${scaleName(name)}`;
  if (scale.dtype === 'I8' || scale.dtype === 'U8' || !sameShape(scale.shape, [channels])) {
    throw new ModelFileError(`${at} is ${scale.dtype} ${showShape(scale.shape)}, want ${want}`);
  }
  const scales = decodeFloats(scale, scale.dtype);
  const bad = scales.findIndex((value) => !(value > 0 && Math.fround(value * MAX_Q) < Infinity));
  if (bad >= 0)
    throw new ModelFileError(`${at}: element ${bad} is ${scales[bad]}, want scales above 0 that give finite weights`);
  return scales;
}

function scaleName(name: string): string {
  return `${name}.scale`;
}

/** Where a filter's or matrix's output channels lie; undefined for a bias. */
function channelLayout(network: NetworkSpec, path: string, shape: Shape): ChannelLayout | undefined {
  if (!path.endsWith('.w') || shape.length < 2) return undefined;
  const [beforeLast = 0, last = 0] = shape.slice(-2);
  const isTransposed = network.layers[Number.parseInt(path, 10)]?.op === 'convTranspose2d'; // HWOI
  return isTransposed ? { channels: beforeLast, run: last } : { channels: last, run: 1 };
}

function isFloat16(value: number): boolean {
  return fromFloat16Bits(toFloat16Bits(value)) === value;
}

function checkFinite<T extends Float32Array>(values: T, where: string): T {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new ModelFileError(`${where}: element ${bad} is ${values[bad]}, want finite weights`);
  return values;
}
