// Files are whole or not there.

import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AtomicFile, writeFileAtomically } from '../../workers/node/atomicFile.ts';
import { fileError } from '../../workers/node/expectedErrors.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a file has its name only when it is whole', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'digits');
  const file = await AtomicFile.create(path, 'test');
  await file.write(bytes('one '));
  await file.write(bytes('two'));
  expect(existsSync(path)).toBe(false);
  await file.commit();
  expect(readFileSync(path, 'utf8')).toBe('one two');
  expect(readdirSync(folder)).toEqual(['digits']);
});

test('a file that is given up leaves what was there before', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'digits');
  await writeFileAtomically(path, bytes('before'), 'test');
  const file = await AtomicFile.create(path, 'test');
  await file.write(bytes('after'));
  await file.discard();
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['digits']);
});

test('a link stays a link, and the file it leads to is replaced', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'real'), 'before');
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  await writeFileAtomically(join(folder, 'link'), bytes('after'), 'test');
  expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('after');
  expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
});

test('a name that a disk ignoring capitals would take for another is asked of the disk', async () => {
  const folder = temporaryFolder();
  const file = await AtomicFile.create(join(folder, 'digits'), 'test');
  writeFileSync(join(folder, 'probe'), '');
  expect(await file.isCaseIgnored()).toBe(existsSync(join(folder, 'PROBE')));
  await file.discard();
});

// To root everything may be written.
test.runIf(process.getuid !== undefined && process.getuid() !== 0)(
  'a file that may not be written is not replaced',
  async () => {
    const path = join(temporaryFolder(), 'kept');
    writeFileSync(path, 'before', { mode: 0o444 });
    await expect(AtomicFile.create(path, 'test')).rejects.toMatchObject({
      message: `test: ${path} is there and may not be written; choose another name (EACCES)`,
    });
    expect(readFileSync(path, 'utf8')).toBe('before');
  },
);

test('folders and devices are not replaced', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'inner'));
  const refused = [
    [join(folder, 'inner'), 'cannot be written: it is a folder, want a file (EISDIR)'],
    [`${join(folder, 'inner')}/`, 'cannot be written: it is a folder, want a file (EISDIR)'],
    [`${join(folder, 'new')}/`, 'cannot be written: it ends as a folder does, want a file'],
    ['/dev/null', 'is there and no plain file; choose another name'],
  ] as const;
  for (const [path, message] of refused) {
    if (path === '/dev/null' && !existsSync(path)) continue;
    await expect(AtomicFile.create(path, 'test')).rejects.toMatchObject({
      name: 'FileError',
      message: `test: ${path} ${message}`,
    });
  }
});

test.runIf(existsSync('/dev/full'))('a full disk is named with what to do', async () => {
  const error: unknown = await writeFile('/dev/full', 'x'.repeat(100_000)).catch((reason: unknown) => reason);
  expect(fileError('generate', 'digits.idx3-ubyte', 'written', error)).toMatchObject({
    name: 'FileError',
    message: 'generate: digits.idx3-ubyte cannot be written: the disk is full; free some space and try again (ENOSPC)',
  });
});

test.each([
  ['EMFILE', 'read', 'this program has too many files open; raise the limit (ulimit -n) (EMFILE)'],
  ['EACCES', 'read', 'no permission (EACCES)'],
  ['EACCES', 'written', 'no permission; choose another folder (EACCES)'],
  ['EPROTO', 'read', 'protocol error (EPROTO)'], // an answer that no table of ours has
] as const)('%s, when a file is %s, is said in words', (code, done, why) => {
  const answer = Object.assign(new Error(`${code}: protocol error, open 'p'`), { code, syscall: 'open' });
  expect(fileError('generate', 'p', done, answer)).toMatchObject({
    name: 'FileError',
    message: `generate: p cannot be ${done}: ${why}`,
  });
});

test('errors that are not the file system’s stay what they are', () => {
  const fault = new TypeError('x is not a function');
  expect(fileError('generate', 'digits', 'written', fault)).toBe(fault);
});
