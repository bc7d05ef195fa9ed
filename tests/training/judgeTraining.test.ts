import { beforeAll, expect, it } from 'vitest';
import { RECIPES, type JudgeRecipe } from '../../workers/training/recipe.ts';
import { trainModel } from '../../workers/training/trainer.ts';
import { createTrainingService } from '../../workers/training/trainingService.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';

const SMALL: JudgeRecipe = {
  ...RECIPES.judge,
  epochs: 14,
  batch: 20,
  shards: 2,
  heldOut: 40,
  lrWarmupSteps: 4,
  statisticsDecay: 0.9,
};

let kernels: WebAssembly.Module;

beforeAll(async () => {
  kernels = await compileKernels('simd');
});

it('the judge learns to tell drawn digits apart, also those it has not seen', async () => {
  const service = createTrainingService(kernels);
  const { checkpoint } = await trainModel({
    recipe: SMALL,
    data: drawnDigits(140),
    kernels,
    runShard: (request) => service.runShard(request),
  });
  expect(checkpoint.history[0]?.train['correct']).toBeLessThan(0.5);
  expect(checkpoint.history.at(-1)?.train['correct']).toBeGreaterThan(0.9);
  expect(checkpoint.history.at(-1)?.heldOut['correct']).toBeGreaterThan(0.8);
});

it('digits are moved about by random numbers of their place in the run, and not in evaluation', async () => {
  const service = createTrainingService(kernels);
  const { checkpoint } = await trainModel({
    recipe: { ...SMALL, epochs: 1 },
    data: drawnDigits(60),
    kernels,
    runShard: (request) => service.runShard(request),
  });
  const { images, labels } = drawnDigits(5);
  const { parameters, statistics } = checkpoint;
  const common = {
    recipe: checkpoint.recipe,
    phase: 0,
    parameters,
    statistics,
    images,
    labels,
    clusters: new Uint8Array(),
    step: 0,
    weights: {},
    batch: 5,
  };
  const loss = async (mode: 'train' | 'evaluate', firstSample: number): Promise<number | undefined> =>
    (await service.runShard({ ...common, mode, firstSample })).losses['crossEntropy'];
  expect(await loss('train', 0)).toBe(await loss('train', 0));
  expect(await loss('train', 0)).not.toBe(await loss('train', 5));
  expect(await loss('evaluate', 0)).toBe(await loss('evaluate', 5));
});
