// Whether the gradients that a training shard gives are those of the loss it reports: along the gradient of each tensor by
// itself the loss must change as fast as the gradient is long.

import { expect } from 'vitest';
import { initialValues, planParameters, spanOf, type ParameterLayout } from '../../workers/nn/parameterBlock.ts';
import { familyOf } from '../../workers/training/families.ts';
import type { Recipe } from '../../workers/training/recipe.ts';
import type { Losses, ShardResult } from '../../workers/training/shard.ts';
import { createTrainingService } from '../../workers/training/trainingService.ts';
import { drawnDigits } from './drawnDigits.ts';

/** Images of the shard. */
export const SHARD = 8;

export interface ShardFunction {
  readonly layout: ParameterLayout;
  /** One shard on drawn digits, as a function of all parameters. */
  readonly run: (parameters: Float32Array) => Promise<ShardResult>;
  /** The same digits in evaluation. */
  readonly ask: (parameters: Float32Array) => Promise<ShardResult>;
  /** Parameters to begin at. */
  readonly start: Float32Array<ArrayBuffer>;
}

/** The shard of a recipe's phase. */
export function shardFunction(
  kernels: WebAssembly.Module,
  recipe: Recipe,
  phase: number,
  weights: Losses,
): ShardFunction {
  const layout = planParameters(familyOf(recipe).networks(recipe));
  const { images, labels } = drawnDigits(SHARD);
  const service = createTrainingService(kernels);
  const shardIn = (mode: 'train' | 'evaluate') => (parameters: Float32Array) =>
    service.runShard({
      recipe,
      mode,
      phase,
      parameters,
      statistics: initialValues(layout.statistics, layout.statisticsCount, 1),
      images,
      labels,
      clusters: labels.map((label) => label % 3),
      firstSample: 0,
      step: 0,
      weights,
      batch: SHARD,
    });
  // Biases near 0 on white paper would put leaky ReLU on its bend, where no difference has a limit.
  const nudge = (i: number): number => (0.01 + 0.02 * Math.abs(Math.sin(i))) * (i % 2 === 0 ? 1 : -1);
  const start = initialValues(layout.parameters, layout.parameterCount, 5).map((w, i) => w + nudge(i));
  return { layout, run: shardIn('train'), ask: shardIn('evaluate'), start };
}

export interface SlopeOptions {
  /** The networks whose gradients are looked at. */
  readonly networks: readonly string[];
  /** The networks that the shard returns gradients of, neighbours; `networks` unless given. */
  readonly updated?: readonly string[];
  /** The loss of these networks from a shard's sums. */
  readonly loss: (losses: Losses) => number;
  /** Leaky ReLU bends within larger steps, f32 losses drown in smaller ones. */
  readonly step?: number;
}

/** Holds the gradients of some networks to the slopes of their loss. */
export async function expectSlopes({ layout, run, start }: ShardFunction, options: SlopeOptions): Promise<void> {
  const { networks, updated = networks, loss, step = 3e-3 } = options;
  const { gradients } = await run(start);
  const { offset, count } = spanOf(layout.parameters, updated);
  expect(gradients).toHaveLength(count); // nobody else gets anything
  const lossAt = async (parameters: Float32Array): Promise<number> => loss((await run(parameters)).losses) / SHARD;
  for (const { path, shape, offset: at } of layout.parameters) {
    if (!networks.some((network) => path.startsWith(`${network}.`))) continue;
    const size = shape.reduce((product, extent) => product * extent, 1);
    const gradient = gradients.subarray(at - offset, at - offset + size);
    const length = Math.hypot(...gradient);
    if (length < 1e-3) continue; // a bias before batch norm: the loss does not depend on it
    const moved = (step: number): Float32Array => {
      const parameters = start.slice();
      gradient.forEach((d, i) => (parameters[at + i] = (parameters[at + i] ?? 0) + (step * d) / length));
      return parameters;
    };
    const slope = ((await lossAt(moved(step))) - (await lossAt(moved(-step)))) / (2 * step);
    // Behind batch norm and leaky ReLU a step of any size crosses a few bends.
    const error = Math.abs(slope - length);
    expect(error, `${path}: slope ${slope}, gradient ${length}`).toBeLessThan(3e-3 + 0.03 * length);
  }
}
