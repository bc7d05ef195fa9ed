import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../workers/core/errors.ts';
import { digitSet, gatherDigits, sliceDigits } from '../../workers/data/digitSet.ts';
import { gunzip } from '../../workers/data/gunzip.ts';
import { collectIdx, readIdx } from '../../workers/data/idx.ts';
import { drawnDigits } from '../support/drawnDigits.ts';

/** An IDX file of u8 with these extents and elements. */
function idx(extents: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * extents.length + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 8, extents.length]);
  extents.forEach((extent, i) => view.setUint32(4 + 4 * i, extent));
  bytes.set(data, 4 + 4 * extents.length);
  return bytes;
}

const { images, labels } = drawnDigits(3);
const imageFile = idx([3, 28, 28], images);
const labelFile = idx([3], labels);

describe('readIdx', () => {
  it('reads images and labels, gzipped or not', async () => {
    for (const file of [imageFile, new Uint8Array(gzipSync(imageFile))]) {
      const { shape, data } = await readIdx(file, 'images');
      expect(shape).toEqual([3, 28, 28]);
      expect(data).toEqual(images);
    }
    expect((await readIdx(labelFile, 'labels')).data).toEqual(labels);
  });

  it.each([
    ['an empty file', new Uint8Array(), /images: not an IDX file: it begins with nothing; want 00 00 08/],
    ['a web page', new TextEncoder().encode('<!doctype html>'), /not an IDX file: it begins with 3c 21 64 6f/],
    ['floats', idx([3], labels).with(2, 0x0d), /elements of type 0xd; want 0x8/],
    ['a file cut in its header', imageFile.slice(0, 9), /truncated in its header: 9 of 16 bytes/],
    ['a file cut in its pixels', imageFile.slice(0, 1000), /truncated: 1000 bytes; \[3, 28, 28\] needs 2368/],
    ['a file with more behind it', idx([2, 28, 28], images), /too long: 2368 bytes; \[2, 28, 28\] needs 1584/],
    [
      'a gzip with more in it',
      new Uint8Array(gzipSync(idx([2, 28, 28], images))),
      /too long: more than 1584 bytes; \[2, 28, 28\]/,
    ],
    [
      'a gzip of a cut file',
      new Uint8Array(gzipSync(imageFile.slice(0, 1000))),
      /truncated: 1000 bytes; \[3, 28, 28\]/,
    ],
    [
      'a gzip of three bytes',
      new Uint8Array(gzipSync(Uint8Array.of(0, 0, 8))),
      /it begins with 00 00 08; want 00 00 08 and/,
    ],
    [
      'more digits than anybody has',
      idx([1_400_000, 28, 28], images),
      /\[1400000, 28, 28\] needs 1097600016 bytes; want at most 1073741824/,
    ],
    ['a cut gzip', new Uint8Array(gzipSync(imageFile)).slice(0, 200), /damaged or truncated gzip/],
  ])('says what is wrong with %s', async (_, file, message) => {
    const reading = readIdx(new Uint8Array(file), 'images');
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(message);
  });

  it('takes a gzip with zeros behind it, whose end may be zeros too', async () => {
    // A gzip ends with its length as a u32, low byte first: 13, 2,368 and 70,008 have three, two and one zeros at their ends.
    for (const count of [5, 2360, 70_000]) {
      const data = new Uint8Array(count).fill(3);
      const file = gzipSync(idx([count], data));
      for (const zeros of [0, 1, 2, 3, 4, 1000]) {
        const padded = new Uint8Array(file.length + zeros);
        padded.set(file);
        const read = await readIdx(padded, 'labels');
        expect(Buffer.compare(read.data, data), `${zeros} zeros behind ${count} labels`).toBe(0);
      }
    }
  });

  it('unpacks no more of a gzip than its header announces', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.concat([imageFile, Buffer.alloc(20_000_000)], 20_000_000)));
    expect(bomb.length).toBeLessThan(30_000);
    let unpacked = 0;
    async function* counted() {
      for await (const piece of gunzip(bomb)) {
        unpacked += piece.length;
        yield piece;
      }
    }
    await expect(collectIdx(counted(), 'bomb')).rejects.toThrow(/bomb: too long: more than 2368 bytes/);
    expect(unpacked).toBeLessThan(100_000); // one piece, of 16 or 64 kB
    await expect(readIdx(bomb, 'bomb')).rejects.toThrow(DataError);
  });

  it('answers any bytes with a result or a DataError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), fc.boolean(), async (bytes, hasMagic) => {
        if (hasMagic) bytes.set([0, 0, 8].slice(0, bytes.length));
        await readIdx(new Uint8Array(bytes), 'fuzz').catch((error: unknown) => expect(error).toBeInstanceOf(DataError));
      }),
      { numRuns: 2000 },
    );
    const file = gzipSync(imageFile);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = new Uint8Array(file).with(at, byte);
        await readIdx(damaged, 'fuzz').catch((error: unknown) => expect(error).toBeInstanceOf(DataError));
      }),
      { numRuns: 500 },
    );
  });
});

describe('digitSet', () => {
  const file = (shape: readonly number[], data: Uint8Array) => ({ shape, data });

  it('refuses images of another size, labels of another number, and classes beyond 9', () => {
    expect(() => digitSet(file([3, 32, 32], new Uint8Array(3072)), file([3], labels), 'train')).toThrow(
      new DataError('train: images are [3, 32, 32]; want [N, 28, 28]'),
    );
    expect(() => digitSet(file([3, 28, 28], images), file([2], labels), 'train')).toThrow(
      new DataError('train: labels are [2] for 3 images; want [3]'),
    );
    expect(() => digitSet(file([3, 28, 28], images), file([3], Uint8Array.of(1, 12, 3)), 'train')).toThrow(
      new DataError('train: label 1 is 12; want 0 … 9'),
    );
  });

  it('slices and gathers whole digits', () => {
    const set = digitSet(file([3, 28, 28], images), file([3], labels), 'train');
    expect(sliceDigits(set, 1, 3)).toEqual({ count: 2, images: images.subarray(784), labels: labels.subarray(1) });
    const gathered = gatherDigits(set, Uint32Array.of(9, 2, 0), 1, 2);
    expect(gathered.images).toEqual(Uint8Array.from([...images.subarray(2 * 784), ...images.subarray(0, 784)]));
    expect([gathered.count, ...gathered.labels]).toEqual([2, labels[2], labels[0]]);
  });
});
