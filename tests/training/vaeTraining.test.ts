import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { AbortError, DataError, ModelFileError } from '../../workers/core/errors.ts';
import { sliceDigits, type DigitSet } from '../../workers/data/digitSet.ts';
import { planParameters } from '../../workers/nn/parameterBlock.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../../workers/training/checkpoint.ts';
import { familyOf } from '../../workers/training/families.ts';
import { RECIPES, type VaeRecipe } from '../../workers/training/recipe.ts';
import { klWeight, learningRate } from '../../workers/training/schedule.ts';
import { evaluateLosses, trainModel, type TrainingOptions } from '../../workers/training/trainer.ts';
import type { Losses } from '../../workers/training/shard.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';
import { shardRunner } from '../support/shardRunner.ts';

const SMALL: VaeRecipe = {
  ...RECIPES.vae,
  seed: 7,
  epochs: 2,
  batch: 16,
  shards: 2,
  heldOut: 16,
  latent: 4,
  klWarmupEpochs: 1,
  lrWarmupSteps: 4,
};

let kernels: WebAssembly.Module;
let data: DigitSet;

beforeAll(async () => {
  kernels = await compileKernels('simd');
  data = drawnDigits(80);
});

async function train(options: Partial<TrainingOptions> = {}): Promise<Checkpoint> {
  const result = await trainModel({ recipe: SMALL, data, kernels, runShard: shardRunner(kernels, 1), ...options });
  return result.checkpoint;
}

/** Hashes, so that a failure prints two lines and not two megabytes. */
const bits = (checkpoint: Checkpoint): readonly string[] =>
  [checkpoint.parameters, checkpoint.m, checkpoint.v, checkpoint.statistics].map((values) =>
    createHash('sha256').update(values).digest('hex'),
  );

describe('training a VAE on drawn digits', () => {
  it('lowers the negative ELBO of the trained and of the held-out digits', async () => {
    const { history } = await train({ recipe: { ...SMALL, epochs: 16, statisticsDecay: 0.9 } });
    const [first, last] = [history[0], history.at(-1)];
    const elbo = ({ reconstruction = NaN, kl = NaN }: Losses = {}): number => reconstruction + kl;
    expect(history).toHaveLength(16);
    expect(elbo(last?.train)).toBeLessThan(0.55 * elbo(first?.train));
    expect(elbo(last?.heldOut)).toBeLessThan(0.75 * elbo(first?.train));
  });

  it('gives the same weights, moments and statistics with one worker, with three, and when answers overtake each other', async () => {
    const one = bits(await train());
    expect(bits(await train({ runShard: shardRunner(kernels, 3) }))).toEqual(one);
    expect(bits(await train({ runShard: shardRunner(kernels, 2, true) }))).toEqual(one);
  });

  it('gives other weights for another seed', async () => {
    const one = await train({ recipe: { ...SMALL, epochs: 1 } });
    const other = await train({ recipe: { ...SMALL, epochs: 1, seed: 8 } });
    expect(bits(other)).not.toEqual(bits(one));
  });

  it.each([1, 3, 4, 6])(
    'stopped after step %i and resumed from its file, ends as if never stopped, bit for bit',
    async (stop) => {
      const whole = await train();
      const abort = new AbortController();
      let steps = 0;
      const stopped = await trainModel({
        recipe: SMALL,
        data,
        kernels,
        runShard: shardRunner(kernels, 1),
        signal: abort.signal,
        onProgress: () => {
          if (++steps === stop) abort.abort(new AbortError('stopped by the test'));
        },
      });
      expect(stopped.status).toBe('interrupted');
      expect(stopped.checkpoint.step).toBe(stop);
      const resumeFrom = readCheckpoint(writeCheckpoint(stopped.checkpoint), 'checkpoint');
      const resumed = await train({ resumeFrom });
      expect(bits(resumed)).toEqual(bits(whole));
      const losses = ({ history }: Checkpoint): unknown => history.map(({ elapsedMs: _, ...rest }) => rest);
      expect(losses(resumed)).toEqual(losses(whole));
    },
  );

  it('loses nothing when a shard fails: the last checkpoint is of the last whole step', async () => {
    const run = shardRunner(kernels, 1);
    let calls = 0;
    const saved: Checkpoint[] = [];
    const failing = train({
      checkpointEveryMs: 0,
      onCheckpoint: (checkpoint) => Promise.resolve(void saved.push(checkpoint)),
      runShard: (request, signal) =>
        ++calls > 5 ? Promise.reject(new Error('the worker burned down')) : run(request, signal),
    });
    await expect(failing).rejects.toThrow('the worker burned down');
    const last = saved.at(-1);
    expect(last?.step).toBe(2); // two shards a step: the third step failed on its second shard
    expect(bits(await train({ ...(last && { resumeFrom: last }) }))).toEqual(bits(await train()));
  });

  it('measures the same ELBO however many workers share the work, and a lower one after training', async () => {
    const trained = await train({ recipe: { ...SMALL, epochs: 6, statisticsDecay: 0.9 } });
    const unseen = drawnDigits(40, 99);
    const one = await evaluateLosses(trained, unseen, shardRunner(kernels, 1));
    expect(await evaluateLosses(trained, unseen, shardRunner(kernels, 2))).toEqual(one);
    const fresh = await train({ recipe: { ...SMALL, epochs: 1, lr: 1e-9 } });
    const before = await evaluateLosses(fresh, unseen, shardRunner(kernels, 1));
    const elbo = ({ reconstruction = NaN, kl = NaN }: Losses): number => reconstruction + kl;
    expect(elbo(one)).toBeLessThan(elbo(before));
  });
});

