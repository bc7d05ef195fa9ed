import { expect, it } from 'vitest';
import { foldersOf, nearestGallery } from '../../../web/publishing/galleryFolder.ts';

const HOST = 'https://somebody.github.io';

it('folders of an address are those that it is in, the innermost first', () => {
  expect(foldersOf(`${HOST}/digits/old/page.html?a=1#b`)).toEqual([
    `${HOST}/digits/old/`,
    `${HOST}/digits/`,
    `${HOST}/`,
  ]);
  expect(foldersOf(`${HOST}/`)).toEqual([`${HOST}/`]);
});

it('an address of many folders is not followed for ever', () => {
  expect(foldersOf(`${HOST}/${'a/'.repeat(500)}`).length).toBeLessThan(20);
});

it('of several galleries the nearest is found, and of none none', async () => {
  const galleries = new Set([`${HOST}/digits/`, `${HOST}/`]);
  const find = (address: string): Promise<string | undefined> =>
    nearestGallery(address, (folder) => Promise.resolve(galleries.has(folder)));
  expect(await find(`${HOST}/digits/a/b`)).toBe(`${HOST}/digits/`);
  expect(await find(`${HOST}/other/a`)).toBe(`${HOST}/`);
  expect(await nearestGallery(`${HOST}/a`, () => Promise.resolve(false))).toBeUndefined();
});
