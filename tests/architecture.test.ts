import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../workers/node/projectRoot.ts';
import { filesNamedIn, missingFiles } from './support/architecture/namedFiles.ts';
import { withRoomsTable } from './support/architecture/importTableText.ts';
import { projectSources } from './support/architecture/projectSources.ts';
import { complaints } from './support/architecture/rules.ts';
import { parseSource } from './support/architecture/sourceFile.ts';

describe('the sources of this project', () => {
  // Every source is parsed: minutes where others have the machine.
  it(
    'keep to the import table, without cycles, barrels, default exports and names that say nothing',
    { timeout: 300_000 },
    () => {
      const sources = projectSources();
      expect(sources.length).toBeGreaterThan(20);
      expect(complaints(sources)).toEqual([]);
    },
  );
});

/** Complaints about files given as path → text. */
function complaintsAbout(files: Readonly<Record<string, string>>): readonly string[] {
  return complaints(Object.entries(files).map(([path, text]) => parseSource(path, text)));
}

describe('the table of rooms in web/README.md', () => {
  it('is the one that is enforced (npm test -- architecture -u writes it)', async () => {
    const path = join(PROJECT_ROOT, 'web/README.md');
    await expect(withRoomsTable(await readFile(path, 'utf8'))).toMatchFileSnapshot(path);
  });
});

describe('the files that CONTRIBUTING and the READMEs name', () => {
  it('exist', () => {
    expect(missingFiles()).toEqual([]);
  });

  it.each([
    ['`a/b.ts`', ['a/b.ts']],
    ['`b.ts` and `a/c.css`', ['b.ts', 'a/c.css']],
    ['`workers/nn/x.ts`, `tests/nn/x.test.ts`, `…Store.ts`, `<lesson>.ts`, `npm test`: placeholders', []],
  ])('are read from %s', (text, names) => {
    expect(filesNamedIn(text)).toEqual(names);
  });
});

