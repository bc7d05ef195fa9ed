// The second engine: TensorFlow.js, for inference where SIMD WebAssembly does not validate, when forced by `?engine=tfjs`,
// and as the oracle in tests. Some 100 kB of JavaScript, so it is only ever imported dynamically.

import { gaussianQuantile } from '../../core/gaussianQuantile.ts';
import { randomBits, STREAM, uniform } from '../../core/random.ts';
import type { Backend, LatentRequest } from '../backend.ts';
import { startTfjs, type TfjsEngine, type TfjsWasmPaths } from './tfjsEngine.ts';
import { compileOnTfjs } from './tfjsNetwork.ts';

export interface TfjsBackendOptions {
  /** Where tfjs's own binaries are. Node finds them by itself. */
  readonly wasmPaths?: TfjsWasmPaths;
  /** Left out: its WebAssembly, or plain JavaScript where that does not start. */
  readonly engine?: TfjsEngine;
}

/** A backend on tfjs; at most one engine per thread. Rejects when no engine starts. */
export async function createTfjsBackend({ wasmPaths, engine }: TfjsBackendOptions): Promise<Backend> {
  await startTfjs(engine, wasmPaths);
  return { name: 'tfjs', latents: drawLatents, compile: compileOnTfjs };
}

/** z [count, Z]: number j of digit i is lane j mod 4 of block ⌊j/4⌋ of its random bits. */
function drawLatents({ seed, first, count, Z, temperature }: LatentRequest): Float32Array {
  const z = new Float32Array(count * Z);
  for (let n = 0; n < count; n++) {
    for (let j = 0; j < Z; j += 4) {
      randomBits(seed, STREAM.latent, first + n, j >>> 2).forEach((bits, lane) => {
        if (j + lane < Z) z[n * Z + j + lane] = temperature * gaussianQuantile(uniform(bits));
      });
    }
  }
  return z;
}
