import { GIFEncoder } from 'gifenc';
import { describe, expect, it } from 'vitest';
import { gifComments, withGifComment } from '../../../web/ink/gifComment.ts';
import { restore, withDigitRecordInGif } from '../../../web/kit/digitRecord.ts';
import { SHIPPED_VAE } from '../../support/shippedVae.ts';

const SHA = SHIPPED_VAE.sha256;
const RECORD = {
  address: { model: 'vae', seed: 3, index: 7, temperature: 1, prior: '', class: undefined },
  sha256: SHA,
};

/** Two frames of 16 × 9 in two greys, as the page writes them. */
function sampleGif(): Uint8Array<ArrayBuffer> {
  const gif = GIFEncoder();
  const frame = Uint8Array.from({ length: 16 * 9 }, (_, i) => (i >> 1) & 1);
  const palette = [[0, 0, 0] as const, [255, 255, 255] as const];
  gif.writeFrame(frame, 16, 9, { delay: 50, palette });
  gif.writeFrame(frame, 16, 9, { delay: 50 });
  gif.finish();
  return gif.bytes();
}

/** Where the blocks of a GIF of two colours begin, the trailer among them. */
function blocksOf(gif: Uint8Array): readonly number[] {
  const places = [13 + 3 * 2];
  for (;;) {
    let at = places.at(-1) ?? 0;
    if (gif[at] === 0x3b) return places;
    at += gif[at] === 0x2c ? 11 : 2;
    while (gif[at] !== 0) at += 1 + (gif[at] ?? 0);
    places.push(at + 1);
  }
}

describe('a comment in a GIF', () => {
  it('comes back, first of all blocks, however long it is, and the rest stays as it was', () => {
    const gif = sampleGif();
    expect(gifComments(gif)).toEqual([]);
    for (const length of [1, 254, 255, 256, 700]) {
      const text = 'x'.repeat(length);
      const commented = withGifComment(gif, text);
      expect(gifComments(withGifComment(commented, 'another'))).toEqual(['another', text]);
      const head = 13 + 3 * 2; // up to the end of the two colours that all frames share
      expect(commented.subarray(0, head)).toEqual(gif.subarray(0, head));
      expect([commented[head], commented[head + 1]]).toEqual([0x21, 0xfe]);
      expect(commented.subarray(head - gif.length)).toEqual(gif.subarray(head));
    }
  });

  it('is read wherever another program has put it', () => {
    const gif = sampleGif();
    const comment = withGifComment(gif, 'moved').subarray(19, 19 + 2 + 1 + 5 + 1);
    const places = blocksOf(gif);
    expect(places.length).toBeGreaterThan(4);
    for (const place of places) {
      const moved = Uint8Array.of(...gif.subarray(0, place), ...comment, ...gif.subarray(place));
      expect(gifComments(moved), String(place)).toEqual(['moved']);
    }
  });

  it('is not read from a file that was cut off anywhere, and never for ever', () => {
    const gif = withGifComment(sampleGif(), 'some text');
    for (let length = 0; length < gif.length; length++) {
      expect(() => gifComments(gif.slice(0, length)), String(length)).toThrow(/^gif: /);
    }
  });

  it('is refused where it is not ASCII, and where there is no GIF to put it in', () => {
    expect(() => withGifComment(sampleGif(), 'цифра')).toThrow('gif: text "цифра", want ASCII');
    expect(() => withGifComment(Uint8Array.of(1, 2, 3), 'x')).toThrow('gif: no GIF');
  });
});

describe('a digit record in a GIF', () => {
  it('comes back, and is missed where there is none', async () => {
    expect(await restore(withDigitRecordInGif(sampleGif(), RECORD), [SHIPPED_VAE])).toEqual({
      outcome: 'same',
      record: RECORD,
    });
    expect(await restore(sampleGif(), [SHIPPED_VAE])).toEqual({ outcome: 'no record', reason: '' });
    expect((await restore(withGifComment(sampleGif(), 'made with something'), [SHIPPED_VAE])).outcome).toBe(
      'no record',
    );
  });

  it('is not believed where it is junk', async () => {
    const junk = withGifComment(sampleGif(), 'this-digit-does-not-exist #m=<script>&s=-1');
    expect((await restore(junk, [SHIPPED_VAE])).outcome).toBe('foreign');
    expect((await restore(sampleGif().slice(0, 40), [SHIPPED_VAE])).outcome).toBe('foreign');
  });
});