describe('the rules', () => {
  it.each([
    ['a static import', `import { Arena } from '../backend/wasm/arena.ts';`],
    ['a re-export', `export { Arena } from '../backend/wasm/arena.ts';\nexport const x = 1;`],
    ['an import for its effects', `import '../backend/wasm/arena.ts';`],
    ['a dynamic import', `export const load = () => import('../backend/wasm/arena.ts');`],
    ['a type import', `import type { Arena } from '../backend/wasm/arena.ts';`],
    ['a type written as an import', `export type A = import('../backend/wasm/arena.ts').Arena;`],
    ['a worker address', `export const at = new URL('../backend/wasm/arena.ts', import.meta.url);`],
  ])('report %s against the direction of the table', (_, text) => {
    expect(complaintsAbout({ 'workers/core/sample.ts': text })).toEqual([
      'workers/core/sample.ts: imports workers/backend/wasm/arena.ts; workers/core may not import workers/backend/wasm',
    ]);
  });

  it('let the page have types of the service and values of the core, and nothing more of either', () => {
    const page = 'web/kit/sample.ts';
    expect(
      complaintsAbout({
        [page]: `import type { A } from '../../workers/service/a.ts';
                 import { type B } from '../../workers/service/b.ts';
                 import { c } from '../../workers/core/c.ts';`,
      }),
    ).toEqual([]);
    expect(complaintsAbout({ [page]: `import { type A, a } from '../../workers/service/a.ts';` })).toEqual([
      `${page}: imports values of workers/service/a.ts; web/kit may import only types of workers/service`,
    ]);
  });

  it('keep features of the page apart, and let the shell have their pages only when they are opened', () => {
    expect(
      complaintsAbout({ 'web/features/wall/sample.ts': `import type { A } from '../one/a.ts';\nexport const x = 1;` }),
    ).toEqual([
      'web/features/wall/sample.ts: imports web/features/one/a.ts; web/features/wall may not import web/features/one',
    ]);
    const page = '../features/wall/wall-page.ts';
    expect(complaintsAbout({ 'web/shell/sample.ts': `export const load = () => import('${page}');` })).toEqual([]);
    expect(complaintsAbout({ 'web/shell/sample.ts': `import '${page}';\nexport const x = 1;` })).toEqual([
      "web/shell/sample.ts: imports web/features/wall/wall-page.ts at once; want import(), so that each page's code comes when it is opened",
    ]);
  });

  it('report variables of modules of the page, which no service owns', () => {
    const text = `let count = 0;\nexport const more = () => { let n = count; count += n; return count; };`;
    const want = 'want it in a service that main.ts makes, or `services.once` (web/engine/services.ts)';
    expect(complaintsAbout({ 'web/kit/sample.ts': text })).toEqual([
      `web/kit/sample.ts: variable count belongs to nobody; ${want}`,
    ]);
    expect(complaintsAbout({ 'web/main.ts': text, 'web/platform/sample.ts': text })).toEqual([]);
  });

  it('report Node’s modules and foreign packages outside the areas that may have them', () => {
    const text = `import { join } from 'node:path';\nimport { html } from 'lit';`;
    expect(complaintsAbout({ 'workers/nn/sample.ts': text })).toEqual([
      'workers/nn/sample.ts: imports node:path; want no package here',
      'workers/nn/sample.ts: imports lit; want no package here',
    ]);
    expect(complaintsAbout({ 'workers/node/sample.ts': text })).toEqual([
      'workers/node/sample.ts: imports lit; want only node:, comlink, cli-progress, fast-png',
    ]);
  });

  it('report tfjs imported at once and accept it imported when needed', () => {
    const path = 'workers/browser/sample.ts';
    expect(complaintsAbout({ [path]: `export const load = () => import('../backend/tfjs/t.ts');` })).toEqual([]);
    expect(complaintsAbout({ [path]: `import { t } from '../backend/tfjs/t.ts';` })).toEqual([
      `${path}: imports workers/backend/tfjs/t.ts at once; want import(), so that it is only loaded where it is needed`,
    ]);
  });

  it('report a cycle once, whichever file it is entered by, also one that is closed by import()', () => {
    const a = `import { b } from './b.ts';\nexport const a = 1;`;
    const c = `import { b } from './b.ts';\nexport const c = 1;`;
    const files = { 'workers/nn/c.ts': c, 'workers/nn/a.ts': a };
    expect(complaintsAbout({ ...files, 'workers/nn/b.ts': `import type { A } from './a.ts';` })).toEqual([
      'import cycle: workers/nn/b.ts → workers/nn/a.ts → workers/nn/b.ts',
    ]);
    expect(complaintsAbout({ ...files, 'workers/nn/b.ts': `export const b = () => import('./a.ts');` })).toEqual([
      'import cycle: workers/nn/b.ts → workers/nn/a.ts → workers/nn/b.ts',
    ]);
  });

  it('see cycles in AssemblyScript, whose imports have no file extension', () => {
    expect(
      complaintsAbout({
        'assembly/ops/a.ts': `import { b } from './b';\n@inline\nexport function a(x: v128): v128 { return b(x); }`,
        'assembly/ops/b.ts': `import { a } from './a';`,
      }),
    ).toEqual(['import cycle: assembly/ops/a.ts → assembly/ops/b.ts → assembly/ops/a.ts']);
  });

  it.each([
    ['by its name', `export const kept = localStorage.getItem('x');`],
    ['by the global object', `export const kept = globalThis.localStorage;`],
    ['in brackets', `export const kept = window['localStorage'];`],
    ['by whether it is there', `export const can = 'localStorage' in globalThis;`],
    ['taken out of the global object', `const { localStorage: kept } = globalThis as Window;\nexport const x = kept;`],
    ['as a property of its own name', `export const x = { localStorage };`],
  ])('report what may be absent or throw when it is used outside its place: %s', (_, text) => {
    expect(complaintsAbout({ 'web/features/one/sample.ts': text })).toEqual([
      'web/features/one/sample.ts: uses localStorage, which may be absent or throw; want it only in web/platform/storedText.ts',
    ]);
    expect(complaintsAbout({ 'web/platform/storedText.ts': text })).toEqual([]);
  });

  it('report what browsers may refuse, whatever it is asked of', () => {
    const text = 'export const png = (canvas: HTMLCanvasElement): string => canvas.toDataURL();';
    expect(complaintsAbout({ 'web/kit/sample.ts': text })).toEqual([
      'web/kit/sample.ts: uses .toDataURL, which may be absent or throw; want it only in a place for it',
    ]);
  });

  it('let types, and properties of other things, have the names of the platform', () => {
    const text = `import type { X } from './caches.ts';
                  export interface Given { readonly channel?: BroadcastChannel; readonly caches: X }
                  export const caches = (given: Given): Given['caches'] => given.caches;
                  export const named = { localStorage: 1 };`;
    expect(complaintsAbout({ 'web/features/one/sample.ts': text })).toEqual([]);
  });

  it('report the package that opens databases outside its place, and let everybody have its types', () => {
    expect(complaintsAbout({ 'web/storage/sample.ts': `import { deleteDB } from 'idb';` })).toEqual([
      'web/storage/sample.ts: imports values of idb; want it only in web/storage/database.ts',
    ]);
    expect(complaintsAbout({ 'web/storage/sample.ts': `import type { DBSchema } from 'idb';` })).toEqual([]);
  });

  it.each([
    ['a name that says nothing', 'web/utils.ts', 'export const x = 1;', '"utils" says nothing'],
    ['a default export', 'web/a.ts', 'export default class {}', 'has a default export'],
    ['a default export by name', 'web/a.ts', 'const a = 1;\nexport { a as default };', 'has a default export'],
    ['a default export by assignment', 'web/a.ts', 'export default 1;', 'has a default export'],
    ['a barrel', 'web/all.ts', `export * from './a.ts';\nexport { b } from './b.ts';`, 'only re-exports'],
    ['a file outside every area', 'workers/odd/a.ts', 'export const x = 1;', 'is in no area'],
  ])('report %s', (_, path, text, complaint) => {
    expect(complaintsAbout({ [path]: text })).toEqual([expect.stringContaining(`${path}: ${complaint}`)]);
  });

  it('accept the one barrel there is', () => {
    expect(complaintsAbout({ 'assembly/index.ts': `export { dense } from './ops/dense';` })).toEqual([]);
  });
});
