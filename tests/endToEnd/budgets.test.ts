import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scriptImports } from '../../web/build/scriptImports.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { shippedModel } from './nodeDigits.ts';

const DIST = join(PROJECT_ROOT, 'dist');

/** The built files in assets/ whose names match. */
async function filesCalled(names: RegExp): Promise<readonly string[]> {
  return (await readdir(join(DIST, 'assets'))).filter((name) => names.test(name));
}

/** The page, as it is served. */
function pageText(): Promise<string> {
  return readFile(join(DIST, 'index.html'), 'utf8');
}

/** Scripts and styles that the page names, so that they come at once and side by side. */
async function filesOfPage(): Promise<readonly string[]> {
  return [...(await pageText()).matchAll(/(?:src|href)="\.\/assets\/([\w-]+\.(?:js|css))"/g)].map(
    ([, name = '']) => name,
  );
}

/** What stands in the page itself. */
async function inlineTexts(kind: 'script' | 'style'): Promise<readonly Buffer[]> {
  const texts = [...(await pageText()).matchAll(new RegExp(`<${kind}>(.*?)</${kind}>`, 'gs'))];
  return texts.map(([, text = '']) => Buffer.from(text));
}

/** A worker's script, and what it imports at once. */
async function filesOfWorker(): Promise<readonly string[]> {
  const [worker = ''] = await filesCalled(/^computeWorker-.*\.js$/);
  const script = await readFile(join(DIST, 'assets', worker), 'utf8');
  return [worker, ...scriptImports(script).atOnce];
}

async function contentsOf(files: readonly string[]): Promise<readonly Buffer[]> {
  return Promise.all(files.map((name) => readFile(join(DIST, 'assets', name))));
}

function kilobytes(contents: readonly Buffer[]): number {
  expect(contents.length).toBeGreaterThan(0);
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0) / 1000;
}

describe('what it takes to see the first digit', () => {
  it.each([
    [
      'the page’s scripts, those in it and the one that it names',
      async () => [...(await inlineTexts('script')), ...(await contentsOf(await filesOfPage()))],
      40,
    ],
    ['its styles', () => inlineTexts('style'), 2],
    ['a worker', async () => contentsOf(await filesOfWorker()), 15],
    ['the kernels', async () => contentsOf(await filesCalled(/^simd-.*\.wasm$/)), 30],
  ])('is, for %s, within its budget', async (_, contents, budget) => {
    expect(kilobytes(await contents())).toBeLessThanOrEqual(budget);
  });

  it('is one script, which waits for no other, and what is only wanted later comes later', async () => {
    const named = await filesOfPage();
    expect(named).toEqual([expect.stringMatching(/^first-.*\.js$/)]);
    expect(scriptImports(await readFile(join(DIST, 'assets', named[0] ?? ''), 'utf8')).atOnce).toEqual([]);
    for (const later of ['wall', 'prior-comparison', 'settings-sheet', 'outlines', 'storage', 'ru']) {
      const [file = ''] = await filesCalled(new RegExp(`^${later}-`));
      expect(file, later).not.toBe('');
      expect(named, later).not.toContain(file);
    }
    const [worker = '', ...others] = await filesOfWorker();
    expect(others).toEqual([]);
    const { onDemand } = scriptImports(await readFile(join(DIST, 'assets', worker), 'utf8'));
    expect(onDemand).toContainEqual(expect.stringMatching(/^lazyJobs-/));
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
