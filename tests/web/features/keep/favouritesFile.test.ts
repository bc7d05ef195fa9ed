import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFavourites, parseFavourites } from '../../../../web/features/keep/favouritesFile.ts';
import { formatAddress } from '../../../../workers/core/address.ts';

const SHA = '0123456789abcdef'.repeat(4);
const favourite = (address: string, addedAt = 0) => ({ address, sha256: SHA, addedAt });
const file = (favourites: unknown, head = {}) =>
  JSON.stringify({ kind: 'this-digit-does-not-exist favourites', version: 1, favourites, ...head });
const entry = (changes = {}) => ({
  address: 'm=vae&s=3&i=7',
  model: SHA,
  added: '2026-01-31T12:00:00.000Z',
  ...changes,
});

describe('favourites as a file', () => {
  it('come back as they were, whatever digits they are', () => {
    const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    const digits = fc.record({
      model: fc.constantFrom('vae', 'gan', 'cvae-gan'),
      seed: whole,
      index: whole,
      temperature: fc.integer({ min: 0, max: 40_000 }).map((t) => t / 10_000),
      prior: fc.constantFrom('', 'normal'),
      class: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
    });
    const kept = fc.uniqueArray(fc.tuple(digits.map(formatAddress), fc.nat()), { selector: ([address]) => address });
    fc.assert(
      fc.property(kept, (all) => {
        const favourites = all.map(([address, addedAt]) => favourite(address, addedAt));
        expect(parseFavourites(formatFavourites(favourites))).toEqual({ favourites, refused: [] });
      }),
    );
  });

  it('are read however mailers have handed on their addresses, and are one where two are of the same digit', () => {
    const mangled = [
      's=3&m=vae&i=7',
      'https://x.example/#m=vae&amp;s=3&amp;i=7&amp;v=one',
      '#M=VAE%26S=3%26I=7).',
      '\ufeffm=vae&s=3&i=7',
    ];
    const { favourites, refused } = parseFavourites(file(mangled.map((address) => entry({ address }))));
    expect([favourites.map(({ address }) => address), refused]).toEqual([['m=vae&s=3&i=7'], []]);
  });

  it('are one where the file has the same digit twice', () => {
    expect(parseFavourites(file([entry(), entry()])).favourites).toHaveLength(1);
  });

  it.each([
    ['', 'favourites: nothing, want a file of kind "this-digit-does-not-exist favourites"'],
    ['not JSON', 'favourites: "not JSON", want a file of kind'],
    ['[]', 'want a file of kind'],
    ['null', 'want a file of kind'],
    [file([], { kind: 'other' }), 'want a file of kind'],
    [`{"favourites":[],${file([entry()]).slice(1)}`, 'favourites: key "favourites" twice in one object, want it once'],
    [file([], { version: 2 }), 'favourites: version "2", want 1'],
    [file('x'), 'favourites: "x", want a list'],
    [file(undefined), 'favourites: nothing, want a list'],
    [file(Array.from({ length: 10_001 }, () => 0)), 'favourites: 10001 digits, want at most 10000'],
    [' '.repeat(4_000_001), 'favourites: 4000001 characters, want at most 4000000'],
  ])('are refused as a whole where they are something else: %.60s', (text, message) => {
    expect(() => parseFavourites(text)).toThrow(message);
  });

  it.each([
    [7, '"7", want an object'],
    [null, '"null", want an object'],
    [entry({ address: undefined }), 'address nothing, want one such as "m=vae&s=3&i=7"'],
    [entry({ address: 'm=vae&s=x' }), 'address "m=vae&s=x", want one such as'],
    [entry({ address: 'm=vae&s=3&s=4' }), 'address "m=vae&s=3&s=4", want one such as'],
    [entry({ address: 'm=vae&s=3…' }), 'address "m=vae&s=3…", want one such as'],
    [entry({ address: `m=vae&s=3&i=${'9'.repeat(500)}` }), 'want one such as'],
    [entry({ model: 'abc' }), 'model "abc", want the sha256 of its file'],
    [entry({ added: 'yesterday' }), 'time "yesterday", want one such as'],
    [entry({ added: -1 }), 'time "-1", want one such as'],
  ])('leave out junk among good ones, and tell what came: %j', (junk, message) => {
    const { favourites, refused } = parseFavourites(file([entry(), junk]));
    expect(favourites).toEqual([favourite('m=vae&s=3&i=7', Date.parse('2026-01-31T12:00:00.000Z'))]);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/^2: /);
    expect(refused[0]).toContain(message);
  });
});
