// As many multiply-adds as the model has, at the speed of a loop that does nothing else. It draws nothing.

import { multiplyAdds } from '../../../workers/core/layerSpec.ts';
import type { Engine } from '../../../workers/benchmark/engine.ts';

interface CeilingExports {
  multiplyAddsPerTurn(this: void): number;
  run(this: void, turns: number, factor: number): number;
}

/** From the compiled tests/bench/ceiling/ceiling.ts. */
export function ceilingEngine(module: WebAssembly.Module): Engine {
  const exports: unknown = new WebAssembly.Instance(module, {}).exports;
  const { run, multiplyAddsPerTurn } = exports as CeilingExports; // compiled from the file named above
  return {
    prepare({ network }, batch) {
      const turns = Math.ceil((multiplyAdds(network) * batch) / multiplyAddsPerTurn());
      return {
        generate: () => void run(turns, 0.999),
        // Nothing to compare, but a first run says how long one takes.
        answer() {
          run(turns, 0.999);
          return undefined;
        },
        dispose: () => undefined,
      };
    },
  };
}
