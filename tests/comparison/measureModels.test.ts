// Whole comparisons on the real compute service.

import { beforeAll, describe, expect, it } from 'vitest';
import { AbortError } from '../../workers/core/errors.ts';
import type { Comparison, ModelOutcome } from '../../workers/comparison/comparison.ts';
import { measureModels, type ComparedModel, type MeasureRequest } from '../../workers/comparison/measureModels.ts';
import type { MeasuringPool } from '../../workers/comparison/measuringRun.ts';
import { createPauseSwitch } from '../../workers/comparison/pauseSwitch.ts';
import { untrainedConditional, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { localPool, sampleReference, type SampleReference } from './sampleReference.ts';

const N = 120;
let sample: SampleReference;
let models: readonly ComparedModel[];
let first: Comparison;

const compared = ({ model, sha256, file }: UntrainedModel, key: string): ComparedModel => ({
  ...{ key, name: model.name, sha256 },
  file: () => Promise.resolve(file),
});

beforeAll(async () => {
  sample = await sampleReference(150, 300);
  const [plain, conditional] = [await untrainedModel(1), await untrainedConditional(2)];
  models = [compared(plain, 'plain'), compared(conditional, 'conditional')];
  first = await measure({});
}, 180_000);

async function measure(changes: Partial<MeasureRequest>): Promise<Comparison> {
  const { reference, judge } = sample;
  const pool: MeasuringPool = changes.pool ?? (await localPool());
  return measureModels({
    models,
    n: N,
    seed: 1,
    reference,
    judge,
    signal: new AbortController().signal,
    ...changes,
    pool,
  });
}

describe('a comparison', () => {
  it('is plain JSON with all metrics of all models, and the differences of every two', () => {
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(first.models.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'plain measured',
      'conditional measured',
    ]);
    const [plain, conditional] = first.models;
    if (plain?.status !== 'measured' || conditional?.status !== 'measured') return expect.fail('both are measured');
    expect(plain.metrics.labelAgreement).toBeNull();
    expect(conditional.metrics.labelAgreement?.value).toBeGreaterThanOrEqual(0);
    expect(first.differences.map(({ metric }) => metric)).toEqual(
      Object.entries(plain.metrics).flatMap(([metric, value]) => (value ? [metric] : [])),
    );
    expect(first.smallness.map(({ code }) => code)).toEqual(['fidBias', 'coarseShares']);
  });

  it('is refused before any digit is drawn where our kernels do not run', async () => {
    const pool: MeasuringPool = { ...(await localPool()), engine: Promise.resolve('tfjs') };
    await expect(measure({ pool })).rejects.toMatchObject({
      name: 'KernelsError',
      message: 'measure: digits are drawn by tfjs, want our own kernels; take a browser with SIMD WebAssembly',
    });
  });

  it('goes on without models that cannot be measured, and says why', async () => {
    const missing: ComparedModel = {
      key: 'gone',
      name: 'Gone',
      sha256: 'x',
      file: () => Promise.reject(new Error('no such file')),
    };
    const damaged: ComparedModel = {
      key: 'bad',
      name: 'Bad',
      sha256: 'y',
      file: () => Promise.resolve(new Uint8Array(99)),
    };
    const other = { ...models[0], key: 'prior', prior: 'nobody-knows' } as ComparedModel; // of the one before
    const reported: string[] = [];
    const onModel = ({ key, status }: ModelOutcome): void => void reported.push(`${key} ${status}`);
    const result = await measure({ models: [missing, damaged, other, ...models.slice(0, 1)], onModel });
    expect(reported.sort()).toEqual(['bad failed', 'gone failed', 'plain measured', 'prior failed']);
    expect(result.models.map((model) => (model.status === 'failed' ? model.error.message : ''))).toEqual([
      'no such file',
      expect.stringMatching(/^model file/),
      expect.stringContaining('prior "nobody-knows"'),
      '',
    ]);
    expect(result.models.at(-1)).toEqual(first.models[0]);
  }, 120_000);

  it('ends at once when it is cancelled, also while it is paused', async () => {
    const cancel = new AbortController();
    const pause = createPauseSwitch();
    let jobs = 0;
    const pool = await localPool((job) => {
      jobs = job;
      if (job === 3) pause.pause();
      return Promise.resolve();
    });
    const measuring = measure({ pool, pause, signal: cancel.signal });
    const outcome = measuring.catch((error: unknown) => error);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    const atRest = jobs;
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(jobs).toBe(atRest); // nothing begins while it rests
    cancel.abort();
    expect(await outcome).toBeInstanceOf(AbortError);
  });

  it('refuses what no model could meet, before any work', async () => {
    await expect(measure({ n: 64 })).rejects.toThrow('measure: 64 digits for 64 features, want 65 to 50000');
    await expect(measure({ models: [] })).rejects.toThrow('measure: no models');
    const judge = { ...sample.judge, sha256: 'ef'.repeat(32) };
    await expect(measure({ judge })).rejects.toThrow('want efefefef');
  });
});
