// From trained digits to the priors of a model: codes by the workers, mixtures fitted to them.

import { beforeAll, describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import { DataError } from '../../workers/core/errors.ts';
import type { MixturePrior, Priors } from '../../workers/models/prior.ts';
import { loadPriors, storePriors } from '../../workers/models/priorEncoding.ts';
import type { Checkpoint } from '../../workers/training/checkpoint.ts';
import { encodeDigits } from '../../workers/training/encodeDigits.ts';
import { fitPriors } from '../../workers/training/fitPriors.ts';
import { foldedNetwork } from '../../workers/training/foldedNetwork.ts';
import { RECIPES, type Recipe } from '../../workers/training/recipe.ts';
import { trainModel } from '../../workers/training/trainer.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { randomFloats } from '../support/randomTensors.ts';
import { shardRunner } from '../support/shardRunner.ts';

const Z = 4;
const SMALL = { seed: 7, epochs: 1, batch: 16, shards: 2, heldOut: 16, lrWarmupSteps: 4, statisticsDecay: 0.9 };

let kernels: WebAssembly.Module;

beforeAll(async () => {
  kernels = await compileKernels('simd');
});

async function trained(recipe: Recipe): Promise<Checkpoint> {
  const data = drawnDigits(80);
  return (await trainModel({ recipe, data, kernels, runShard: shardRunner(kernels, 1) })).checkpoint;
}

function mixturesOf([{ id, prior }, ...others]: Priors): MixturePrior['mixtures'] {
  expect([id, ...others.map((other) => other.id)]).toEqual(['mixture', 'normal']);
  if (prior.kind !== 'mixture') throw new Error(`the first prior is ${prior.kind}`);
  return prior.mixtures;
}

describe('the codes of digits', () => {
  // More than one request, the last of them not full.
  const digits = drawnDigits(620, 3);

  it('are the same, bit for bit, with one worker, with three, and when answers overtake each other', async () => {
    const checkpoint = await trained({ ...RECIPES.vae, ...SMALL, latent: Z });
    const codes = await encodeDigits(checkpoint, digits, shardRunner(kernels, 1));
    expect(codes).toHaveLength(620 * Z);
    expect(await encodeDigits(checkpoint, digits, shardRunner(kernels, 3))).toEqual(codes);
    expect(await encodeDigits(checkpoint, digits, shardRunner(kernels, 2, true))).toEqual(codes);
  });

  it.each(['vae', 'cvae'] as const)(
    'are the means of a %s’s posterior under the running statistics',
    async (family) => {
      const checkpoint = await trained({ ...RECIPES[family], ...SMALL, latent: Z });
      const codes = await encodeDigits(checkpoint, digits, shardRunner(kernels, 1));
      const backend = await createWasmBackend({ kernels, name: 'wasm' });
      const run = (name: string, x: Float32Array): Float32Array => {
        const { network, weights } = foldedNetwork(checkpoint, name);
        return backend.compile(network, weights, 16).run(x, digits.count);
      };
      const features = run(
        'encoder',
        Float32Array.from(digits.images, (level) => level / 255),
      );
      const width = features.length / digits.count;
      const joined = Array.from(digits.labels, (label, n) => [
        ...features.subarray(n * width, (n + 1) * width),
        ...Array.from({ length: family === 'cvae' ? 10 : 0 }, (_, k) => (k === label ? 1 : 0)),
      ]);
      const output = run('posterior', Float32Array.from(joined.flat()));
      const means = output.filter((_, i) => i % (2 * Z) < Z);
      // Batch norm folded into weights rounds otherwise, over sums of thousands.
      expectAllClose(codes, means, { abs: 1e-4, rel: 1e-4 });
    },
  );

  it('are not to be had of a family without an encoder', async () => {
    const checkpoint = await trained({ ...RECIPES.judge, ...SMALL });
    await expect(encodeDigits(checkpoint, digits, shardRunner(kernels, 1))).rejects.toThrow('judge: no encoder');
  });
});

describe('the priors', () => {
  /** Ten classes of codes, far apart. */
  const labels = Uint8Array.from({ length: 2000 }, (_, n) => n % 10);
  const codes = randomFloats(2000 * Z, 1).map((value, i) => value + 100 * (labels[Math.floor(i / Z)] ?? NaN));
  const options = { latent: Z, classes: 0, components: 40, seed: 3 };

  it('are a mixture of as many normals as asked for, then N(0, I), the same for the same codes and seed', async () => {
    const priors = await fitPriors(codes, labels, options);
    const mixtures = mixturesOf(priors);
    expect(mixtures.map(({ weights }) => weights.length)).toEqual([40]);
    expect(await fitPriors(codes.slice(), labels, options)).toEqual(priors);
    expect(await fitPriors(codes, labels, { ...options, seed: 4 })).not.toEqual(priors);
  });

  it('have fewer components where codes are few', async () => {
    const [mixture] = mixturesOf(await fitPriors(codes.subarray(0, 100 * Z), labels.subarray(0, 100), options));
    expect(mixture.weights).toHaveLength(5); // 20 codes for each: four times as many as define one
  });

  it('of a conditional model have a mixture for each class, of its codes alone', async () => {
    const mixtures = mixturesOf(await fitPriors(codes, labels, { ...options, classes: 10, components: 5 }));
    expect(mixtures).toHaveLength(10);
    mixtures.forEach(({ weights, means }, label) => {
      expect(weights.length).toBeGreaterThan(1);
      expect(Math.max(...means.map((mean) => Math.abs(mean - 100 * label)))).toBeLessThan(10);
    });
  });

  it('of classes of which some have few digits are of one size, as a file wants them, and no other distributions', async () => {
    // Digits of class 0 are so few that they define two components only.
    const kept = labels.map((label, n) => (label === 0 && n >= 500 ? 1 : label));
    const priors = await fitPriors(codes, kept, { ...options, classes: 10, components: 5 });
    const mixtures = mixturesOf(priors);
    expect(new Set(mixtures.map(({ weights }) => weights.length)).size).toBe(1);
    for (const { weights } of mixtures) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    const stored = storePriors(priors, Z, 'F32');
    expect(loadPriors(['mixture', 'normal'], stored, { latent: Z, classes: 10 }, 'file')).toEqual(priors);
    const [few] = mixtures;
    expect(new Set(few.means).size).toBeLessThan(few.means.length); // some are the same one, split
  });

  it('of a class without digits cannot be fitted, and the error says which', async () => {
    const nine = labels.map((label) => (label === 4 ? 5 : label));
    const fit = fitPriors(codes, nine, { ...options, classes: 10, components: 5 });
    await expect(fit).rejects.toThrow(DataError);
    await expect(fit).rejects.toThrow(/^class 4: mixture: 0 codes/);
  });

  it('count their steps up to the end of what they may take', async () => {
    const steps: number[] = [];
    await fitPriors(codes, labels, {
      ...options,
      classes: 10,
      onProgress: (step, of, logLikelihood) => {
        expect(step <= of && Number.isFinite(logLikelihood)).toBe(true);
        steps.push(step);
      },
    });
    expect(steps.length).toBeGreaterThan(10);
    steps.slice(1).forEach((step, i) => expect(step).toBeGreaterThan(steps[i] ?? NaN));
  });
});
