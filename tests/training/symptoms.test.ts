import { describe, expect, it } from 'vitest';
import { CLASSES, IMAGE_SIZE } from '../../workers/data/digitSet.ts';
import { checkRun } from '../../workers/training/checkRun.ts';
import type { EpochReport } from '../../workers/training/checkpoint.ts';
import { classMeans, nearestClass } from '../../workers/training/drawnClasses.ts';
import { RECIPES, type Recipe } from '../../workers/training/recipe.ts';
import { symptomsOf } from '../../workers/training/symptoms.ts';
import { trainModel } from '../../workers/training/trainer.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';
import { shardRunner } from '../support/shardRunner.ts';

const report = (train: EpochReport['train'], heldOut: EpochReport['heldOut'] = {}): EpochReport => ({
  epoch: 1,
  train,
  heldOut,
  elapsedMs: 1,
});
const even = Object.fromEntries(Array.from({ length: CLASSES }, (_, label) => [`drawn${label}`, 0.1]));

describe('a run that goes well shows no symptom:', () => {
  it.each<readonly [Recipe, EpochReport]>([
    [
      RECIPES.gan,
      report({ real: 0.5, fake: 0.6, realRight: 0.8, fakeRight: 0.8 }, { realRight: 0.4, fakeRight: 1, ...even }),
    ],
    [
      RECIPES['vae-gan'],
      report({ real: 0.5, fake: 0.6, kl: 20, realRight: 0.7, fakeRight: 0.7 }, { realRight: 0.7, fakeRight: 0.6 }),
    ],
    [RECIPES.vae, report({ reconstruction: 80, kl: 20 })],
    [RECIPES.judge, report({ crossEntropy: 0.001, correct: 1 })],
    // One that has seen a few batches knows nothing yet.
    [RECIPES.cvae, report({ reconstruction: 540, kl: 3 }, { reconstruction: 900, kl: 400 })],
  ])('$family', (recipe, epoch) => {
    expect(symptomsOf(recipe, epoch)).toEqual([]);
  });
});

describe('a disease is named, and so are options that help:', () => {
  it.each<readonly [string, Recipe, EpochReport, RegExp]>([
    ['vanishing gradients', RECIPES.gan, report({ real: 0.004, fake: 0.01 }), /--real-target .* --r1 10/],
    [
      'memorises',
      RECIPES.cgan,
      report({ realRight: 0.95, fakeRight: 0.9 }, { realRight: 0.6, fakeRight: 0.9 }),
      /93 % .* 75 % .* --shift 2/,
    ],
    ['mode collapse', RECIPES.gan, report({}, { ...even, drawn4: 0.9 }), /90 % .* like a 4; try a lower --lr/],
    [
      'divergence',
      RECIPES.vae,
      report({ kl: 30 }, { kl: 3.1e31 }),
      /held out kl is 3\.1e\+31.* quarter of --lr 0\.002/,
    ],
    [
      'divergence',
      RECIPES.judge,
      report({ crossEntropy: 2 }, { crossEntropy: 16045 }),
      /held out crossEntropy is 16000/,
    ],
    ['divergence', RECIPES.cgan, report({ generator: 129 }), /generator is 129/],
    ['divergence', RECIPES['vae-gan'], report({ reconstruction: 48700, kl: 4 }), /reconstruction is 48700/],
    ['posterior collapse', RECIPES.cvae, report({ kl: 0.01 }), /0\.01 nats.* --kl-weight than 0\.5/],
    ['posterior collapse', RECIPES['cvae-gan'], report({ kl: 0.2, real: 0.6, fake: 0.6 }), /--kl-warmup-epochs/],
  ])('%s of $family', (name, recipe, epoch, help) => {
    const [symptom, ...others] = symptomsOf(recipe, epoch);
    expect(others).toEqual([]);
    expect(symptom).toContain(name);
    expect(symptom).toMatch(help);
  });
});

