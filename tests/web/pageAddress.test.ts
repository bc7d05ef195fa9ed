import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFragment, parseFragment } from '../../web/controllers/pageAddress.ts';
import { readQuery } from '../../web/controllers/navigation.ts';
import type { ShippedModels } from '../../web/storage/shippedModel.ts';

const vae = { id: 'vae', name: 'VAE', file: 'vae.safetensors', bytes: 1, sha256: '0'.repeat(64), formatVersion: 1 };
const SHIPPED: ShippedModels = [vae, { ...vae, id: 'vae-gan', name: 'VAE-GAN' }];
const DEFAULTS = { model: 'vae', seed: 99, index: 0, temperature: 1 };

describe('the address of the page', () => {
  it('comes back as it was written', () => {
    const address = fc.record({
      model: fc.constantFrom('vae', 'vae-gan'),
      seed: fc.maxSafeNat(),
      index: fc.maxSafeNat(),
      temperature: fc.constantFrom(1, 0.7, 0, 4),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(address, (before) => {
        const { address: after, problems } = parseFragment(formatFragment(before), DEFAULTS, SHIPPED);
        expect(after).toEqual(before);
        expect(problems).toEqual([]);
      }),
    );
  });

  it('is never an error, and always one of a digit that is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { address } = parseFragment(text, DEFAULTS, SHIPPED);
        expect(SHIPPED.map(({ id }) => id)).toContain(address.model);
        expect(Number.isSafeInteger(address.seed) && Number.isSafeInteger(address.index)).toBe(true);
      }),
    );
  });

  it('says what of it could not be used, each in a sentence', () => {
    const { address, problems } = parseFragment('#m=nobody&s=-1&i=x&t=9&d=1', DEFAULTS, SHIPPED);
    expect(address).toEqual({ ...DEFAULTS, isOpen: true });
    expect(problems).toHaveLength(4);
    for (const problem of problems) expect(problem).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the query', () => {
  it('chooses engine and workers', () => {
    expect(readQuery('?engine=tfjs&workers=3')).toEqual({ engine: 'tfjs', workers: 3 });
  });

  it.each(['', '?engine=cuda&workers=0', '?workers=1e9', '?workers=2.5', '?workers='])(
    '"%s" leaves both open',
    (query) => {
      expect(readQuery(query)).toEqual({ engine: 'auto', workers: undefined });
    },
  );
});
