// Files of numbers about real digits: how their tensors are written, and how they are read from a file of any origin.

import { ModelFileError } from '../core/errors.ts';
import { sameShape, showShape, type Shape } from '../core/shape.ts';
import { parseJson, wantOneOf, wantRecord, wantText, wantWhole } from '../models/foreignJson.ts';
import type { Safetensors, StoredTensor } from '../models/safetensors.ts';
import { decodeFloats, encodeFloats } from '../models/storedFloats.ts';
import type { JudgeName } from './reference.ts';

export interface NumberFile extends Safetensors {
  /** Begins its errors. */
  readonly where: string;
}

/** Judges are at most so wide. */
const MAX_FEATURES = 64;

/** A tensor of f32. */
export function floats(values: Float32Array, shape: Shape): StoredTensor {
  return encodeFloats(values, shape, 'F32');
}

/** A tensor of bytes. */
export function bytes(values: Uint8Array, shape: Shape): StoredTensor {
  return { dtype: 'U8', shape, data: values };
}

/** @throws ModelFileError unless the file is of this kind, and of a version that is known */
export function openNumbers(file: Safetensors, where: string, kind: string): NumberFile {
  wantOneOf(file.metadata.get('tddne.kind'), `${where}: tddne.kind`, [kind]);
  wantOneOf(file.metadata.get('tddne.version'), `${where}: tddne.version`, ['1']);
  return { ...file, where };
}

/** Whose numbers they are. @throws ModelFileError */
export function readJudgeName({ metadata, where }: NumberFile): JudgeName {
  const at = `${where}: tddne.judge`;
  const text = wantText(metadata.get('tddne.judge'), at, { min: 1, max: 1000 });
  const fields = wantRecord(parseJson(text, at), at, ['id', 'sha256', 'features']);
  return {
    id: wantText(fields.get('id'), `${at} id`, { min: 1, max: 64 }),
    sha256: wantText(fields.get('sha256'), `${at} sha256`, { min: 64, max: 64 }, /^[0-9a-f]{64}$/),
    features: wantWhole(fields.get('features'), `${at} features`, { min: 1, max: MAX_FEATURES }),
  };
}

/** How many rows of `width` a tensor has. @throws ModelFileError unless it is a matrix of at least one */
export function readRows({ tensors, where }: NumberFile, name: string, width: number): number {
  const shape = tensors.get(name)?.shape ?? [];
  const [n = 0, d] = shape;
  if (shape.length === 2 && d === width && n > 0) return n;
  throw new ModelFileError(`${where}: ${name} is ${showShape(shape)}, want rows of ${width}`);
}

/** @throws ModelFileError unless the tensor is there, of bytes, in this shape */
export function readBytes(file: NumberFile, name: string, shape: Shape): Uint8Array<ArrayBuffer> {
  return new Uint8Array(tensorOf(file, name, 'U8', shape).data);
}

/** @throws ModelFileError unless the tensor is there, of finite f32, in this shape */
export function readFloats(file: NumberFile, name: string, shape: Shape): Float32Array<ArrayBuffer> {
  const values = decodeFloats(tensorOf(file, name, 'F32', shape), 'F32');
  if (values.every(Number.isFinite)) return values;
  throw new ModelFileError(`${file.where}: ${name} has numbers that are not finite`);
}

function tensorOf({ tensors, where }: NumberFile, name: string, dtype: 'U8' | 'F32', shape: Shape): StoredTensor {
  const tensor = tensors.get(name);
  if (tensor?.dtype === dtype && sameShape(tensor.shape, shape)) return tensor;
  const came = tensor ? `${tensor.dtype} ${showShape(tensor.shape)}` : 'missing';
  throw new ModelFileError(`${where}: ${name} is ${came}, want ${dtype} ${showShape(shape)}`);
}