describe('the nearest class mean', () => {
  it('tells most drawn digits apart that it has not seen', () => {
    const { images, labels } = drawnDigits(200);
    const means = classMeans(images, labels);
    const unseen = drawnDigits(100, 2);
    const right = unseen.labels.filter((label, n) => {
      const pixels = Float32Array.from(unseen.images.subarray(n * IMAGE_SIZE, (n + 1) * IMAGE_SIZE), (v) => v / 255);
      return nearestClass(pixels, means) === label;
    });
    expect(right.length).toBeGreaterThan(70);
  });

  it('is never of a class that has no digits', () => {
    const { images, labels } = drawnDigits(10);
    const means = classMeans(images, labels.map((label) => label % 3)); // prettier-ignore
    for (let n = 0; n < 10; n++) {
      const pixels = Float32Array.from(images.subarray(n * IMAGE_SIZE, (n + 1) * IMAGE_SIZE), (v) => v / 255);
      expect(nearestClass(pixels, means)).toBeLessThan(3);
    }
  });
});

it('a generator that always draws the same is seen to have collapsed', async () => {
  const kernels = await compileKernels('simd');
  // A learning rate of next to nothing leaves the generator as it was drawn: grey mist of one kind.
  const recipe: Recipe = { ...RECIPES.gan, epochs: 1, batch: 16, heldOut: 40, clusters: 4, lr: 1e-9 };
  const { checkpoint } = await trainModel({
    recipe,
    data: drawnDigits(80),
    kernels,
    runShard: shardRunner(kernels, 1),
  });
  const [epoch] = checkpoint.history;
  if (!epoch) throw new Error('no epoch');
  const drawn = Object.entries(epoch.heldOut).filter(([name]) => name.startsWith('drawn'));
  expect(drawn.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1);
  expect(symptomsOf(recipe, epoch).join()).toContain('mode collapse');
});

describe('a run is refused before it begins', () => {
  const small = { batch: 16, heldOut: 16 };
  const digits = drawnDigits(80);
  const withoutFour = { ...digits, labels: digits.labels.map((label) => (label === 4 ? 5 : label)) };

  it.each<readonly [string, Recipe, typeof digits, string]>([
    [
      'without digits of a class that it is told',
      { ...RECIPES.cgan, ...small },
      withoutFour,
      'train: none of the 64 digits is of class 4; want all of 0 to 9 for cgan, which is conditioned on the class',
    ],
    ['and so is a judge', { ...RECIPES.judge, ...small }, withoutFour, 'train: none of the 64 digits is of class 4'],
    [
      'with too few digits',
      { ...RECIPES.vae, batch: 16, heldOut: 70 },
      digits,
      'train: 80 digits, 70 of them held out, leave 10 to train on; want at least one batch of 16; use --held-out 64 or fewer or a smaller --batch',
    ],
    [
      'with fewer digits than a batch',
      { ...RECIPES.vae, batch: 128, heldOut: 6 },
      digits,
      'leave 74 to train on; want at least one batch of 128; use more digits or a smaller --batch',
    ],
    [
      'with more clusters than digits',
      { ...RECIPES.gan, ...small },
      digits,
      'train: 64 digits to train on in 192 clusters; want a digit for each; use --clusters 64 or fewer',
    ],
    [
      'with fewer digits of a class than its prior takes',
      { ...RECIPES.cvae, ...small },
      digits,
      'train: 6 digits of class 4 to train on; want at least 13, from whose codes a prior of --latent 12 is made; use more digits or --latent 5',
    ],
    [
      'with fewer digits than the prior takes',
      { ...RECIPES.vae, ...small, latent: 100 },
      digits,
      'train: 64 digits to train on; want at least 101',
    ],
    [
      'with shards of one digit',
      { ...RECIPES.vae, batch: 5, heldOut: 0 },
      digits,
      'train: a batch of 5 in 4 shards; want 8 or more, because batch norm needs two digits',
    ],
    [
      'with clusters beside classes',
      { ...RECIPES.cgan, ...small, clusters: 5 },
      digits,
      'train: 5 clusters for cgan; want 0, because it is conditioned on the class',
    ],
    [
      'with a gradient penalty beside batch norm',
      { ...RECIPES.gan, ...small, r1: 10 },
      digits,
      'train: r1 10 with discriminatorNorm batch: want none',
    ],
  ])('%s', (_, recipe, data, message) => {
    expect(() => checkRun(recipe, data)).toThrow(message);
  });

  it('but not without a class that it is not told', () => {
    expect(() => checkRun({ ...RECIPES.gan, ...small, clusters: 4 }, withoutFour)).not.toThrow();
  });
});