describe('what training refuses', () => {
  it('data with too few digits for one batch', async () => {
    await expect(train({ data: sliceDigits(data, 0, 20) })).rejects.toThrow(
      new DataError(
        'train: 20 digits, 16 of them held out, leave 4 to train on; want at least one batch of 16; ' +
          'use --held-out 4 or fewer or a smaller --batch',
      ),
    );
  });

  it('to resume with another recipe, naming what differs', async () => {
    const resumeFrom = await train({ recipe: { ...SMALL, epochs: 1 } });
    const resumed = train({ resumeFrom, recipe: { ...SMALL, epochs: 1, latent: 6 } });
    await expect(resumed).rejects.toThrow(ModelFileError);
    await expect(resumed).rejects.toThrow(/trained with latent 4, this run asks for latent 6/);
  });

  it('to resume on other images', async () => {
    const resumeFrom = await train({ recipe: { ...SMALL, epochs: 1 } });
    const resumed = train({ resumeFrom, recipe: { ...SMALL, epochs: 1 }, data: drawnDigits(80, 2) });
    await expect(resumed).rejects.toThrow(/resume: the checkpoint was trained on images with sha256 [0-9a-f]{64}/);
  });

  it.each([
    ['in the first step', 'train', 0, 'reconstruction is NaN after 0 steps; no checkpoint was written before;'],
    ['of the first held-out digits', 'evaluate', 0, 'held out reconstruction is NaN after 4 steps; no checkpoint was'],
    [
      'after a checkpoint',
      'train',
      4,
      'reconstruction is NaN after 4 steps; the last checkpoint is whole, but leads to',
    ],
  ] as const)('to go on when the loss is no number, %s', async (_, mode, from, message) => {
    const run = shardRunner(kernels, 1);
    const kept: Checkpoint[] = [];
    const broken = train({
      onCheckpoint: (checkpoint) => {
        kept.push(checkpoint);
        return Promise.resolve();
      },
      runShard: async (request, signal) => {
        const result = await run(request, signal);
        const breaks = request.mode === mode && request.step >= from;
        return breaks ? { ...result, losses: { reconstruction: NaN } } : result;
      },
    });
    await expect(broken).rejects.toThrow(`train: divergence: ${message}`);
    expect(kept.map(({ step }) => step)).toEqual(from === 0 ? [] : [from]);
  });

  it('a checkpoint that is cut short, foreign or damaged, with a ModelFileError', async () => {
    const file = writeCheckpoint(await train({ recipe: { ...SMALL, epochs: 1 } }));
    expect(() => readCheckpoint(file.subarray(0, file.length - 5), 'checkpoint')).toThrow(ModelFileError);
    expect(() => readCheckpoint(new Uint8Array(100), 'checkpoint')).toThrow(ModelFileError);
  });
});

describe('the schedule', () => {
  it('warms up linearly, peaks at lr and ends at a hundredth of it', () => {
    const recipe = { ...SMALL, epochs: 10, lr: 1, lrWarmupSteps: 10 };
    expect(learningRate(recipe, 0, 20)).toBeCloseTo(0.1);
    expect(learningRate(recipe, 4, 20)).toBeCloseTo(0.5);
    expect(learningRate(recipe, 10, 20)).toBeCloseTo(1);
    expect(learningRate(recipe, 200, 20)).toBeCloseTo(0.01);
    for (let step = 10; step < 200; step++) {
      expect(learningRate(recipe, step + 1, 20)).toBeLessThan(learningRate(recipe, step, 20));
    }
  });

  it('raises the KL weight from 0 to its value over the warm-up, and holds it', () => {
    const recipe = { ...SMALL, klWeight: 2, klWarmupEpochs: 2 };
    expect([0, 10, 20, 40, 400].map((step) => klWeight(recipe, step, 20))).toEqual([0, 0.5, 1, 2, 2]);
    expect(klWeight({ ...recipe, klWarmupEpochs: 0 }, 0, 20)).toBe(2);
  });
});

describe('the recipes', () => {
  it.each(Object.values(RECIPES))('$family names every parameter once and leaves no gap between them', (recipe) => {
    const { parameters, parameterCount } = planParameters(familyOf(recipe).networks(recipe));
    let offset = 0;
    for (const entry of parameters) {
      expect(entry.offset).toBe(offset);
      offset += entry.shape.reduce((product, extent) => product * extent, 1);
    }
    expect(offset).toBe(parameterCount);
    expect(new Set(parameters.map(({ path }) => path)).size).toBe(parameters.length);
  });
});
