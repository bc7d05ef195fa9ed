// The gallery's own models: whole, small, described, and able to make what they say.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import { MODEL_KINDS, readModelFile } from '../../workers/models/modelFile.ts';
import { parseModelIndex } from '../../workers/models/modelIndex.ts';
import { checkPartVectors, readPartFile } from '../../workers/models/partFile.ts';
import { sha256Hex } from '../../workers/core/sha256.ts';
import { checkTestVectors } from '../../workers/models/testVectors.ts';
import { compileTrunkAndHead } from '../../workers/models/trunkAndHead.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { compileKernels } from '../support/kernels.ts';

const FOLDER = join(PROJECT_ROOT, 'public/models');
/** What one slow visitor may have to wait for. */
const MAX_BYTES = 200_000;

const read = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(FOLDER, file)));
const index = parseModelIndex(JSON.parse(new TextDecoder().decode(read('index.json'))));

let engines: readonly Backend[];
beforeAll(async () => {
  engines = [
    await createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' }),
    await createTfjsBackend({ engine: 'cpu' }),
  ];
});

it('are one of each family, plain and conditional', () => {
  expect(index.models.map(({ kind }) => kind).sort()).toEqual([...MODEL_KINDS].sort());
});

describe.each(index.models)('$id', ({ id, kind, file, bytes, sha256, metrics, priors }) => {
  it('is the file of the index, and no larger than a phone should have to fetch', async () => {
    const content = read(file);
    expect([content.length, await sha256Hex(content)]).toEqual([bytes, sha256]);
    expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('has a card: how it was made and how good it is, beside what real digits get', () => {
    const model = readModelFile(read(file));
    expect([model.id, model.kind, model.licence]).toEqual([id, kind, 'CC0-1.0']);
    expect(model.metrics).toEqual(metrics);
    expect(model.priors.map((prior) => prior.id)).toEqual(priors);
    expect(String(model.training['command'])).toMatch(new RegExp(`^npm run digits -- train ${kind} `));
    for (const name of ['data', 'recipe', 'epochs', 'elapsedSeconds', 'lossCurve']) {
      expect(Object.keys(model.training)).toContain(name);
    }
    expect(metrics['samples']).toBe(10_000);
    for (const name of ['fid', 'kid', 'precision', 'recall', 'unreadable', 'memorisationFeatures']) {
      const { [name]: value = NaN, [`${name}Low`]: low = NaN, [`${name}High`]: high = NaN } = metrics;
      expect(value, name).toBeGreaterThanOrEqual(low);
      expect(value, name).toBeLessThanOrEqual(high);
      expect(metrics[`${name}Real`], name).toEqual(expect.any(Number));
    }
    for (const prior of priors.slice(1)) expect(metrics[`${prior}Unreadable`], prior).toEqual(expect.any(Number));
  });

  it('makes its digits on both engines', async () => {
    const model = readModelFile(read(file));
    for (const engine of engines) {
      await checkTestVectors(model, engine, engine.compile(model.network, model.weights, 16));
    }
  });
});

describe.each(index.parts)('$id', ({ model, file, bytes, sha256 }) => {
  it('is the file of the index, of the same run as its model, and answers as it says on both engines', async () => {
    const content = read(file);
    expect([content.length, await sha256Hex(content)]).toEqual([bytes, sha256]);
    const part = readPartFile(content);
    const owner = index.models.find(({ id }) => id === model);
    expect(part.training).toEqual(readModelFile(read(owner?.file ?? '')).training);
    for (const engine of engines) await checkPartVectors(part, engine, compileTrunkAndHead(engine, part));
  });
});
