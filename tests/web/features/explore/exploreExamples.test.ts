// The examples of the Explore tabs are of the models that ship, and show what they are there to show.

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE_NEEDS } from '../../../../web/arrival/pageNeeds.ts';
import { EXPLORE } from '../../../../web/address/views.ts';
import { nowhere } from '../../../../web/address/digitLinks.ts';
import { formatFragment, parseFragment, type PageAddress } from '../../../../web/address/pageAddress.ts';
import { verdictOf } from '../../../../web/engine/verdict.ts';
import { EXAMPLES, isExample, whyNot, withExample } from '../../../../web/features/explore/exploreExamples.ts';
import { TABS } from '../../../../web/features/explore/exploreTabs.ts';
import { parsePoint } from '../../../../web/kit/points.ts';
import { readShippedModels, readShippedParts } from '../../../../web/build/shippedModelsPlugin.ts';
import type { ShippedModels } from '../../../../web/storage/shippedModel.ts';
import { alongPath, analogy, slerp } from '../../../../workers/latent/paths.ts';
import { createBackend } from '../../../../workers/node/createBackend.ts';
import type { ComputeService } from '../../../../workers/service/computeService.ts';
import { createComputeService } from '../../../../workers/service/createComputeService.ts';

const IMAGE = 28 * 28;
const FOLDER = 'public/models';
const STEPS = 61;

let shipped: ShippedModels;
let service: ComputeService;
let judge = '';

beforeAll(async () => {
  const [first, ...others] = await readShippedModels(FOLDER);
  if (!first) throw new Error('examples: no model ships, want some');
  shipped = [first, ...others];
  service = createComputeService({ createBackend });
  await service.start('wasm');
  const part = (await readShippedParts(FOLDER)).find(({ kind }) => kind === 'judge');
  judge = part?.sha256 ?? '';
  await service.loadPart(judge, await fileOf(part?.file ?? ''));
});

async function fileOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(`${FOLDER}/${name}`));
}

function begun(fragment: string, tab: string): PageAddress {
  const { address } = parseFragment(fragment, { ...nowhere(EXPLORE), model: 'cgan', seed: 123 }, shipped);
  return withExample(address, tab, fragment, shipped);
}

/** Latents of the digits of a tab's example, and what draws others of its model. */
async function exampleOf(tab: string): Promise<{
  readonly zs: readonly Float32Array<ArrayBuffer>[];
  readonly read: (zs: readonly Float32Array[]) => Promise<readonly { readonly digit: number; readonly ink: number }[]>;
}> {
  const { model: id, seed, index, fields } = begun(`#v=explore&e=${tab}`, tab);
  const model = shipped.find((each) => each.id === id);
  if (!model) throw new Error(`example of ${tab}: its model ${id} does not ship`);
  await service.load(model.sha256, await fileOf(model.file));
  const points = [{ seed, index }, parsePoint(fields['b'] ?? ''), parsePoint(fields['g'] ?? '')];
  const zs: Float32Array<ArrayBuffer>[] = [];
  for (const point of points) {
    if (!point) continue;
    const place = { model: model.sha256, seed: point.seed, first: point.index, count: 1, temperature: 1 };
    zs.push((await service.latents({ ...place, prior: model.priors[0] ?? '' })).z);
  }
  return {
    zs,
    read: async (wanted) => {
      const Z = wanted[0]?.length ?? 0;
      const z = new Float32Array(wanted.length * Z);
      wanted.forEach((row, n) => {
        z.set(row, n * Z);
      });
      const { pixels } = await service.render({ model: model.sha256, z });
      const { probs } = await service.judge({ part: judge, pixels: pixels.slice() });
      return wanted.map((_, n) => ({
        digit: verdictOf([...probs.slice(10 * n, 10 * (n + 1))]).digit,
        ink: pixels.slice(IMAGE * n, IMAGE * (n + 1)).reduce((sum, level) => sum + level, 0),
      }));
    },
  };
}

describe('an example', () => {
  it('of a morph goes from 3 to 8, and changes once', async () => {
    const { zs, read } = await exampleOf('morph');
    const [a = new Float32Array(), b = new Float32Array()] = zs;
    const path = alongPath(slerp, a, b, STEPS);
    const steps = await read(Array.from({ length: STEPS }, (_, i) => path.slice(i * a.length, (i + 1) * a.length)));
    expect(steps.map(({ digit }) => digit).join('')).toMatch(/^3+8+$/);
  });

  it('of arithmetic is a bold 3 without a fine 3 and with a fine 7, which makes a bold 7', async () => {
    const { zs, read } = await exampleOf('arithmetic');
    const [a = new Float32Array(), b = new Float32Array(), c = new Float32Array()] = zs;
    const read4 = await read([a, b, c, analogy(a, b, c)]);
    expect(read4.map(({ digit }) => digit)).toEqual([3, 3, 7, 7]);
    const [boldThree = 0, fineThree = 0, fineSeven = 0, boldSeven = 0] = read4.map(({ ink }) => ink);
    expect(boldThree).toBeGreaterThan(1.4 * fineThree);
    expect(boldSeven).toBeGreaterThan(1.4 * fineSeven);
  });

  it('of a map stands among three different digits', async () => {
    const { zs, read } = await exampleOf('map');
    expect((await read(zs)).map(({ digit }) => digit)).toEqual([0, 3, 7]);
  });

  it('begins where the address names no model, and its digits where it names none', () => {
    const morph = EXAMPLES['morph']?.digits;
    expect(begun('#v=explore', 'morph')).toMatchObject({ model: 'vae-gan', ...morph });
    expect(begun('#v=explore&s=5', 'morph')).toMatchObject({ model: 'vae-gan', seed: 5, fields: {} });
    expect(begun('#v=explore&m=gan', 'morph')).toMatchObject({ model: 'gan', seed: 123, fields: {} });
  });

  it('is known again, until something of it is changed', () => {
    for (const { id } of TABS) {
      const address = begun(`#v=explore&e=${id}`, id);
      const again = parseFragment(formatFragment(address), { ...address, model: 'gan', seed: 1 }, shipped).address;
      expect(isExample(again, id), id).toBe(EXAMPLES[id]?.digits !== undefined);
      expect(isExample({ ...again, index: again.index + 1 }, id), id).toBe(false);
      expect(isExample({ ...again, model: 'gan' }, id), id).toBe(false);
    }
  });

  it('is of a model that a first visit asks for ahead, and whose tab has a reason against others', () => {
    const page = PAGE_NEEDS['explore'];
    for (const { id } of TABS) {
      const needs = { ...page, ...PAGE_NEEDS[`explore/${id}`] };
      expect(needs.model, id).toBe(EXAMPLES[id]?.model);
    }
    for (const tab of ['morph', 'map', 'arithmetic']) {
      const reasons = shipped.map((model) => [model.id, whyNot(tab, model, shipped) !== undefined]);
      expect(
        reasons.filter(([, has]) => has === false),
        tab,
      ).toEqual([['vae-gan', false]]);
    }
  });
});
