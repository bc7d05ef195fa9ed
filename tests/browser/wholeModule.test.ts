import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWholeModule } from '../../workers/browser/wholeModule.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';

const kernels = new Uint8Array(await readFile(join(PROJECT_ROOT, 'build', 'kernels', 'simd.wasm')));

describe('a WebAssembly module', () => {
  it('is told from what came in its place', () => {
    expect(isWholeModule(kernels)).toBe(true);
    expect(isWholeModule(new TextEncoder().encode('<!doctype html><p>Welcome</p>'))).toBe(false);
    expect(isWholeModule(new Uint8Array())).toBe(false);
    expect(isWholeModule(Uint8Array.of(...kernels, 0))).toBe(false);
  });

  it('is not whole where it is cut, but between two of its few sections', () => {
    const cuts = Array.from({ length: kernels.length }, (_, end) => kernels.subarray(0, end));
    expect(cuts.filter(isWholeModule).length).toBeLessThan(12);
  });
});
