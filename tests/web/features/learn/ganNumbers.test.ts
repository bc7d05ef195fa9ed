// What the GAN lesson says of its model agrees with the files that ship.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../../../workers/models/modelFile.ts';
import { createBackend } from '../../../../workers/node/createBackend.ts';
import { PROJECT_ROOT } from '../../../../workers/node/projectRoot.ts';
import { createComputeService } from '../../../../workers/service/createComputeService.ts';
import { lastRight, lossCurve, recipeNumber, trainedOn } from '../../../../web/features/learn/card.ts';
import { sigmoid } from '../../../../web/features/learn/ganGameState.ts';
import { messagesOf } from '../../../support/messages.ts';

const COUNT = 64;
const source = 'web/features/learn/gan.ts';
const lesson = messagesOf(source, readFileSync(join(PROJECT_ROOT, source), 'utf8'))
  .map(({ key }) => key)
  .join('\n');
const read = (name: string) => new Uint8Array(readFileSync(join(PROJECT_ROOT, 'public/models', `${name}.safetensors`)));
const training = readModelFile(read('gan')).training;
const losses = (name: string): readonly number[] => lossCurve(training, [[name, name]])[0]?.points ?? [];

describe('the lesson on the GAN', () => {
  it('says that the discriminator stays ahead of a draw, and so it did in every epoch', () => {
    expect(lesson).toContain('At a draw each of these losses would be ln 2 ≈ 0.69. Here the discriminator stays ahead');
    expect([losses('real').length, losses('fake').length, losses('generator').length]).toEqual([16, 16, 16]);
    expect(Math.max(...losses('real'), ...losses('fake'))).toBeLessThan(Math.LN2);
    expect(Math.min(...losses('generator'))).toBeGreaterThan(Math.LN2);
  });

  it('says that the discriminator had a hint in training and recognised about nine forgeries of ten', () => {
    expect(lesson).toContain('With the hint it recognised about nine forgeries of ten.');
    expect(recipeNumber(training, 'clusters')).toBeGreaterThan(0);
    const { fake = NaN } = lastRight(training) ?? {};
    expect(Math.abs(fake - 0.9)).toBeLessThan(0.06);
  });

  // Of 2,048 digits it is sure of 90 % on average, of as many test digits of MNIST 94 %.
  it('says that without the hint it believes most digits of the generator, and so it does', async () => {
    expect(lesson).toContain('It believes most of them.');
    const service = createComputeService({ createBackend });
    await service.start('wasm');
    const [model, part] = [read('gan'), read('gan.discriminator')].map((file) => ({
      file,
      sha256: createHash('sha256').update(file).digest('hex'),
    }));
    if (!model || !part) throw new Error('two files were read');
    await service.load(model.sha256, model.file);
    await service.loadPart(part.sha256, part.file);
    const address = { model: model.sha256, seed: 1, first: 0, count: COUNT, temperature: 1 };
    const { pixels } = await service.generate(address);
    const { logits } = await service.likeness({ part: part.sha256, pixels });
    const probs = Array.from(logits, sigmoid);
    expect(probs.filter((p) => p > 0.5).length).toBeGreaterThan(0.9 * COUNT);
    expect(probs.reduce((sum, p) => sum + p, 0) / COUNT).toBeGreaterThan(0.8);
  });

  it('counts the digits that the model was trained on without those that were held out', () => {
    expect(trainedOn(training)).toBe(55_000);
    expect(trainedOn({})).toBeUndefined();
  });
});
