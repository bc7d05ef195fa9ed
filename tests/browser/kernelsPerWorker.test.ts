import { expect, test } from 'vitest';
import { kernelsPerWorker } from '../../workers/browser/kernelsPerWorker.ts';

/** The smallest: a module's header. */
const kernels = WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

test.each([
  ['Google Inc.', 'Chromium'],
  ['', 'Firefox'],
])('workers of a browser by "%s" (%s) share the module that the page has compiled', async (vendor) => {
  const next = kernelsPerWorker(kernels, vendor);
  const module = await kernels;
  expect([await next(), await next(), await next()]).toEqual([module, module, module]);
});

test('in WebKit no two workers get the same module, whose machine code would be freed under one of them', async () => {
  const next = kernelsPerWorker(kernels, 'Apple Computer, Inc.');
  expect(await next()).toBe(await kernels);
  expect([await next(), await next()]).toEqual([undefined, undefined]);
});

test('a page that has compiled none gives none', async () => {
  const next = kernelsPerWorker(undefined, '');
  expect([await next(), await next()]).toEqual([undefined, undefined]);
});
