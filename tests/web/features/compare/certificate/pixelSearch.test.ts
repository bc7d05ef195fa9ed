import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expose, wrap } from 'comlink';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closestTraining, unseenDigits } from '../../../../../web/features/compare/certificate/pixelSearch.ts';
import { MnistCopy } from '../../../../../web/features/compare/realDigits/mnistCopy.ts';
import { PROJECT_ROOT } from '../../../../../workers/node/projectRoot.ts';
import { createMnistLibrary, type MnistLibrary } from '../../../../../workers/service/mnistLibrary.ts';
import { drawnDigits } from '../../../../support/drawnDigits.ts';
import { mnistFiles } from '../../../../support/mnistFolder.ts';

/** Two slices of training digits. */
const TRAINING = 4200;
/** The files repeat so many. */
const DIFFERENT = 300;
const TEST = 40;
const FOREVER = new AbortController().signal;

const library = createMnistLibrary({
  compileKernels: async () =>
    WebAssembly.compile(new Uint8Array(await readFile(join(PROJECT_ROOT, 'build', 'kernels', 'simd.wasm')))),
});
/** What the copy has asked for. */
let asked = 0;
// The library that runs on a thread of its own in a page, here across a port on this one; nothing is stored.
const ports = new MessageChannel();
expose(library, ports.port1);
const remote = wrap<MnistLibrary>(ports.port2);
const copy = new MnistCopy({
  store: { all: () => Promise.resolve([]), put: () => Promise.resolve(), delete: () => Promise.resolve() },
  startThread: () => ({
    call: (work) => {
      asked++;
      return work(remote);
    },
    lost: new Promise(() => undefined),
  }),
});

beforeAll(async () => {
  const files = [...mnistFiles(TRAINING, TEST)].map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
  await copy.take(files);
  expect([copy.refused, copy.count('training')]).toEqual([[], TRAINING]);
});

afterAll(() => {
  ports.port1.close();
});

describe('the search by pixels', () => {
  it('goes through all slices: of digits that are equally near, all are found, in their order', async () => {
    const { images } = drawnDigits(DIFFERENT);
    const grey = drawnDigits(TEST, 2).images.slice(5 * 784, 6 * 784);
    const squaredTo = (i: number): number =>
      grey.reduce((sum, level, p) => sum + (level - (images[i * 784 + p] ?? 0)) ** 2, 0);
    const [nearest = NaN] = Array.from({ length: DIFFERENT }, (_, i) => i).sort((a, b) => squaredTo(a) - squaredTo(b));
    const slices: number[] = [];
    const copies = TRAINING / DIFFERENT;
    const found = await closestTraining(copy, grey, copies, {
      signal: FOREVER,
      onSlice: (digits) => slices.push(digits),
    });
    expect(slices).toEqual([4096, TRAINING - 4096]);
    const distance = Math.sqrt(squaredTo(nearest)) / 255;
    expect(found).toEqual(Array.from({ length: copies }, (_, n) => ({ training: nearest + n * DIFFERENT, distance })));
  });

  it.each([
    [
      'a digit',
      (signal: AbortSignal, onSlice: () => void) => closestTraining(copy, new Uint8Array(784), 3, { signal, onSlice }),
    ],
    ['unseen digits', (signal: AbortSignal, onSlice: () => void) => unseenDigits(copy, 3, { signal, onSlice })],
  ])('of %s ends with its slice when it is cancelled, and begins anew when it is wanted again', async (_, search) => {
    const abort = new AbortController();
    const before = asked;
    await expect(
      search(abort.signal, () => {
        abort.abort();
      }),
    ).rejects.toThrow(/cancelled/);
    const cancelled = asked - before;
    const slices: number[] = [];
    await search(FOREVER, () => slices.push(asked));
    expect(slices).toHaveLength(2);
    expect(asked - before - cancelled).toBe(cancelled + 1); // the slice that was not asked for
  });

  it('of unseen digits is done once for a class', async () => {
    const first = await unseenDigits(copy, 7, { signal: FOREVER, onSlice: () => undefined });
    const before = asked;
    expect(await unseenDigits(copy, 7, { signal: FOREVER, onSlice: () => undefined })).toBe(first);
    expect(asked).toBe(before);
    expect(first.isOfClass).toBe(true);
    expect(first.tests).toEqual([7, 17, 27, 37]);
  });
});
