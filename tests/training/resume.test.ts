import { beforeAll, describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import type { DigitSet } from '../../workers/data/digitSet.ts';
import type { Checkpoint } from '../../workers/training/checkpoint.ts';
import { FAMILIES, RECIPES, type FamilyName, type Recipe } from '../../workers/training/recipe.ts';
import { isUnsureOfLabels } from '../../workers/training/resume.ts';
import { trainModel, type TrainingOptions } from '../../workers/training/trainer.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';
import { shardRunner } from '../support/shardRunner.ts';
import { bitsOf, stopAfter } from '../support/trainingRuns.ts';

const LABELLED: readonly FamilyName[] = ['cvae', 'cgan', 'cvae-gan', 'judge'];

const digits = drawnDigits(96);
/** The same images, each with the label of another class. */
const shuffled: DigitSet = { ...digits, labels: digits.labels.map((label) => (label + 1) % 10) };

let kernels: WebAssembly.Module;
beforeAll(async () => {
  kernels = await compileKernels('simd');
});

function small(family: FamilyName): Recipe {
  const recipe: Recipe = { ...RECIPES[family], epochs: 1, batch: 16, heldOut: 16, lrWarmupSteps: 4 };
  return {
    ...recipe,
    ...('latent' in recipe && { latent: 4 }),
    ...('clusters' in recipe && recipe.clusters > 0 && { clusters: 3 }),
  };
}

async function train(recipe: Recipe, options: Partial<TrainingOptions> = {}): Promise<Checkpoint> {
  const runShard = shardRunner(kernels, 1);
  return (await trainModel({ recipe, data: digits, kernels, runShard, ...options })).checkpoint;
}

/** A run of a family that was stopped half-way, as its file has it. */
function halfOf(recipe: Recipe): Promise<Checkpoint> {
  return stopAfter(2, (options) => train(recipe, options));
}

describe('a run is resumed with other labels', () => {
  it.each(LABELLED)('never where it learns by them: %s', async (family) => {
    const recipe = small(family);
    const resumeFrom = await halfOf(recipe);
    const resumed = train(recipe, { resumeFrom, data: shuffled });
    await expect(resumed).rejects.toThrow(ModelFileError);
    await expect(resumed).rejects.toThrow(
      /^resume: the checkpoint was trained on labels with sha256 [0-9a-f]{64}, these have [0-9a-f]{64}; use the same --data/,
    );
  });

  it.each(FAMILIES.filter((family) => !LABELLED.includes(family)))(
    'where they decide no bit, and ends as if they were the same: %s',
    async (family) => {
      const recipe = small(family);
      const resumed = await train(recipe, { resumeFrom: await halfOf(recipe), data: shuffled });
      expect(bitsOf(resumed)).toEqual(bitsOf(await train(recipe)));
      expect(resumed.labels).toBeUndefined();
    },
  );
});

it('a checkpoint from before labels were hashed is resumed, is known to be one, and the next has the hash', async () => {
  const recipe = small('cvae');
  const { labels, ...old } = await halfOf(recipe);
  expect([isUnsureOfLabels(old), isUnsureOfLabels({ ...old, recipe: small('vae') })]).toEqual([true, false]);
  const resumed = await train(recipe, { resumeFrom: old });
  expect(resumed.labels).toBe(labels);
  expect(isUnsureOfLabels(resumed)).toBe(false);
  expect(bitsOf(resumed)).toEqual(bitsOf(await train(recipe)));
});
