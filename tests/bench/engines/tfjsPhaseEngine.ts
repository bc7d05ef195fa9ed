// tfjs at its best: both ways of taking a transposed convolution apart are tried, and the faster one is measured.

import type { Engine } from '../../../workers/benchmark/engine.ts';
import { subjectInputs } from '../../../workers/benchmark/subject.ts';
import { PHASE_FORMS, phaseNetwork, type PhaseNetwork } from './phaseNetwork.ts';

const TRIES = 3;

/** On the tfjs engine of this thread, which must have been started. */
export function tfjsPhaseEngine(): Engine {
  return {
    prepare(subject, batch) {
      const x = subjectInputs(subject, batch);
      const candidates = PHASE_FORMS.map((form) => {
        const network = phaseNetwork(subject.network, subject.weights, form);
        return { form, network, elapsedMs: bestOf(network, x, batch) };
      });
      const [chosen, ...others] = candidates.sort((a, b) => a.elapsedMs - b.elapsedMs);
      if (!chosen) throw new Error('tfjs: no form of a transposed convolution to try');
      for (const { network } of others) network.dispose();
      const { form, network } = chosen;
      return {
        detail: `${form}; ${candidates.map((each) => `${each.form} ${each.elapsedMs.toPrecision(3)} ms`).join(', ')}`,
        generate: () => void network.run(x, batch),
        answer: () => ({ ink: network.run(x, batch) }),
        dispose: () => {
          network.dispose();
        },
      };
    },
  };
}

/** The fastest of a few runs after a first one. */
function bestOf(network: PhaseNetwork, x: Float32Array, N: number): number {
  network.run(x, N);
  const times = Array.from({ length: TRIES }, () => {
    const began = performance.now();
    network.run(x, N);
    return performance.now() - began;
  });
  return Math.min(...times);
}
