import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byTerms, licencesPage, packageFolder, type ShippedPackage } from '../../../web/build/licences.ts';
import { readPackage } from '../../../web/build/licencesPlugin.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** A package with these files beside its package.json. */
async function packageWith(description: object, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = temporaryFolder();
  await mkdir(folder, { recursive: true });
  const all = {
    'package.json': JSON.stringify({ name: 'ink', version: '1.2.3', license: 'MIT', ...description }),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
  return folder;
}

function shipped(name: string, licence: string, text?: string): ShippedPackage {
  return { name, version: '1.0.0', licence, author: '', text };
}

describe('the package of a module', () => {
  it('is the innermost that it lies in, whatever bundlers add to its name', () => {
    const folder = (id: string): string | undefined => packageFolder(id, '/p/node_modules');
    expect(folder('/p/node_modules/lit/index.js')).toBe('/p/node_modules/lit');
    expect(folder('\0/p/node_modules/@a/b/dist/x.wasm?url')).toBe('/p/node_modules/@a/b');
    expect(folder('/p/node_modules/a/node_modules/b/x.js')).toBe('/p/node_modules/a/node_modules/b');
    expect(folder('\0rolldown/runtime.js')).toBe('/p/node_modules/rolldown');
    expect(folder('\0vite/preload-helper.js')).toBe('/p/node_modules/vite');
    expect(folder('/p/web/main.ts')).toBeUndefined();
  });
});

describe('the licence of a package', () => {
  it('is its file, with the notice that is to be repeated', async () => {
    const folder = await packageWith(
      { author: 'A. Nib <nib@ink.example> (https://ink.example)' },
      { 'LICENCE.md': 'Free.\n', NOTICE: 'Written by Nib.\n', 'README.md': '# Licence\n\nNo warranty.\n' },
    );
    expect(readPackage(folder)).toEqual({
      name: 'ink',
      version: '1.2.3',
      licence: 'MIT',
      author: 'A. Nib',
      text: 'Free.\n\nWritten by Nib.',
    });
  });

  it('may stand in its README, between other things', async () => {
    const readme =
      'ink\n===\n\nBlack.\n\nLICENSE (MIT)\n-------------\n\nFree, without warranty.\n\nMore\n----\n\nBlue.\n';
    expect(readPackage(await packageWith({}, { 'README.md': readme })).text).toBe('Free, without warranty.');
  });

  it('is not the mere name of one', async () => {
    expect(readPackage(await packageWith({}, { 'README.md': '## License\n\nMIT\n' })).text).toBeUndefined();
  });

  it('has to be there', async () => {
    const folder = await packageWith({ license: undefined });
    expect(() => readPackage(folder)).toThrow('names no licence, want one');
  });
});

describe('licences.html', () => {
  it('says terms once, and of whose packages they are', () => {
    const page = licencesPage(
      [shipped('b', 'MIT', 'A < B'), shipped('c', 'MIT', 'C'), shipped('a', 'MIT', 'A < B')],
      'ours',
    );
    expect(page.match(/A &lt; B/g)).toHaveLength(1);
    expect(page.replaceAll('\n', '')).toContain(
      '<ul><li>a 1.0.0 (MIT)</li><li>b 1.0.0 (MIT)</li></ul><pre>A &lt; B</pre>',
    );
    expect(page).toContain('<pre>ours</pre>');
  });

  it('has the terms of the Apache licence for a package that has no file of them, without what is another’s', () => {
    const text = 'Apache License\nEND OF TERMS AND CONDITIONS\nCopyright Nib';
    const groups = byTerms([shipped('without', 'Apache-2.0'), shipped('with', 'Apache-2.0', text)]);
    expect(groups.get('Apache License')?.map(({ name }) => name)).toEqual(['without']);
  });

  it('cannot be written for a package whose terms are nowhere', () => {
    expect(() => byTerms([shipped('bare', 'MIT'), shipped('other', 'MIT', 'Copyright Other')])).toThrow(
      'licences: bare (MIT) has no text of its licence, want one',
    );
  });
});
