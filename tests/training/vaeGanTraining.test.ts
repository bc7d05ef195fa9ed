import { beforeAll, describe, expect, it } from 'vitest';
import { spanOf } from '../../workers/nn/parameterBlock.ts';
import { ADVERSARY } from '../../workers/training/adversary.ts';
import { AUTOENCODER } from '../../workers/training/autoencoder.ts';
import type { Checkpoint } from '../../workers/training/checkpoint.ts';
import { RECIPES, type VaeGanRecipe } from '../../workers/training/recipe.ts';
import type { Losses } from '../../workers/training/shard.ts';
import { trainModel, type TrainingOptions } from '../../workers/training/trainer.ts';
import { equilibriumGate, gammaOf } from '../../workers/training/vaeGanFamily.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';
import { expectSlopes, shardFunction, type ShardFunction } from '../support/lossSlopes.ts';
import { shardRunner } from '../support/shardRunner.ts';
import { bitsOf, stopAfter } from '../support/trainingRuns.ts';

const SMALL: VaeGanRecipe = { ...RECIPES['vae-gan'], epochs: 2, batch: 16, heldOut: 16, latent: 6 };

let kernels: WebAssembly.Module;
beforeAll(async () => {
  kernels = await compileKernels('simd');
});

describe('every network of a VAE-GAN gets its own part of the loss and nothing else', () => {
  const ALL = [...AUTOENCODER, ...ADVERSARY];
  // The parts are of one size, so that one that got where it does not belong would show.
  const recipe = { ...SMALL, adversarialWeight: 50 };
  const shard = (changes: Partial<VaeGanRecipe>): ShardFunction => {
    const of = shardFunction(kernels, { ...recipe, ...changes }, 0, { kl: 0.5, instanceNoise: 0 });
    // Log variances of a posterior that is left as it is drawn lie far from any that training meets.
    const { offset, count } = spanOf(of.layout.parameters, ['posterior']);
    of.start.subarray(offset, offset + count).forEach((w, i) => (of.start[offset + i] = w / 100));
    return of;
  };

  it.each([
    ['vae-gan', 'both', 'nonSaturating'],
    ['cvae-gan', 'both', 'nonSaturating'],
    ['vae-gan', 'samples', 'nonSaturating'],
    ['cvae-gan', 'reconstructions', 'minimax'],
  ] as const)('%s, shown %s, %s', async (family, shown, generatorLoss) => {
    const of = shard({ family, shown, generatorLoss });
    const encoderLoss = ({ kl = NaN, likeness = NaN }: Losses): number => 0.5 * kl + likeness; // nothing of any verdict
    await expectSlopes(of, { networks: ['encoder'], updated: ALL, loss: encoderLoss });
    // All features of an image add up in a code: there the loss curves within smaller steps.
    await expectSlopes(of, { networks: ['posterior'], updated: ALL, loss: encoderLoss, step: 5e-4 });
    await expectSlopes(of, {
      networks: ['decoder'],
      updated: ALL,
      loss: ({ likeness = NaN, fool = NaN }) => likeness + 50 * fool, // no KL: it does not reach it
    });
    await expectSlopes(of, {
      networks: ADVERSARY,
      updated: ALL,
      loss: ({ real = NaN, fake = NaN }) => real + fake, // no likeness, which layer l could bring to 0
    });
  });

  it('the decoder’s two losses are ln 2 each where the discriminator cannot tell', async () => {
    const { layout, run, start } = shard({});
    // A critic of zeros says 0 of everything.
    for (const { path, shape, offset } of layout.parameters) {
      if (path.startsWith('critic.')) start.fill(0, offset, offset + shape.reduce((a, b) => a * b, 1));
    }
    const { losses } = await run(start);
    for (const name of ['real', 'fake', 'fool']) expect((losses[name] ?? NaN) / 8).toBeCloseTo(Math.LN2, 5);
  });
});

it('γ of summed features and γ of their mean weigh the same loss', () => {
  const recipe = { adversarialWeight: 200 };
  const squares = Float64Array.from({ length: 7 * 7 * 48 }, (_, i) => (i % 5) ** 2);
  const sum = squares.reduce((total, square) => total + square, 0);
  const { ofSum, ofMean } = gammaOf(recipe);
  expect(ofMean * (sum / squares.length)).toBeCloseTo(ofSum * sum, 9);
  expect(ofSum * recipe.adversarialWeight).toBe(1);
});

describe('the equilibrium gate', () => {
  const recipe = { gateMargin: 0.35 };
  it.each([
    ['both play near ln 2', 0.7, 0.69, true, true],
    ['the discriminator waits while it is sure of originals', 0.2, 0.7, false, true],
    ['the discriminator waits while it is sure of made digits', 0.7, 0.2, false, true],
    ['the decoder waits while the discriminator is lost', 0.7, 1.2, true, false],
    ['neither waits where both would', 0.1, 1.5, true, true],
  ])('%s', (_, real, fake, discriminator, decoder) => {
    expect(equilibriumGate(recipe, { real, fake })).toEqual({ discriminator, decoder });
  });

  it('is open with a margin of 0', () => {
    expect(equilibriumGate({ gateMargin: 0 }, { real: 0, fake: 9 })).toEqual({ discriminator: true, decoder: true });
  });
});

describe('training a VAE-GAN on drawn digits', () => {
  const data = drawnDigits(80);
  const train = async (options: Partial<TrainingOptions> = {}): Promise<Checkpoint> =>
    (await trainModel({ recipe: SMALL, data, kernels, runShard: shardRunner(kernels, 1), ...options })).checkpoint;

  it('makes reconstructions more like the originals', async () => {
    const { history } = await train({ recipe: { ...SMALL, epochs: 8, adversarialWeight: 0, lrDiscriminator: 1e-9 } });
    const first = history[0]?.train['likeness'] ?? NaN;
    expect(history.at(-1)?.train['likeness']).toBeLessThan(0.7 * first);
  });

  it('lets the gate hold the discriminator back', async () => {
    // No loss is ever within so little of ln 2: one of the two waits at every step, or both play.
    const { updates } = await train({ recipe: { ...SMALL, epochs: 4, gateMargin: 1e-6 } });
    expect(updates['encoder']).toBe(16);
    expect((updates['critic'] ?? 0) + (updates['decoder'] ?? 0)).toBeLessThan(32);
  });

  it.each(['vae-gan', 'cvae-gan'] as const)(
    '%s: stopped and resumed from its file, with another number of workers, ends as if never stopped, bit for bit',
    async (family) => {
      const recipe: VaeGanRecipe = { ...SMALL, family, latent: 5 }; // of a class there are six digits
      const whole = await train({ recipe });
      const resumeFrom = await stopAfter(3, (options) => train({ recipe, ...options }));
      const resumed = await train({
        recipe,
        runShard: shardRunner(kernels, 2, true),
        resumeFrom,
      });
      expect(bitsOf(resumed)).toEqual(bitsOf(whole));
    },
  );
});
