import { describe, expect, it } from 'vitest';
import { patched } from '../../../web/address/addressChange.ts';
import { onPage } from '../../../web/address/digitLinks.ts';
import { EXPLORE, WALL } from '../../../web/address/views.ts';
import { SHIPPED } from '../../support/address/bareModels.ts';

const DIGIT = { model: 'vae', seed: 3, index: 7, temperature: 1, prior: 'normal' };

describe('a change of an address', () => {
  it('leaves all else as it was', () => {
    const before = onPage(EXPLORE.id, DIGIT, { e: 'morph', b: '5.8' });
    expect(patched(before, { index: 8, fields: { b: '5.9' } }, SHIPPED)).toEqual({
      ...before,
      index: 8,
      fields: { e: 'morph', b: '5.9' },
    });
  });

  it('to another model leaves out what that model does not have, also where the change asks for it', () => {
    const conditional = patched(onPage(WALL.id, DIGIT), { model: 'cgan', class: 4 }, SHIPPED);
    expect([conditional.model, conditional.prior, conditional.class]).toEqual(['cgan', '', 4]);
    const plain = patched(conditional, { model: 'vae', class: 4 }, SHIPPED);
    expect([plain.model, plain.prior, plain.class]).toEqual(['vae', '', undefined]);
  });

  it('shows priors side by side only where the model has several', () => {
    const compared = patched(onPage(WALL.id, DIGIT), { prior: '', isComparison: true }, SHIPPED);
    expect(compared.isComparison).toBe(true);
    expect(patched(compared, { model: 'cgan' }, SHIPPED).isComparison).toBe(false);
  });

  it('to the default prior names none', () => {
    expect(patched(onPage(WALL.id, DIGIT), { prior: 'mixture' }, SHIPPED).prior).toBe('');
  });
});
