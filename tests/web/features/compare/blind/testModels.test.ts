import { describe, expect, it } from 'vitest';
import { firstOfClass } from '../../../../../web/features/compare/blind/digitOfClass.ts';
import { testModels } from '../../../../../web/features/compare/blind/testModels.ts';
import type { ShippedModel, ShippedModels } from '../../../../../web/storage/shippedModel.ts';

function shipped(id: string): ShippedModel {
  const file = { file: `${id}.safetensors`, bytes: 1, sha256: '0'.repeat(64), formatVersion: 1 };
  return { ...file, id, name: id, kind: id, priors: ['normal'], classes: id.startsWith('c') ? 10 : 0, metrics: {} };
}

const SHIPPED: ShippedModels = [
  shipped('cgan'),
  ...['gan', 'vae', 'cvae', 'vae-gan', 'cvae-gan'].map((id) => shipped(id)),
];

describe('the models of a blind test', () => {
  it('are all that ship, in their families; for one class those that are told it', () => {
    expect(testModels('one', [], SHIPPED).families).toEqual([
      ['gan', 'cgan'],
      ['vae', 'cvae'],
      ['vae-gan', 'cvae-gan'],
    ]);
    expect(testModels('class', [], SHIPPED).families).toEqual([['cgan'], ['cvae'], ['cvae-gan']]);
  });

  it('are only those of the address, where it names some', () => {
    for (const kind of ['class', 'models', 'one', 'pair'] as const) {
      expect(testModels(kind, ['gan', 'vae-gan'], SHIPPED).families).toEqual([['gan'], ['vae-gan']]);
    }
  });

  it('of one family are told apart as models, where two generated digits are shown', () => {
    expect(testModels('class', ['gan', 'cgan'], SHIPPED).families).toEqual([['gan'], ['cgan']]);
    expect(testModels('one', ['gan', 'cgan'], SHIPPED).families).toEqual([['gan', 'cgan']]);
  });

  it('get others beside a single one, and it is said', () => {
    const { families, isWidened } = testModels('class', ['vae'], SHIPPED);
    expect([families, isWidened]).toEqual([[['vae'], ['cgan', 'cvae-gan']], true]);
    expect(testModels('one', ['vae'], SHIPPED)).toEqual({ families: [['vae']], leftOut: [], isWidened: false });
  });

  it('leave out what does not ship, and name it', () => {
    const { families, leftOut } = testModels('models', ['gan', '0123456789ab.mine', 'vae'], SHIPPED);
    expect([families, leftOut]).toEqual([[['gan'], ['vae']], ['0123456789ab.mine']]);
    expect(testModels('class', ['nobody'], SHIPPED).families).toHaveLength(3);
  });
});

describe('a digit of a class by a model that is told none', () => {
  const probs = (...labels: readonly number[]): readonly number[] =>
    labels.flatMap((label) => Array.from({ length: 10 }, (_, i) => (i === label ? 0.91 : 0.01)));

  it('is the first that the judge reads as that class', () => {
    expect(firstOfClass(probs(3, 7, 1, 7), 7)).toBe(1);
  });

  it('is the likeliest of that class where the judge reads none as it', () => {
    const some = [...probs(3, 3, 3)];
    some[10 + 5] = 0.3;
    expect(firstOfClass(some, 5)).toBe(1);
  });
});
