// Where one of our training steps goes: by kernel, measured around each call in one thread; then what is not kernels.

import type { DigitSet } from '../../../workers/data/digitSet.ts';
import { spread } from '../../../workers/benchmark/statistics.ts';
import { initialValues, planParameters } from '../../../workers/nn/parameterBlock.ts';
import { AdamState } from '../../../workers/training/adamState.ts';
import { ganFamily } from '../../../workers/training/ganFamily.ts';
import { GAN_RECIPE } from './ganRun.ts';
import { profiledService } from './profiledService.ts';
import { startStepped } from './steppedTraining.ts';

/** Shares of a step; what takes over 5 % is named. */
export interface StepProfile {
  /** ms of a step in one thread, the median. */
  readonly stepMs: number;
  /** ms a step by part, the largest first; those below 5 % together. */
  readonly parts: readonly { readonly name: string; readonly ms: number; readonly share: number }[];
  /** ms that the same step takes longer in a worker: messages, copies of parameters and gradients. */
  readonly exchangeMs: number;
}

const STEPS = 20;
const NAMED_SHARE = 0.05;

/** `pooled`: ms of a step on one worker thread, of every round. */
export async function measureProfile(
  kernels: WebAssembly.Module,
  data: DigitSet,
  pooled: readonly number[],
): Promise<StepProfile> {
  const service = profiledService(kernels, GAN_RECIPE);
  const run = startStepped({ recipe: GAN_RECIPE, data, kernels, runShard: service.runShard });
  for (let i = 0; i < 3; i++) await run.step();
  service.take();
  const times: number[] = [];
  for (let i = 0; i < STEPS; i++) times.push((await run.step()).elapsedMs);
  const { kernels: spent, shardsMs } = service.take();
  await run.stop();

  const totalMs = times.reduce((sum, each) => sum + each, 0);
  const kernelMs = [...spent.values()].reduce((sum, each) => sum + each, 0);
  const adamMs = STEPS * measureAdam(kernels);
  const all: [string, number][] = [
    ...spent,
    ['in shards, outside kernels: parameters in, gradients out', shardsMs - kernelMs],
    ['Adam, sums of gradients, moving average', adamMs],
    ['gathering digits, copying parameters for shards, the loop', Math.max(0, totalMs - shardsMs - adamMs)],
  ];
  const named = all.filter(([, ms]) => ms >= NAMED_SHARE * totalMs).sort(([, a], [, b]) => b - a);
  const rest = all.reduce((sum, [, ms]) => sum + ms, 0) - named.reduce((sum, [, ms]) => sum + ms, 0);
  const stepMs = spread(times).median;
  return {
    stepMs,
    parts: [...named, [`${all.length - named.length} others below 5 %`, rest] as const].map(([name, ms]) => ({
      name,
      ms: ms / STEPS,
      share: ms / totalMs,
    })),
    exchangeMs: spread(pooled).median - stepMs,
  };
}

/** ms a step in the coordinator's kernels: sums of both shards, a step for each network, the average. */
function measureAdam(kernels: WebAssembly.Module): number {
  const layout = planParameters(ganFamily.networks(GAN_RECIPE));
  const { parameterCount: count } = layout;
  const adam = new AdamState(kernels, initialValues(layout.parameters, count, GAN_RECIPE.seed));
  const gradients = [0, 1].map(() => new Float32Array(count).fill(1e-3));
  const { lr, beta1, beta2, averageDecay } = GAN_RECIPE;
  const times: number[] = [];
  for (let t = 1; t <= STEPS; t++) {
    const began = performance.now();
    adam.sum(gradients, 0);
    adam.step({ offset: 0, count, lr, beta1, beta2, t });
    adam.averageStep(averageDecay);
    times.push(performance.now() - began);
  }
  return spread(times).median;
}
