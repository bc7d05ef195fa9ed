import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scriptImports } from '../../web/offline/scriptImports.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { shippedModel } from './nodeDigits.ts';

const DIST = join(PROJECT_ROOT, 'dist');

/** The built files in assets/ whose names match. */
async function filesCalled(names: RegExp): Promise<readonly string[]> {
  return (await readdir(join(DIST, 'assets'))).filter((name) => names.test(name));
}

/** Scripts and styles that the page names, so that they come at once and side by side. */
async function filesOfPage(): Promise<readonly string[]> {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  return [...html.matchAll(/assets\/([\w-]+\.(?:js|css))/g)].map(([, name = '']) => name);
}

/** Scripts that the page names, and the page itself with those that stand in it. */
async function scriptsOfPage(): Promise<readonly string[]> {
  return ['../index.html', ...(await filesOfPage()).filter((name) => name.endsWith('.js'))];
}

/** A worker's script, and what it imports at once. */
async function filesOfWorker(): Promise<readonly string[]> {
  const [worker = ''] = await filesCalled(/^computeWorker-.*\.js$/);
  const script = await readFile(join(DIST, 'assets', worker), 'utf8');
  return [worker, ...scriptImports(script).atOnce];
}

async function kilobytes(files: readonly string[]): Promise<number> {
  expect(files.length).toBeGreaterThan(0);
  const contents = await Promise.all(files.map((name) => readFile(join(DIST, 'assets', name))));
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0) / 1000;
}

describe('what it takes to see the first digit', () => {
  it.each([
    ['the page’s scripts', scriptsOfPage, 40],
    ['its styles', async () => (await filesOfPage()).filter((name) => name.endsWith('.css')), 2],
    ['a worker', filesOfWorker, 15],
    ['the kernels', () => filesCalled(/^simd-.*\.wasm$/), 30],
  ])('is, for %s, within its budget', async (_, files, budget) => {
    expect(await kilobytes(await files())).toBeLessThanOrEqual(budget);
  });

  it('is no script that the page does not name: none waits for another, and what is only wanted later comes later', async () => {
    const named = await filesOfPage();
    for (const file of named.filter((name) => name.endsWith('.js'))) {
      const { atOnce } = scriptImports(await readFile(join(DIST, 'assets', file), 'utf8'));
      expect(named, file).toEqual(expect.arrayContaining([...atOnce]));
    }
    for (const later of ['wall', 'prior-comparison', 'settings-sheet', 'digitContours', 'ru']) {
      const [file = ''] = await filesCalled(new RegExp(`^${later}-`));
      expect(file, later).not.toBe('');
      expect(named, later).not.toContain(file);
    }
    const [worker = '', ...others] = await filesOfWorker();
    expect(others).toEqual([]);
    const { onDemand } = scriptImports(await readFile(join(DIST, 'assets', worker), 'utf8'));
    expect(onDemand).toContainEqual(expect.stringMatching(/^laterJobs-/));
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
