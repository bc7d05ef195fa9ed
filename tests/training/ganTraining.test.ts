import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialValues, planParameters, spanOf } from '../../workers/nn/parameterBlock.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../../workers/training/checkpoint.ts';
import { familyOf } from '../../workers/training/families.ts';
import { RECIPES, type GanRecipe } from '../../workers/training/recipe.ts';
import { trainModel, type TrainingOptions } from '../../workers/training/trainer.ts';
import { createTrainingService } from '../../workers/training/trainingService.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';

const SMALL: GanRecipe = { ...RECIPES.gan, epochs: 2, batch: 16, heldOut: 16, latent: 6 };

let kernels: WebAssembly.Module;

beforeAll(async () => {
  kernels = await compileKernels('simd');
});

/** One shard's loss and gradient for a turn, as a function of all parameters. */
function turnOf(recipe: GanRecipe, turn: 'discriminator' | 'generator', instanceNoise: number) {
  const layout = planParameters(familyOf(recipe).networks(recipe));
  const { images, labels } = drawnDigits(8);
  const service = createTrainingService(kernels);
  const run = (parameters: Float32Array) =>
    service.runShard({
      recipe,
      mode: 'train',
      phase: turn === 'discriminator' ? 0 : 1,
      parameters,
      statistics: initialValues(layout.statistics, layout.statisticsCount, 1),
      images,
      labels,
      firstSample: 0,
      step: 0,
      weights: { instanceNoise },
      batch: 8,
    });
  // Biases of 0 on white paper would put leaky ReLU exactly on its bend, where no difference has a limit.
  const start = initialValues(layout.parameters, layout.parameterCount, 5).map((w, i) => w + 0.02 * Math.sin(i));
  return { layout, run, start };
}

describe('the gradients of', () => {
  it.each([
    ['discriminator', 'nonSaturating', 'gan', 1, 0],
    ['discriminator', 'nonSaturating', 'cgan', 0.9, 0.1],
    ['generator', 'nonSaturating', 'gan', 1, 0],
    ['generator', 'nonSaturating', 'cgan', 0.9, 0.1],
    ['generator', 'minimax', 'cgan', 1, 0],
  ] as const)(
    'the %s’s turn (%s, %s, target %d, noise %d) are those of its loss',
    async (turn, generatorLoss, family, realTarget, noise) => {
      const recipe: GanRecipe = { ...SMALL, family, generatorLoss, realTarget };
      const { layout, run, start } = turnOf(recipe, turn, noise);
      const networks = turn === 'discriminator' ? ['discriminator', 'critic'] : ['generator'];
      const { gradients } = await run(start);
      const { offset, count } = spanOf(layout.parameters, networks);
      expect(gradients).toHaveLength(count); // the other player gets nothing

      const loss = async (parameters: Float32Array): Promise<number> => {
        const { losses } = await run(parameters);
        const terms = turn === 'discriminator' ? [losses['real'], losses['fake']] : [losses['generator']];
        return terms.reduce<number>((sum, term) => sum + (term ?? NaN), 0) / 8;
      };
      // Along the gradient of each tensor by itself the loss must change as fast as the gradient is long.
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
        const step = 3e-3; // leaky ReLU bends within larger steps, f32 losses drown in smaller ones
        const slope = ((await loss(moved(step))) - (await loss(moved(-step)))) / (2 * step);
        // Behind batch norm and leaky ReLU a step of any size crosses a few bends.
        const error = Math.abs(slope - length);
        expect(error, `${path}: slope ${slope}, gradient ${length}`).toBeLessThan(3e-3 + 0.03 * length);
      }
    },
  );
});

describe('training a GAN on drawn digits', () => {
  const data = drawnDigits(80);
  const runShard = (): TrainingOptions['runShard'] => {
    const service = createTrainingService(kernels);
    return (request) => service.runShard(request);
  };
  const train = async (options: Partial<TrainingOptions> = {}): Promise<Checkpoint> =>
    (await trainModel({ recipe: SMALL, data, kernels, runShard: runShard(), ...options })).checkpoint;
  const bits = ({ parameters, average, m, v, statistics }: Checkpoint): readonly string[] =>
    [parameters, average ?? parameters, m, v, statistics].map((values) =>
      createHash('sha256').update(values).digest('hex'),
    );

  it('moves both players, and a slower average of the weights behind them', async () => {
    const { parameters, average, history, updates } = await train();
    expect(updates).toEqual({ discriminator: 8, critic: 8, generator: 8 });
    expect(average).toHaveLength(parameters.length);
    expect(bits({ ...(await train()), average: parameters })).not.toEqual(bits(await train()));
    for (const { train: losses } of history) expect(Object.values(losses).every(Number.isFinite)).toBe(true);
  });

  it('teaches the discriminator to tell originals from what an untaught generator makes', async () => {
    const { history } = await train({ recipe: { ...SMALL, epochs: 6, lr: 1e-9 } });
    expect(history.at(-1)?.train['realRight']).toBeGreaterThan(0.9);
    expect(history.at(-1)?.train['fakeRight']).toBeGreaterThan(0.9);
  });

  it('gives the generator a turn only after so many of the discriminator', async () => {
    const { updates } = await train({ recipe: { ...SMALL, discriminatorSteps: 3 } });
    expect(updates).toEqual({ discriminator: 8, critic: 8, generator: 2 });
  });

  it.each(['gan', 'cgan'] as const)(
    '%s: stopped and resumed from its file, ends as if never stopped, bit for bit',
    async (family) => {
      const recipe: GanRecipe = { ...SMALL, family };
      const whole = await train({ recipe });
      const abort = new AbortController();
      let steps = 0;
      const stopped = await train({
        recipe,
        signal: abort.signal,
        onProgress: () => {
          if (++steps === 3) abort.abort();
        },
      });
      expect(stopped.step).toBe(3);
      const resumed = await train({ recipe, resumeFrom: readCheckpoint(writeCheckpoint(stopped), 'checkpoint') });
      expect(bits(resumed)).toEqual(bits(whole));
    },
  );
});
