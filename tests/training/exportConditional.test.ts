// A conditional VAE from drawn digits to the file that the gallery loads, and digits of a class out of it.

import { expect, it } from 'vitest';
import { createBackend } from '../../workers/node/createBackend.ts';
import { digitInputs } from '../../workers/models/digitInputs.ts';
import { readModelFile } from '../../workers/models/modelFile.ts';
import { checkTestVectors } from '../../workers/models/testVectors.ts';
import { encodeDigits } from '../../workers/training/encodeDigits.ts';
import { exportGenerator } from '../../workers/training/exportGenerator.ts';
import { fitPriors } from '../../workers/training/fitPriors.ts';
import { RECIPES } from '../../workers/training/recipe.ts';
import { trainModel } from '../../workers/training/trainer.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';
import { shardRunner } from '../support/shardRunner.ts';

const Z = 4;

it('a conditional VAE becomes a model with a mixture for each class, which makes digits of the class it is told', async () => {
  const kernels = await compileKernels('simd');
  const runShard = shardRunner(kernels, 1);
  const data = drawnDigits(320);
  const recipe = { ...RECIPES.cvae, latent: Z, epochs: 1, batch: 16, shards: 2, heldOut: 16, lrWarmupSteps: 4 };
  const { checkpoint } = await trainModel({ recipe, data, kernels, runShard });
  const codes = await encodeDigits(checkpoint, data, runShard);
  const priors = await fitPriors(codes, data.labels, { latent: Z, classes: 10, components: 5, seed: 1 });
  const card = { id: 'cvae', name: 'CVAE', author: 'the tests', metrics: {} };
  const details = { ...card, command: 'train cvae', dataName: 'drawn digits' };
  const backend = await createBackend('wasm');
  const { file } = await exportGenerator(recipe, checkpoint, { ...details, priors }, backend);

  const model = readModelFile(file);
  const [{ prior }] = model.priors;
  expect([model.kind, model.classes, model.network.input]).toEqual(['cvae', 10, [Z + 10]]);
  expect(prior.kind === 'mixture' && prior.mixtures.length).toBe(10);
  const compiled = backend.compile(model.network, model.weights, 16);
  await checkTestVectors(model, backend, compiled);
  const pictures = [0, 1].map((label) => {
    const { x } = digitInputs(model, backend, prior, { seed: 1, first: 0, count: 4, temperature: 1, class: label });
    return compiled.pixels(x, 4);
  });
  expect(pictures[0]).not.toEqual(pictures[1]);
});
