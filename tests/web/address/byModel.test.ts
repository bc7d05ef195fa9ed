import { describe, expect, it } from 'vitest';
import { formatAddress, type DigitAddress } from '../../../workers/core/address.ts';
import { byModel } from '../../../web/address/byModel.ts';
import { formatFragment, parseFragment } from '../../../web/address/pageAddress.ts';
import { onPage } from '../../../web/address/digitLinks.ts';
import { PICTURE } from '../../../web/address/views.ts';
import type { ShippedModels } from '../../../web/storage/shippedModel.ts';
import { bareModel } from '../../support/address/bareModels.ts';

/** As the gallery ships them: one has no `normal`, one has nothing else. */
const [vae, cvae, gan, cgan] = [
  bareModel('vae', ['mixture', 'normal'], 0),
  bareModel('cvae', ['mixture', 'normal'], 10),
  bareModel('gan', ['mixture'], 0),
  bareModel('cgan', ['normal'], 10),
] as const;
const SHIPPED: ShippedModels = [vae, cvae, gan, cgan];

const DIGIT: DigitAddress = { model: 'vae', seed: 3, index: 7, temperature: 0.8, prior: '' };

describe('the same digit by another model', () => {
  it('has the seed, number and temperature that it had', () => {
    for (const model of SHIPPED) {
      expect(byModel(DIGIT, model)).toEqual({ ...DIGIT, model: model.id, class: undefined });
    }
  });

  it('keeps the prior where the model has one of that name', () => {
    expect(byModel({ ...DIGIT, prior: 'normal' }, cvae).prior).toBe('normal');
  });

  it('is from the model’s default prior where the model has none of that name', () => {
    expect(byModel({ ...DIGIT, prior: 'normal' }, gan).prior).toBe('');
    expect(byModel({ ...DIGIT, prior: '' }, cgan).prior).toBe('');
  });

  it('has no prior in its address where the prior is the model’s default', () => {
    expect(byModel({ ...DIGIT, prior: 'normal' }, cgan).prior).toBe('');
    expect(byModel({ ...DIGIT, prior: 'mixture' }, vae).prior).toBe('');
  });

  it('keeps the class where the model is conditioned on one, and has none elsewhere', () => {
    const four = { ...DIGIT, model: 'cvae', class: 4 };
    expect(byModel(four, cgan).class).toBe(4);
    expect(byModel(four, vae).class).toBe(undefined);
    expect(byModel(DIGIT, cvae).class).toBe(undefined);
    expect(byModel(four, bareModel('binary', ['normal'], 2)).class).toBe(undefined);
  });

  it('keeps what else there is, as a page’s address', () => {
    const page = onPage(PICTURE.id, DIGIT, { h: '12' });
    expect(byModel(page, gan)).toEqual({ ...page, model: 'gan' });
  });

  it('always has an address that is read back as it is, without a problem', () => {
    for (const from of SHIPPED) {
      for (const prior of ['', ...from.priors]) {
        for (const digitClass of from.classes > 0 ? [undefined, 4] : [undefined]) {
          const digit = byModel({ ...DIGIT, prior, class: digitClass }, from);
          for (const to of SHIPPED) {
            const address = onPage(PICTURE.id, byModel(digit, to));
            const read = parseFragment(formatFragment(address), DIGIT, SHIPPED);
            expect(read.problems, formatAddress(address)).toEqual([]);
            expect(read.address).toEqual(address);
          }
        }
      }
    }
  });
});
