import { decode, encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { pngText, withPngText } from '../../web/share/pngText.ts';
import { formatRecipe, parseRecipe, restore, withRecipe } from '../../web/share/recipe.ts';
import type { ShippedModel } from '../../web/storage/shippedModel.ts';

const PNG = Uint8Array.from(
  encode({ width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6), channels: 1, depth: 8 }),
);
const SHA = 'ab'.repeat(32);
const RECIPE = {
  address: { model: 'vae', seed: 3, index: 7, temperature: 0.5, prior: 'normal', class: undefined },
  sha256: SHA,
};
const MODEL: ShippedModel = {
  id: 'vae',
  name: 'VAE',
  kind: 'vae',
  file: 'vae.safetensors',
  bytes: 1,
  sha256: SHA,
  formatVersion: 1,
  priors: ['normal'],
  classes: 0,
  metrics: {},
};

/** A copy with one byte changed. */
function flipped(png: Uint8Array, at: number): Uint8Array {
  return png.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

describe('text in a PNG', () => {
  it('comes back, and the picture is the same to every other reader', () => {
    const png = withPngText(PNG, 'key', 'some text');
    expect(pngText(png, 'key')).toBe('some text');
    const { data, width, text } = decode(png, { checkCrc: true });
    expect([[...data], width, text]).toEqual([[1, 2, 3, 4, 5, 6], 3, { key: 'some text' }]);
  });

  it('may be empty, among others, or not there', () => {
    const png = withPngText(withPngText(PNG, 'a', ''), 'b', 'x');
    expect([pngText(png, 'a'), pngText(png, 'b'), pngText(png, 'c'), pngText(PNG, 'a')]).toEqual([
      '',
      'x',
      undefined,
      undefined,
    ]);
  });

  it('is refused where it is not ASCII, and where there is no PNG to put it in', () => {
    expect(() => withPngText(PNG, 'a', 'цифра')).toThrow('png: text "цифра", want ASCII');
    expect(() => withPngText(Uint8Array.of(71, 73, 70), 'a', 'x')).toThrow('png: begins with 47 49 46, want');
    expect(() => withPngText(new Uint8Array(0), 'a', 'x')).toThrow('png: begins with nothing, want');
    expect(() => withPngText(PNG.slice(0, 20), 'a', 'x')).toThrow('png: ends after 20 bytes, want its header');
  });

  it('is not read from a file that was cut off anywhere before it ends', () => {
    const png = withPngText(PNG, 'key', 'some text');
    for (let length = 0; length < png.length; length++) {
      const cut = png.slice(0, length);
      if (length < 33 + 12 + 13) expect(() => pngText(cut, 'key'), String(length)).toThrow(/^png: /);
      expect(() => pngText(cut, 'other'), String(length)).toThrow(/^png: /);
    }
  });

  it('is not read where its CRC is wrong', () => {
    const png = withPngText(PNG, 'key', 'some text');
    for (let at = 33 + 8 + 4; at < 33 + 12 + 13; at++)
      expect(() => pngText(flipped(png, at), 'key'), String(at)).toThrow(/CRC/);
  });

  it('is not looked for beyond the end by a length that lies', () => {
    const png = withPngText(PNG, 'key', 'some text');
    png.set([255, 255, 255, 255], 33);
    expect(() => pngText(png, 'key')).toThrow('png: chunk tEXt of 4294967295 bytes, but only');
  });
});

describe('a recipe', () => {
  it('comes back from its picture', () => {
    const restored = restore(withRecipe(PNG, RECIPE), [MODEL]);
    expect(restored).toEqual({ outcome: 'same', recipe: RECIPE });
  });

  it('tells a model of another version, and one that is not here', () => {
    const png = withRecipe(PNG, RECIPE);
    expect(restore(png, [{ ...MODEL, sha256: 'cd'.repeat(32) }])).toMatchObject({ outcome: 'other version' });
    expect(restore(png, [{ ...MODEL, id: 'gan' }])).toEqual({ outcome: 'unknown model', model: 'vae' });
  });

  it('is missed in a picture that has none, and in what is no picture', () => {
    expect(restore(PNG, [MODEL])).toEqual({ outcome: 'no recipe', reason: '' });
    const jpeg = restore(Uint8Array.of(0xff, 0xd8, 0xff), [MODEL]);
    expect(jpeg).toEqual({ outcome: 'foreign', reason: 'png: begins with ff d8 ff, want the signature of a PNG' });
  });

  it.each([
    '',
    'x',
    '#m=vae&s=3',
    `#m=vae&s=3 sha256:${SHA}0`,
    `#s=3 sha256:${SHA}`,
    `#m=vae sha256:${SHA}`,
    `#m=vae&s=-3 sha256:${SHA}`,
    `#m=vae&s=3&t=99 sha256:${SHA}`,
    `#s=3&m=vae sha256:${SHA}`,
    `#m=<script>&s=3 sha256:${SHA}`,
    `#m=vae&s=3&i=${'9'.repeat(1e4)} sha256:${SHA}`,
  ])('is not read from %.40s', (text) => {
    expect(() => parseRecipe(text)).toThrow(/^recipe: "/);
    expect(restore(withPngText(PNG, 'this-digit-does-not-exist', text), [MODEL])).toMatchObject({ outcome: 'foreign' });
  });

  it('has one text', () => {
    expect(formatRecipe(RECIPE)).toBe(`#m=vae&s=3&i=7&t=0.5&p=normal sha256:${SHA}`);
    expect(parseRecipe(formatRecipe(RECIPE))).toEqual(RECIPE);
  });
});
