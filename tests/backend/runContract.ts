// Which numbers a backend must compute: those of the f64 reference, from its own weights, into fresh memory.

import { describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';
import { NETWORKS } from './networks.ts';
import { referenceForward } from './reference.ts';

const MAX_BATCH = 4;

export function describeRun(backend: () => Backend): void {
  describe('run', () => {
    for (const { title: networkTitle, network } of NETWORKS) {
      it(`computes ${networkTitle} as the f64 reference does, for one image, three, and more than a batch`, () => {
        const weights = randomWeights(network, 1);
        const compiled = backend().compile(network, weights, MAX_BATCH);
        for (const N of [1, 3, MAX_BATCH + 1]) {
          const x = randomFloats(N * sizeOf(network.input), N);
          const y = compiled.run(x, N);
          // Sums of at most some thousand products of about 1/√n each, in f32, through at most eight layers.
          expectAllClose(y, referenceForward(network, weights, x, N), { abs: 2e-5, rel: 2e-5 });
        }
        compiled.dispose();
      });
    }

    it('leaves its input alone and returns memory that later runs do not touch', () => {
      const network: NetworkSpec = { input: [5], layers: [{ op: 'dense', out: 7 }, { op: 'relu' }] };
      const compiled = backend().compile(network, randomWeights(network, 2), 2);
      const x = randomFloats(10, 3);
      const before = x.slice();
      const first = compiled.run(x, 2);
      const kept = first.slice();
      compiled.run(randomFloats(10, 4), 2);
      expect(x).toEqual(before);
      expect(first).toEqual(kept);
      compiled.dispose();
    });

    it('keeps networks apart, also after one of them is disposed', () => {
      const network: NetworkSpec = { input: [6], layers: [{ op: 'dense', out: 9 }] };
      const x = randomFloats(12, 5);
      const a = backend().compile(network, randomWeights(network, 6), 2);
      const b = backend().compile(network, randomWeights(network, 7), 2);
      const ofB = b.run(x, 2);
      expect(a.run(x, 2)).not.toEqual(ofB);
      a.dispose();
      const c = backend().compile(network, randomWeights(network, 8), 2);
      expect(c.run(x, 2)).not.toEqual(ofB);
      expect(b.run(x, 2)).toEqual(ofB);
      b.dispose();
      c.dispose();
    });

    it('saturates instead of overflowing where an activation is huge', () => {
      for (const op of ['sigmoid', 'tanh'] as const) {
        const network: NetworkSpec = { input: [6], layers: [{ op }] };
        const compiled = backend().compile(network, new Map(), 1);
        const y = compiled.run(Float32Array.of(-1e30, -1e4, -100, 100, 1e4, 1e30), 1);
        const low = op === 'sigmoid' ? 0 : -1;
        expectAllClose(y, [low, low, low, 1, 1, 1], { abs: 1e-6, rel: 0 });
        compiled.dispose();
      }
    });
  });
}
