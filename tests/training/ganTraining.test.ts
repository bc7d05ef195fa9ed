import { beforeAll, describe, expect, it } from 'vitest';
import { spanOf } from '../../workers/nn/parameterBlock.ts';
import { ADVERSARY } from '../../workers/training/adversary.ts';
import type { Checkpoint } from '../../workers/training/checkpoint.ts';
import { RECIPES, type GanRecipe } from '../../workers/training/recipe.ts';
import { trainModel, type TrainingOptions } from '../../workers/training/trainer.ts';
import { createTrainingService } from '../../workers/training/trainingService.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { expectSlopes, SHARD, shardFunction } from '../support/lossSlopes.ts';
import { shardRunner } from '../support/shardRunner.ts';
import { TrainedNetwork } from '../nn/trainedNetwork.ts';
import { bitsOf, stopAfter } from '../support/trainingRuns.ts';

const SMALL: GanRecipe = { ...RECIPES.gan, epochs: 2, batch: 16, heldOut: 16, latent: 6, clusters: 3 };

let kernels: WebAssembly.Module;

beforeAll(async () => {
  kernels = await compileKernels('simd');
});

/** A family's part of SMALL: conditional families have no clusters. */
function small(family: GanRecipe['family']): GanRecipe {
  return { ...SMALL, family, clusters: family === 'cgan' ? 0 : SMALL.clusters };
}

describe('the gradients of', () => {
  it.each([
    ['discriminator', 'nonSaturating', 'gan', 1, 0],
    ['discriminator', 'nonSaturating', 'cgan', 0.9, 0.1],
    ['discriminator', 'nonSaturating', 'gan', 1, 0, 0.3],
    ['generator', 'nonSaturating', 'cgan', 1, 0, 0.5],
    ['generator', 'nonSaturating', 'gan', 1, 0],
    ['generator', 'nonSaturating', 'cgan', 0.9, 0.1],
    ['generator', 'minimax', 'cgan', 1, 0],
  ] as const)(
    'the %s’s turn (%s, %s, target %d, noise %d, dropout %d) are those of its loss',
    async (turn, generatorLoss, family, realTarget, instanceNoise, dropout?: number) => {
      const recipe: GanRecipe = { ...small(family), generatorLoss, realTarget, dropout: dropout ?? 0 };
      const shard = shardFunction(kernels, recipe, turn === 'discriminator' ? 0 : 1, { instanceNoise });
      await expectSlopes(shard, {
        networks: turn === 'discriminator' ? ADVERSARY : ['generator'],
        loss: ({ real = 0, fake = 0, generator = 0 }) => (turn === 'discriminator' ? real + fake : generator),
      });
    },
  );
});

describe('one-sided label smoothing', () => {
  it('moves the target of originals, and not that of generated digits', async () => {
    const losses = async (realTarget: number) => {
      const { run, start } = shardFunction(kernels, { ...SMALL, realTarget }, 0, {});
      return (await run(start)).losses;
    };
    const [plain, smoothed] = [await losses(1), await losses(0.9)];
    expect(smoothed['fake']).toBe(plain['fake']);
    expect(smoothed['real']).not.toBe(plain['real']);
  });
});

describe('dropout', () => {
  it('leaves features out in training, others for every digit, and none where the discriminator is only asked', async () => {
    const shard = (dropout: number) => shardFunction(kernels, { ...SMALL, dropout }, 0, {});
    const [none, some] = [shard(0), shard(0.5)];
    expect((await some.run(some.start)).losses).not.toEqual((await none.run(none.start)).losses);
    const asked = async ({ ask, start }: ReturnType<typeof shard>) => (await ask(start)).losses;
    expect(await asked(some)).toEqual(await asked(none));
  });
});

