import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { shippedModel } from './nodeDigits.ts';

const DIST = join(PROJECT_ROOT, 'dist');

/** Kilobytes over the wire of the built files in assets/ whose names match. */
async function kilobytes(names: RegExp): Promise<number> {
  const files = (await readdir(join(DIST, 'assets'))).filter((name) => names.test(name));
  expect(files.length).toBeGreaterThan(0);
  const contents = await Promise.all(files.map((name) => readFile(join(DIST, 'assets', name))));
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0) / 1000;
}

describe('what it takes to see the first digit', () => {
  it.each([
    ['the page', /^index-.*\.(js|css)$/, 40],
    ['the kernels', /^simd-.*\.wasm$/, 30],
  ])('is, for %s, within its budget', async (_, names, budget) => {
    expect(await kilobytes(names)).toBeLessThanOrEqual(budget);
  });

  it('is, for a worker and all that it imports at once, within its budget', async () => {
    const [worker = ''] = (await readdir(join(DIST, 'assets'))).filter((name) => /^computeWorker-.*\.js$/.test(name));
    const script = await readFile(join(DIST, 'assets', worker), 'utf8');
    const imported = [...script.matchAll(/\bfrom\s*["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, name = '']) => name);
    const sizes = await Promise.all([worker, ...imported].map((name) => kilobytes(new RegExp(`^${name}$`))));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(15);
    // Latents and pictures are for later.
    expect(script).toMatch(/import\(["'`]\.\/latentJobs-/);
    expect(script).toMatch(/import\(["'`]\.\/partJobs-/);
  });

  it('is no script but the page’s own: what is only wanted later comes later', async () => {
    const [page = ''] = (await readdir(join(DIST, 'assets'))).filter((name) => /^index-.*\.js$/.test(name));
    const html = await readFile(join(DIST, 'index.html'), 'utf8');
    expect([...html.matchAll(/[\w-]+\.js/g)].map(([name]) => name)).toEqual([page]);
    const script = await readFile(join(DIST, 'assets', page), 'utf8');
    expect(script).not.toMatch(/(^|[;}])import\s*["'{*\w]/);
    expect(script).toMatch(/import\(["'`]\.\/prior-comparison-/);
  });

  it('is a model of at most 400 kB', async () => {
    expect((await shippedModel()).bytes).toBeLessThanOrEqual(400_000);
  });

  it('is no shared memory, which hosts without special headers do not give', async () => {
    for (const name of await readdir(join(DIST, 'assets'))) {
      if (!name.endsWith('.js') || name.includes('tfjs')) continue;
      expect(await readFile(join(DIST, 'assets', name), 'utf8'), name).not.toContain('SharedArrayBuffer');
    }
  });
});
