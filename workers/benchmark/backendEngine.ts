// This project's own backends as engines of the benchmark.

import type { Backend } from '../backend/backend.ts';
import type { NetworkSpec } from '../core/layerSpec.ts';
import type { Engine } from './engine.ts';

/**
 * Generation as the gallery does it, latents to grey pixels. The others are timed up to f32 ink: they make no pixels, and
 * asking for them would only slow them down.
 */
export function pixelEngine(backend: Backend): Engine {
  return {
    prepare({ network, weights }, batch) {
      const compiled = backend.compile(network, weights, batch);
      return {
        generate: (x) => void compiled.pixels(x, batch),
        answer: (x) => ({
          ink: compiled.run(x, batch).map((logit) => 1 / (1 + Math.exp(-logit))),
          grey: compiled.pixels(x, batch),
        }),
        dispose: () => {
          compiled.dispose();
        },
      };
    },
  };
}

/** A backend timed up to f32 ink, the sigmoid computed by itself. */
export function inkEngine(backend: Backend): Engine {
  return {
    prepare({ network, weights }, batch) {
      const compiled = backend.compile(withSigmoid(network), weights, batch);
      return {
        generate: (x) => void compiled.run(x, batch),
        answer: (x) => ({ ink: compiled.run(x, batch) }),
        dispose: () => {
          compiled.dispose();
        },
      };
    },
  };
}

/** The network whose outputs are ink where `network`'s are logits of ink. */
export function withSigmoid(network: NetworkSpec): NetworkSpec {
  return { input: network.input, layers: [...network.layers, { op: 'sigmoid' }] };
}
