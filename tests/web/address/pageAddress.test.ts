import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ADDRESS } from '../../../workers/core/readFields.ts';
import { formatFragment, parseFragment, type PageAddress } from '../../../web/address/pageAddress.ts';
import { FRONT, VIEWS, WALL } from '../../../web/address/views.ts';
import { problemText } from '../../../web/address/addressProblems.ts';
import { readQuery } from '../../../web/shell/navigation.ts';
import type { ShippedModels } from '../../../web/storage/shippedModel.ts';

const file = { file: 'vae.safetensors', bytes: 1, sha256: '0'.repeat(64), formatVersion: 1 };
const vae = { id: 'vae', name: 'VAE', kind: 'vae', metrics: {}, ...file, priors: ['mixture', 'normal'], classes: 0 };
const gan = { ...vae, id: 'gan', name: 'GAN', kind: 'gan', priors: ['normal'] };
const SHIPPED: ShippedModels = [vae, { ...vae, id: 'cvae', name: 'CVAE', classes: 10 }, gan];
const DEFAULTS = { model: 'vae', seed: 99, index: 0, temperature: 1, prior: '' };

/** An address, and what there is to say about it. */
function readAddress(fragment: string): { readonly address: PageAddress; readonly problems: readonly string[] } {
  const { address, problems } = parseFragment(fragment, DEFAULTS, SHIPPED);
  return { address, problems: problems.map(problemText) };
}

describe('the address of the page', () => {
  it('comes back as it was written', () => {
    const address: fc.Arbitrary<PageAddress> = fc.record({
      view: fc.constantFrom(...VIEWS.filter(({ isOfDigits }) => isOfDigits).map(({ id }) => id)),
      fields: fc.constant({}),
      model: fc.constant('cvae'),
      seed: fc.maxSafeNat(),
      index: fc.maxSafeNat(),
      temperature: fc.constantFrom(1, 0.7, 0, 4),
      prior: fc.constantFrom('', 'normal'),
      class: fc.constantFrom(undefined, 0, 3, 9),
      isComparison: fc.boolean(),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(address, (before) => {
        fc.pre(before.view === WALL.id || (!before.isComparison && !before.isOpen));
        fc.pre(!before.isComparison || before.isOpen || before.prior === '');
        const { address: after, problems } = readAddress(formatFragment(before));
        expect(after).toEqual(before);
        expect(problems).toEqual([]);
      }),
    );
  });

  it('is never an error, and always one of a digit that is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { address } = readAddress(text);
        expect(SHIPPED.map(({ id }) => id)).toContain(address.model);
        expect(['', 'normal']).toContain(address.prior);
        if (address.model === 'vae') expect(address.class).toBe(undefined);
        expect(Number.isSafeInteger(address.seed) && Number.isSafeInteger(address.index)).toBe(true);
      }),
    );
  });

  it('says what of it could not be used, each in a sentence', () => {
    const { address, problems } = readAddress('#m=nobody&s=-1&i=x&t=9&p=N(0)&c=x&d=1');
    expect(address).toEqual({ ...DEFAULTS, view: WALL.id, isComparison: false, isOpen: true, fields: {} });
    expect(problems).toHaveLength(6);
    for (const problem of problems) expect(problem).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the page in an address', () => {
  const viewIn = (text: string): string => readAddress(text).address.view;

  it('is the front page where there is nothing, or nothing of a digit', () => {
    for (const text of ['', '#', '#x=5', '#v=one', '#v=one&m=vae&s=5&i=3']) expect(viewIn(text)).toBe(FRONT.id);
  });

  it('is the wall in those that were made before there were others, and in its own', () => {
    const old = ['#m=vae&s=5', '#i=7', '#t=0.5', '#p=normal', '#c=3', '#m=vae&s=5&i=7&d=1', '#s=5&v=priors'];
    for (const text of [...old, '#v=wall', '#v=wall&s=5']) expect(viewIn(text)).toBe(WALL.id);
    const { address } = readAddress('#v=wall&m=vae&s=5&i=7');
    expect(formatFragment(address)).toBe('#m=vae&s=5&i=7');
  });

  it('that is not here is the front page, with a word about it that is no longer than a line', () => {
    const { address, problems } = readAddress(`#v=${'x'.repeat(500)}&s=5`);
    expect([address.view, address.seed]).toEqual([FRONT.id, 5]);
    expect(problems).toEqual([`There is no page called “${'x'.repeat(40)}” here, so this is the front page.`]);
  });

  it('is read from the beginning of an address that is too long, at once', () => {
    const digits = '9'.repeat(2 ** 24);
    const { address, problems } = readAddress(`#v=one&i=3&s=${digits}`);
    expect([address.view, address.index, address.seed]).toEqual([FRONT.id, 3, DEFAULTS.seed]);
    expect(problems).toEqual([
      'This address is too long; only its beginning was read.',
      `Part of this address could not be read and was left out: “s=${'9'.repeat(38)}”.`,
      expect.stringMatching(/^The seed in this address is missing, or not a whole number/),
    ]);
    expect(readAddress(`#s=5&${'x'.repeat(MAX_ADDRESS)}&i=7`).address.index).toBe(0);
  });
});

