// Tensors of floats in files: F32, or F16 where half the bytes do.

import type { Shape } from '../core/shape.ts';
import { decodeFloat16, encodeFloat16 } from './float16.ts';
import { decodeFloat32, encodeFloat32 } from './float32.ts';
import type { StoredTensor } from './safetensors.ts';

export type FloatDtype = 'F16' | 'F32';

/** A tensor of `values`, rounded to `dtype`. */
export function encodeFloats(values: Float32Array, shape: Shape, dtype: FloatDtype): StoredTensor {
  return { dtype, shape, data: dtype === 'F16' ? encodeFloat16(values) : encodeFloat32(values) };
}

/** The values of a tensor that is known to be of `dtype`. Fresh memory. */
export function decodeFloats({ data }: StoredTensor, dtype: FloatDtype): Float32Array<ArrayBuffer> {
  return dtype === 'F16' ? decodeFloat16(data) : decodeFloat32(data);
}
