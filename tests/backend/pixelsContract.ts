// What pixels a backend must make of logits.

import { describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';
import { DECODER } from './networks.ts';
import { referencePixels } from './reference.ts';

const MAX_BATCH = 4;

export function describePixels(backend: () => Backend, exact: boolean): void {
  describe('pixels', () => {
    // One logit per pixel, passed through unchanged.
    const passThrough = (pixels: number): NetworkSpec => ({
      input: [pixels],
      layers: [{ op: 'reshape', shape: [1, pixels, 1] }],
    });

    it('rounds 255·σ(logit) to the nearest grey level', () => {
      const logits = Float32Array.from({ length: 401 }, (_, i) => (i - 200) / 16);
      const compiled = backend().compile(passThrough(logits.length), new Map(), 1);
      const got = compiled.pixels(logits, 1);
      const want = referencePixels(Float64Array.from(logits));
      // Off by one only where 255·σ is so near a half that f32 cannot tell; this table has no such logit but 0.
      logits.forEach((logit, i) => {
        const off = Math.abs((got[i] ?? NaN) - (want[i] ?? NaN));
        expect(off, `logit ${logit}: got ${got[i]}, want ${want[i]}`).toBeLessThanOrEqual(logit === 0 ? 1 : 0);
      });
      compiled.dispose();
    });

    it('saturates at paper and ink for logits of any size', () => {
      const logits = Float32Array.of(-3.4e38, -1e4, -200, -88, 88, 200, 1e4, 3.4e38);
      const compiled = backend().compile(passThrough(logits.length), new Map(), 1);
      expect(Array.from(compiled.pixels(logits, 1))).toEqual([0, 0, 0, 0, 255, 255, 255, 255]);
      compiled.dispose();
    });

    it('draws no ink, and survives, where activations overflow to NaN', () => {
      const network: NetworkSpec = {
        input: [2],
        layers: [
          { op: 'dense', out: 8 },
          { op: 'dense', out: 4 },
          { op: 'reshape', shape: [2, 2, 1] },
        ],
      };
      const weights = new Map([
        ['0.w', Float32Array.from({ length: 16 }, () => 3e38)],
        ['0.b', new Float32Array(8)],
        ['1.w', Float32Array.from({ length: 32 }, (_, i) => (i < 16 ? 3e38 : -3e38))], // ∞ − ∞
        ['1.b', new Float32Array(4)],
      ]);
      const compiled = backend().compile(network, weights, 1);
      expect(Array.from(compiled.run(Float32Array.of(3, 3), 1)).every(Number.isNaN)).toBe(true);
      expect(Array.from(compiled.pixels(Float32Array.of(3, 3), 1))).toEqual([0, 0, 0, 0]);
      compiled.dispose();
    });

    it('makes the same digit whatever else is in its batch', () => {
      const compiled = backend().compile(DECODER, randomWeights(DECODER, 11), MAX_BATCH);
      const N = 2 * MAX_BATCH + 3;
      const Z = sizeOf(DECODER.input);
      const z = randomFloats(N * Z, 12);
      const together = compiled.pixels(z, N);
      expect(together).toHaveLength(N * 784);
      for (let n = 0; n < N; n++) {
        const alone = compiled.pixels(z.slice(n * Z, (n + 1) * Z), 1);
        const inBatch = together.subarray(n * 784, (n + 1) * 784);
        if (exact) expect(alone).toEqual(inBatch);
        else expectAllClose(alone, inBatch, { abs: 1, rel: 0 }); // batches may be summed in another order
      }
      compiled.dispose();
    });
  });
}
