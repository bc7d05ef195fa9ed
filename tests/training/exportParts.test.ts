// The networks of a run that make no digits, from checkpoints to files of their own.

import { expect, it } from 'vitest';
import { readPartFile } from '../../workers/models/partFile.ts';
import { compileTrunkAndHead } from '../../workers/models/trunkAndHead.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { initialValues, planParameters } from '../../workers/nn/parameterBlock.ts';
import type { Checkpoint } from '../../workers/training/checkpoint.ts';
import { encodeDigits } from '../../workers/training/encodeDigits.ts';
import { exportParts } from '../../workers/training/exportParts.ts';
import { familyOf } from '../../workers/training/families.ts';
import { RECIPES, type Recipe } from '../../workers/training/recipe.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { shardRunner } from '../support/shardRunner.ts';

const DETAILS = { id: 'm', name: 'M', author: 'the tests', command: 'train m', dataName: 'drawn digits' };
const Z = 4;

/** A run that ended where it began, with batch statistics that are not 0 and 1. */
function untrained(recipe: Recipe): Checkpoint {
  const layout = planParameters(familyOf(recipe).networks(recipe));
  const parameters = initialValues(layout.parameters, layout.parameterCount, 3);
  const none = new Float32Array(layout.parameterCount);
  return {
    recipe,
    data: '0'.repeat(64),
    step: 0,
    elapsedMs: 0,
    updates: {},
    sums: { images: 0, losses: {}, elapsedMs: 0 },
    history: [],
    parameters,
    m: none,
    v: none,
    statistics: initialValues(layout.statistics, layout.statisticsCount, 1).map((value) => 0.7 * value + 0.1),
    centres: new Float32Array(),
  };
}

it.each([
  ['vae', 0],
  ['cvae', 10],
] as const)("an encoder's file of a %s puts digits where training did", async (family, classes) => {
  const recipe = { ...RECIPES[family], latent: Z };
  const checkpoint = untrained(recipe);
  const backend = await createBackend('wasm');
  const [exported, ...others] = await exportParts(recipe, checkpoint, DETAILS, backend);
  expect(others).toEqual([]);
  const part = readPartFile(exported?.file ?? new Uint8Array());
  expect(part).toMatchObject({ kind: 'encoder', id: 'm-encoder', model: 'm', name: 'M: encoder', classes, latent: Z });
  expect(part.training).toMatchObject({ command: 'train m', data: { name: 'drawn digits' }, epochs: 0 });

  const data = drawnDigits(20);
  const want = await encodeDigits(checkpoint, data, shardRunner(await compileKernels('simd'), 1));
  const { answers } = compileTrunkAndHead(backend, part).run(data.images, classes > 0 ? data.labels : undefined);
  const mu = Float32Array.from(
    { length: data.count * Z },
    (_, i) => answers[Math.floor(i / Z) * 2 * Z + (i % Z)] ?? NaN,
  );
  // Sums of thousands of products with weights of 11 bits; batch norm folded, where training applies it.
  expectAllClose(mu, want, { abs: 5e-3, rel: 5e-3 });
});

it.each([
  ['gan', 1],
  ['cgan', 11],
  ['vae-gan', 1],
  ['cvae-gan', 11],
] as const)("a %s's discriminator is a file of layer l that answers %i numbers", async (family, answers) => {
  const recipe = { ...RECIPES[family], latent: Z };
  const backend = await createBackend('wasm');
  const exported = await exportParts(recipe, untrained(recipe), DETAILS, backend);
  const kinds = 'components' in recipe ? ['encoder', 'discriminator'] : ['discriminator'];
  expect(exported.map(({ part }) => [part.kind, part.id])).toEqual(kinds.map((kind) => [kind, `m-${kind}`]));
  const part = readPartFile(exported.at(-1)?.file ?? new Uint8Array());
  const outputs = compileTrunkAndHead(backend, part).run(drawnDigits(3).images);
  expect([outputs.features.length, outputs.answers.length]).toEqual([3 * 7 * 7 * 48, 3 * answers]);
  expect(outputs.answers.every(Number.isFinite)).toBe(true);
});