describe('the R1 penalty', () => {
  const recipe: GanRecipe = { ...small('cgan'), discriminatorNorm: 'none', shift: 0 };
  const r1 = 10;

  it('is γ/2·‖∇ₓ a‖² of the originals, and its gradient that of the three networks as one chain', async () => {
    // The penalty jumps where a leaky ReLU bends, so its differences say nothing in a network this large. A chain of the same
    // layers is held to them, in the small, by tests/nn/tangent.test.ts; here it must come to what the chain comes to.
    const { layout, run, start } = shardFunction(kernels, recipe, 0, {});
    const penalised = shardFunction(kernels, { ...recipe, r1 }, 0, {});
    const without = await run(start);
    const withPenalty = await penalised.run(start);
    const { offset, count } = spanOf(layout.parameters, ADVERSARY);

    const layers = ADVERSARY.flatMap((name) => layout.networks[name]?.layers ?? []);
    const chain = new TrainedNetwork(kernels, { input: [28, 28, 1], layers }, SHARD, { tangents: true });
    chain.parameters.set(start.subarray(offset, offset + count));
    const { images, labels } = drawnDigits(SHARD);
    chain.forward(
      Float32Array.from(images, (grey) => Math.fround(grey * Math.fround(1 / 255))),
      SHARD,
      'training',
    );
    const seed = new Float32Array(SHARD * 11);
    labels.forEach((label, n) => {
      seed[n * 11] = 1;
      seed[n * 11 + 1 + label] = 1;
    });
    const slope = chain.slope(seed, SHARD, images.length);
    chain.zeroGradients();
    chain.carry(
      slope.map((value) => (value * r1) / SHARD),
      SHARD,
    );
    const penalty = (r1 / 2) * slope.reduce((sum, value) => sum + value * value, 0);
    expect(withPenalty.losses['r1'] ?? NaN).toBeCloseTo(penalty, 2);
    expect({ ...withPenalty.losses, r1: undefined }).toEqual({ ...without.losses, r1: undefined });
    expect(penalty).toBeGreaterThan(0.1);
    const difference = withPenalty.gradients.map((value, i) => value - (without.gradients[i] ?? NaN));
    expectAllClose(difference, chain.gradients, { abs: 2e-3, rel: 1e-3 }); // what f32 keeps of a difference of gradients
  });

  it('is refused beside batch norm, which mixes what it looks at', async () => {
    const data = drawnDigits(80);
    const train = trainModel({ recipe: { ...SMALL, r1 }, data, kernels, runShard: shardRunner(kernels, 1) });
    await expect(train).rejects.toThrow(
      'train: r1 10 with discriminatorNorm batch: want none, because batch norm makes the slope at one digit depend on the others',
    );
  });
});

describe('training a GAN on drawn digits', () => {
  const data = drawnDigits(80);
  const runShard = (): TrainingOptions['runShard'] => {
    const service = createTrainingService(kernels);
    return (request) => service.runShard(request);
  };
  const train = async (options: Partial<TrainingOptions> = {}): Promise<Checkpoint> =>
    (await trainModel({ recipe: SMALL, data, kernels, runShard: runShard(), ...options })).checkpoint;

  it('moves both players, and a slower average of the weights behind them', async () => {
    const { parameters, average, history, updates } = await train();
    expect(updates).toEqual({ similarity: 8, discriminator: 8, critic: 8, generator: 8 });
    expect(average).toHaveLength(parameters.length);
    expect(bitsOf({ ...(await train()), average: parameters })).not.toEqual(bitsOf(await train()));
    for (const { train: losses } of history) expect(Object.values(losses).every(Number.isFinite)).toBe(true);
  });

  it('teaches the discriminator to tell originals from what an untaught generator makes', async () => {
    const { history } = await train({ recipe: { ...SMALL, epochs: 6, lr: 1e-9 } });
    expect(history.at(-1)?.train['realRight']).toBeGreaterThan(0.9);
    expect(history.at(-1)?.train['fakeRight']).toBeGreaterThan(0.9);
  });

  it('gives the generator a turn only after so many of the discriminator', async () => {
    const { updates } = await train({ recipe: { ...SMALL, discriminatorSteps: 3 } });
    expect(updates).toEqual({ similarity: 8, discriminator: 8, critic: 8, generator: 2 });
  });

  it.each(['gan', 'cgan'] as const)(
    '%s: stopped and resumed from its file, ends as if never stopped, bit for bit',
    async (family) => {
      const recipe = small(family);
      const whole = await train({ recipe });
      const resumeFrom = await stopAfter(3, (options) => train({ recipe, ...options }));
      const resumed = await train({ recipe, resumeFrom });
      expect(bitsOf(resumed)).toEqual(bitsOf(whole));
    },
  );
});
