import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isFresh, markFresh } from '../../../workers/node/tasks/freshness.mjs';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const unit = { name: 'sample', inputs: ['in', 'lock'], except: ['in/notes'], output: 'out' };

/** A root in which `unit` has just been built. */
function builtRoot(): string {
  const root = temporaryFolder();
  for (const folder of ['in', 'in/notes', 'out']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'in/a.ts'), 'a');
  writeFileSync(join(root, 'lock'), '1');
  const mark = markFresh(root, unit);
  writeFileSync(join(root, 'out/a.js'), 'A');
  mark();
  return root;
}

it('is fresh right after a build, and after a checkout that touched only times', () => {
  const root = builtRoot();
  expect(isFresh(root, unit)).toBe(true);
  utimesSync(join(root, 'in/a.ts'), 1, 1);
  expect(isFresh(root, unit)).toBe(true);
});

it('is stale before the first build', () => {
  expect(isFresh(temporaryFolder(), unit)).toBe(false);
});

it.each([
  ['an input changes', (root: string) => writeFileSync(join(root, 'in/a.ts'), 'b')],
  ['an input is added', (root: string) => writeFileSync(join(root, 'in/b.ts'), '')],
  ['an input goes', (root: string) => rmSync(join(root, 'lock'))],
  ['the output is damaged', (root: string) => writeFileSync(join(root, 'out/a.js'), 'B')],
  ['part of the output goes', (root: string) => rmSync(join(root, 'out/a.js'))],
  ['all of the output goes', (root: string) => rmSync(join(root, 'out'), { recursive: true })],
])('is stale when %s', (_, change) => {
  const root = builtRoot();
  change(root);
  expect(isFresh(root, unit)).toBe(false);
});

it('stays fresh when a file changes that was declared not to matter', () => {
  const root = builtRoot();
  writeFileSync(join(root, 'in/notes/n.md'), 'note');
  expect(isFresh(root, unit)).toBe(true);
});

it('is stale when an input changed while the build ran', () => {
  const root = builtRoot();
  const mark = markFresh(root, unit);
  writeFileSync(join(root, 'in/a.ts'), 'typed meanwhile');
  mark();
  expect(isFresh(root, unit)).toBe(false);
});
