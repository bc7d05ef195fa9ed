import { decode, encode } from 'fast-png';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngChunk } from '../../../web/ink/pngChunk.ts';
import { pngText, withPngText } from '../../../web/ink/pngText.ts';
import { formatDigitRecord, parseDigitRecord, restore, withDigitRecord } from '../../../web/kit/digitRecord.ts';
import { SHIPPED_VAE } from '../../support/shippedVae.ts';

const PNG = Uint8Array.from(
  encode({ width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6), channels: 1, depth: 8 }),
);
const KEYWORD = 'this-digit-does-not-exist';
const SHA = SHIPPED_VAE.sha256;
const RECORD = {
  address: { model: 'vae', seed: 3, index: 7, temperature: 0.5, prior: 'normal', class: undefined },
  sha256: SHA,
};

/** A copy with one byte changed. */
function flipped(png: Uint8Array, at: number): Uint8Array {
  return png.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The ways in which other programs write a text that was ours, as types and data of chunks. */
const WAYS: Readonly<Record<string, (keyword: string, text: string) => readonly [string, Uint8Array]>> = {
  tEXt: (keyword, text) => ['tEXt', bytesOf(`${keyword}\0${text}`)],
  zTXt: (keyword, text) => ['zTXt', Buffer.concat([bytesOf(`${keyword}\0\0`), deflateSync(text)])],
  iTXt: (keyword, text) => ['iTXt', bytesOf(`${keyword}\0\0\0\0\0${text}`)],
  'iTXt with language and translation': (keyword, text) => {
    return ['iTXt', bytesOf(`${keyword}\0\0\0ru-RU\0цифра\0${text}`)];
  },
  'packed iTXt': (keyword, text) => {
    return ['iTXt', Buffer.concat([bytesOf(`${keyword}\0\x01\0en\0\0`), deflateSync(text)])];
  },
};

/** The PNG with a chunk behind its header, or behind its pixels. */
function withChunk(type: string, data: Uint8Array, place: 'first' | 'last'): Uint8Array<ArrayBuffer> {
  const at = place === 'first' ? 33 : PNG.length - 12;
  return Uint8Array.of(...PNG.subarray(0, at), ...pngChunk(type, data), ...PNG.subarray(at));
}

describe('text in a PNG', () => {
  it('comes back, and the picture is the same to every other reader', async () => {
    const png = withPngText(PNG, 'key', 'some text');
    expect(await pngText(png, 'key')).toBe('some text');
    const { data, width, text } = decode(png, { checkCrc: true });
    expect([[...data], width, text]).toEqual([[1, 2, 3, 4, 5, 6], 3, { key: 'some text' }]);
  });

  it.each(Object.entries(WAYS))('is read as %s, before and behind the pixels', async (_, write) => {
    for (const place of ['first', 'last'] as const) {
      const png = withChunk(...write('key', 'some text'), place);
      expect([await pngText(png, 'key'), await pngText(png, 'ke')]).toEqual(['some text', undefined]);
      expect(await restore(withChunk(...write(KEYWORD, formatDigitRecord(RECORD)), place), [SHIPPED_VAE])).toEqual({
        outcome: 'same',
        record: RECORD,
      });
    }
  });

  it('that is packed is refused where it is damaged, and unpacked no further than a text of ours is long', async () => {
    const packed = deflateSync('x'.repeat(2 ** 24));
    const bomb = withChunk('zTXt', Buffer.concat([bytesOf('key\0\0'), packed]), 'first');
    await expect(pngText(bomb, 'key')).rejects.toThrow('png: its packed text is longer than 65536 bytes');
    const cut = withChunk('zTXt', Buffer.concat([bytesOf('key\0\0'), packed.subarray(0, 20)]), 'last');
    await expect(pngText(cut, 'key')).rejects.toThrow('png: its packed text of 20 bytes is damaged');
    for (const data of ['', '\0', '\0\0', '\0\0en', '\0\0en\0x']) {
      const short = withChunk('iTXt', bytesOf(`key\0${data}`), 'last');
      await expect(pngText(short, 'key'), data).rejects.toThrow('png: its text ends before it begins');
    }
  });

  it('may be empty, among others, or not there', async () => {
    const png = withPngText(withPngText(PNG, 'a', ''), 'b', 'x');
    expect(await Promise.all([pngText(png, 'a'), pngText(png, 'b'), pngText(png, 'c'), pngText(PNG, 'a')])).toEqual([
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

  it('is not read from a file that was cut off anywhere before it ends', async () => {
    const png = withPngText(PNG, 'key', 'some text');
    for (let length = 0; length < png.length; length++) {
      const cut = png.slice(0, length);
      if (length < 33 + 12 + 13) await expect(pngText(cut, 'key'), String(length)).rejects.toThrow(/^png: /);
      await expect(pngText(cut, 'other'), String(length)).rejects.toThrow(/^png: /);
    }
  });

  it('is not read where its CRC is wrong', async () => {
    const png = withPngText(PNG, 'key', 'some text');
    for (let at = 33 + 8 + 4; at < 33 + 12 + 13; at++)
      await expect(pngText(flipped(png, at), 'key'), String(at)).rejects.toThrow(/CRC/);
  });

  it('is not looked for beyond the end by a length that lies', async () => {
    const png = withPngText(PNG, 'key', 'some text');
    png.set([255, 255, 255, 255], 33);
    await expect(pngText(png, 'key')).rejects.toThrow('png: chunk tEXt of 4294967295 bytes, but only');
  });
});

describe('a digit record', () => {
  it('comes back from its picture', async () => {
    const restored = await restore(withDigitRecord(PNG, RECORD), [SHIPPED_VAE]);
    expect(restored).toEqual({ outcome: 'same', record: RECORD });
  });

  it('tells a model of another version, and one that is not here', async () => {
    const png = withDigitRecord(PNG, RECORD);
    expect(await restore(png, [{ ...SHIPPED_VAE, sha256: 'cd'.repeat(32) }])).toMatchObject({
      outcome: 'other version',
    });
    expect(await restore(png, [{ ...SHIPPED_VAE, id: 'gan' }])).toEqual({ outcome: 'unknown model', model: 'vae' });
  });

  it('is missed in a picture that has none, and in what is no picture', async () => {
    expect(await restore(PNG, [SHIPPED_VAE])).toEqual({ outcome: 'no record', reason: '' });
    const jpeg = await restore(Uint8Array.of(0xff, 0xd8, 0xff), [SHIPPED_VAE]);
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
    `#m=vae&s=3&s=4 sha256:${SHA}`,
    `#m=vae&s=3... sha256:${SHA}`,
    `#m=<script>&s=3 sha256:${SHA}`,
    `#m=vae&s=3&i=${'9'.repeat(1e4)} sha256:${SHA}`,
  ])('is not read from %.40s', async (text) => {
    expect(() => parseDigitRecord(text)).toThrow(/^digit record: "/);
    expect(await restore(withPngText(PNG, KEYWORD, text), [SHIPPED_VAE])).toMatchObject({ outcome: 'foreign' });
  });

  it.each([
    `#m=vae&amp;s=3&amp;i=7&amp;t=0.5&amp;p=normal sha256:${SHA}`,
    `\ufeff#m=vae&s=3&i=7&t=0.5&p=normal sha256:${SHA}\0`,
    `#M=VAE&S=3&I=7&T=0.5&P=NORMAL SHA256:${SHA.toUpperCase()}`,
    `#p=normal%26t=0.5%26i=7%26s=3%26m=vae\r\nsha256:${SHA}\r\n`,
  ])('is read however programs have handed on its text: %.60j', (text) => {
    expect(parseDigitRecord(text)).toEqual(RECORD);
  });

  it('has one text', () => {
    expect(formatDigitRecord(RECORD)).toBe(`#m=vae&s=3&i=7&t=0.5&p=normal sha256:${SHA}`);
    expect(parseDigitRecord(formatDigitRecord(RECORD))).toEqual(RECORD);
  });
});
