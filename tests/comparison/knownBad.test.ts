// Digits that are known to be bad are called so, and by the right name; good ones are not.

import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelChoice } from '../../workers/comparison/comparison.ts';
import { differencesOf } from '../../workers/comparison/differences.ts';
import { measureJudged, type ModelMeasurement } from '../../workers/comparison/measureModel.ts';
import { measureSharedFloor } from '../../workers/comparison/sharedFloor.ts';
import { gatherDigits, IMAGE_SIZE, type DigitSet } from '../../workers/data/digitSet.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { sampleReference, type SampleReference } from './sampleReference.ts';

const N = 400;
const fresh = drawnDigits(N, 5);
let sample: SampleReference;
let good: ModelMeasurement;
let washedOut: ModelMeasurement;

beforeAll(async () => {
  sample = await sampleReference();
  good = await measure('good', fresh);
  washedOut = await measure('blurred', blurred(fresh));
}, 180_000);

async function measure(
  key: string,
  digits: { readonly images: Uint8Array; readonly labels?: Uint8Array },
): Promise<ModelMeasurement> {
  const choice: ModelChoice = { key, name: key, sha256: '', prior: '', temperature: 1, class: null };
  const { reference, run } = sample;
  const context = { run, seed: 1, progress: { add: () => undefined } };
  const floor = measureSharedFloor(N, reference, context);
  return measureJudged(choice, await sample.judgeImages(digits), { reference, floor, context });
}

const codesOf = ({ outcome }: ModelMeasurement): readonly string[] => outcome.findings.map(({ code }) => code);

function pick(set: DigitSet, row: (i: number) => number): DigitSet {
  return gatherDigits(
    set,
    Uint32Array.from({ length: N }, (_, i) => row(i)),
    0,
    N,
  );
}

function blurred({ images, labels }: DigitSet): DigitSet {
  const near = [-29, -28, -27, -1, 0, 1, 27, 28, 29];
  const levels = images.map((_, i) => {
    const start = i - (i % IMAGE_SIZE);
    return near.reduce((sum, step) => sum + (images.subarray(start, start + IMAGE_SIZE)[i - start + step] ?? 0) / 9, 0);
  });
  return { count: N, images: levels, labels };
}

describe('a comparison', () => {
  it('finds nothing wrong with new digits of the same kind', () => {
    expect(codesOf(good)).toEqual([]);
  });

  it('finds that blurred digits are blurred', () => {
    expect(codesOf(washedOut)).toContain('blurred');
  });

  it('finds which classes a collapsed model lacks, and that it covers little', async () => {
    const many = drawnDigits(1600, 5);
    const few = Array.from({ length: 1600 }, (_, i) => i).filter((i) => (many.labels[i] ?? 0) < 3);
    const bad = await measure(
      'collapsed',
      pick(many, (i) => few[i] ?? 0),
    );
    expect(codesOf(bad)).toEqual(expect.arrayContaining(['coversLittle', 'classesMissing']));
    const missing = bad.outcome.findings.find(({ code }) => code === 'classesMissing');
    expect(missing).toEqual({ code: 'classesMissing', classes: [3, 4, 5, 6, 7, 8, 9] });
  });

  it('finds that copies of training digits are copies', async () => {
    const bad = await measure(
      'copies',
      pick(sample.training, (i) => i),
    );
    expect(codesOf(bad)).toEqual(['copies']);
    expect(bad.outcome.metrics.memorisation?.value).toBeGreaterThan(0.95);
    expect(bad.outcome.nearest?.samples[50]).toBe(0);
  });

  it('finds that other digits come than are asked for', async () => {
    const bad = await measure('disobeying', { images: fresh.images, labels: fresh.labels.map((label) => 9 - label) });
    expect(codesOf(bad)).toEqual(['disobeys']);
  });

  it('tells good from blurred digits by more than chance, and good from good by none', async () => {
    const other = await measure('other', drawnDigits(N, 6));
    const real = (a: ModelMeasurement, b: ModelMeasurement): readonly string[] =>
      differencesOf([a.evidence, b.evidence]).filter(({ isReal }) => isReal).map(({ metric }) => metric); // prettier-ignore
    expect(real(good, other)).toEqual([]);
    expect(real(good, washedOut)).toEqual(expect.arrayContaining(['fid', 'sharpness']));
  });

  it('refuses the same digit again and again', async () => {
    await expect(
      measure(
        'stuck',
        pick(fresh, () => 3),
      ),
    ).rejects.toThrow('measure: all 400 digits of stuck are the same');
  });
});