describe('an address that mailers and chats have handed on', () => {
  it.each([
    '#m=cvae%26s=5%26i=7%26c=3%26v=digit',
    '#m=cvae&amp;s=5&amp;i=7&amp;c=3&amp;v=digit',
    '##/M=CVAE&S=5&I=7&C=3&V=DIGIT',
    '#%EF%BB%BFm%3Dcvae%26s%3D5%26i%3D7%26c%3D3%26v%3Ddigit).',
  ])('is the same digit on the same page: %s', (text) => {
    const { address, problems } = readAddress(text);
    expect([formatFragment(address), problems]).toEqual(['#m=cvae&s=5&i=7&c=3&v=digit', []]);
  });

  it('is told of where it says two things, or something that is none', () => {
    const { address, problems } = readAddress('#m=vae&s=5&i=7&i=8&oops');
    expect([address.seed, address.index]).toEqual([5, 0]);
    expect(problems).toEqual(['Part of this address could not be read and was left out: “oops i=7 i=8”.']);
  });

  it('is told of where its seed is gone', () => {
    expect(readAddress('#m=vae&i=7').problems).toEqual([
      'The seed in this address is missing, or not a whole number up to 9,007,199,254,740,991, so it is another one.',
    ]);
    expect(readAddress('#m=vae').problems).toEqual([]);
  });

  it('says nothing of digits on pages that have none', () => {
    const { address, problems } = readAddress('#v=learn&on=gan&s=x&m=nobody');
    expect(address).toMatchObject({ ...DEFAULTS, view: 'learn', fields: { on: 'gan' } });
    expect(problems).toEqual([]);
  });
});

describe('the prior in an address', () => {
  it('is left out when it is the model’s default, so that a wall has one address', () => {
    const { address, problems } = readAddress('#m=vae&s=5&p=mixture');
    expect(formatFragment(address)).toBe('#m=vae&s=5');
    expect(problems).toEqual([]);
  });

  it('that the model does not have gives way to the default, with a word about it', () => {
    const { address, problems } = readAddress('#m=vae&s=5&p=uniform');
    expect(address.prior).toBe('');
    expect(problems).toEqual(['VAE has no prior called “uniform”, so these digits are from its own.']);
  });
});

describe('a comparison of priors in an address', () => {
  it('has no prior of its own, unless it is that of the digit that is open', () => {
    const texts = ['#m=vae&s=5&p=normal&v=priors', '#m=vae&s=5&i=7&p=normal&v=priors&d=1'];
    const read = texts.map(readAddress);
    expect(read.map(({ address }) => formatFragment(address))).toEqual(['#m=vae&s=5&v=priors', texts[1]]);
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('of a model with one prior gives way to the wall, with a word about it', () => {
    const { address, problems } = readAddress('#m=gan&s=5&v=priors');
    expect(formatFragment(address)).toBe('#m=gan&s=5');
    expect(problems).toEqual(['GAN has only one prior, so there is no other to compare it with.']);
  });

  it('is no matter of the other pages', () => {
    expect(readAddress('#m=vae&s=5&v=one&d=1').address).toMatchObject({
      isComparison: false,
      isOpen: false,
    });
  });
});

describe('the class in an address', () => {
  it('is one of ten digits, for a model that is told one', () => {
    const { address, problems } = readAddress('#m=cvae&s=5&c=3');
    expect([address.class, problems]).toEqual([3, []]);
    expect(formatFragment(address)).toBe('#m=cvae&s=5&c=3');
  });

  it('that the model cannot be told is left out, with a word about it', () => {
    const { address, problems } = readAddress('#m=vae&s=5&c=3');
    expect(formatFragment(address)).toBe('#m=vae&s=5');
    expect(problems).toEqual(['VAE does not take a class, so its digits are of all classes.']);
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
