import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  MAX_INDEX,
  MAX_SEED,
  parseAddress,
  parseTemperature,
  parseWhole,
  type DigitAddress,
} from '../../workers/core/address.ts';

const DEFAULTS: DigitAddress = { model: 'vae', seed: 42, index: 0, temperature: 1, prior: '' };

const addresses = fc.record({
  model: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/),
  seed: fc.integer({ min: 0, max: MAX_SEED }),
  index: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: MAX_INDEX })),
  temperature: fc.integer({ min: 0, max: 40_000 }).map((steps) => steps / 10_000),
  prior: fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  class: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});

/** The same cases every time: a failure must not depend on the day. */
const REPRODUCIBLE = { seed: 2026, numRuns: 4_000 };

describe('an address', () => {
  it('comes back exactly from its text, with and without #', () => {
    fc.assert(
      fc.property(addresses, fc.constantFrom('', '#'), (address, hash) => {
        expect(parseAddress(hash + formatAddress(address), DEFAULTS)).toEqual({ address, problems: [] });
      }),
      REPRODUCIBLE,
    );
  });

  it('has one canonical text, whatever text it was read from', () => {
    const noisy = 'c=03&p=normal&t=0.80&x=unknown&i=0007&m=vae&s=5&';
    const { address } = parseAddress(noisy, DEFAULTS);
    expect(formatAddress(address)).toBe('m=vae&s=5&i=7&t=0.8&p=normal&c=3');
  });

  it('leaves out what is at its default', () => {
    expect(formatAddress({ model: 'vae', seed: 1, index: 0, temperature: 1, prior: '' })).toBe('m=vae&s=1');
  });

  it('is made of usable fields for any text at all, and what it says is its canonical text again', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webFragments(),
      fc
        .array(
          fc.tuple(
            fc.constantFrom('m', 's', 'i', 't', 'p', 'c', 'm[]', '__proto__'),
            fc.oneof(fc.string(), fc.double().map(String)),
          ),
        )
        .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&')),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const { address } = parseAddress(text, DEFAULTS);
        expect(address.model).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
        for (const whole of [address.seed, address.index]) {
          expect(Number.isSafeInteger(whole) && whole >= 0).toBe(true);
        }
        expect(address.prior).toMatch(/^([a-z0-9][a-z0-9-]{0,63})?$/);
        expect([undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(address.class);
        expect(address.temperature >= 0 && address.temperature <= 4).toBe(true);
        expect(parseAddress(formatAddress(address), DEFAULTS)).toEqual({ address, problems: [] });
      }),
      REPRODUCIBLE,
    );
  });

  it('names each field that could not be used, and uses its default', () => {
    const { address, problems } = parseAddress('m=../x&s=-1&i=1e9&t=hot&p=N(0,I)&c=10', DEFAULTS);
    expect(address).toEqual(DEFAULTS);
    expect(problems.map(({ field }) => field)).toEqual(['model', 'seed', 'index', 'temperature', 'prior', 'class']);
  });
});

describe('parseWhole', () => {
  it.each(['', ' 7', '7 ', '-1', '+1', '1.5', '1e3', '0x10', '٣', 'NaN', '9007199254740992', '99999999999999999999'])(
    'refuses %j',
    (text) => {
      expect(parseWhole(text, MAX_SEED)).toBeUndefined();
    },
  );

  it('takes 0, the largest, and no more than the largest', () => {
    expect(parseWhole('0', 10)).toBe(0);
    expect(parseWhole('10', 10)).toBe(10);
    expect(parseWhole('11', 10)).toBeUndefined();
    expect(parseWhole('9007199254740991', MAX_SEED)).toBe(MAX_SEED);
  });
});

describe('parseTemperature', () => {
  it.each(['', '.5', '4.0001', '5', '-1', '1e0', '1,5', '0.12345', 'Infinity'])('refuses %j', (text) => {
    expect(parseTemperature(text)).toBeUndefined();
  });

  it.each([
    ['0', 0],
    ['0.8', 0.8],
    ['1.2500', 1.25],
    ['4', 4],
  ])('takes %j', (text, value) => {
    expect(parseTemperature(text)).toBe(value);
  });
});
