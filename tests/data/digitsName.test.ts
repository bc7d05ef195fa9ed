import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTrainingIndex } from '../../workers/comparison/trainingFile.ts';
import { digitsName, MNIST_TRAINING } from '../../workers/data/digitsName.ts';
import { readModelFile } from '../../workers/models/modelFile.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';

const shipped = (...path: string[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(PROJECT_ROOT, 'public', ...path)));

describe('MNIST', () => {
  it('is what the reference of the gallery was made from', () => {
    expect(readTrainingIndex(shipped('reference', 'training.safetensors')).digits?.training).toEqual(MNIST_TRAINING);
  });

  it('is called as in the models that are shipped', () => {
    const { training } = readModelFile(shipped('models', 'vae.safetensors'));
    expect(training['data']).toMatchObject({ name: digitsName(MNIST_TRAINING) });
  });
});

describe('other digits are called by how many there are:', () => {
  it.each([
    ['fewer digits', { ...MNIST_TRAINING, count: 1000 }, 'IDX files, 1,000 digits'],
    ['as many other images', { ...MNIST_TRAINING, images: '0'.repeat(64) }, 'IDX files, 60,000 digits'],
    ['the same images with other labels', { ...MNIST_TRAINING, labels: '0'.repeat(64) }, 'IDX files, 60,000 digits'],
  ])('%s', (_, print, name) => {
    expect(digitsName(print)).toBe(name);
  });
});
