import { decode } from 'fast-png';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINK_PICTURE, linkPreviewTags } from '../../../web/build/linkPreviewPlugin.ts';
import { siteAddress } from '../../../web/build/siteAddress.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

const readPage = (): Promise<string> => readFile(join(PROJECT_ROOT, 'web/index.html'), 'utf8');

/** What the tags of the page say, by property or name. */
async function previewTags(address?: string): Promise<ReadonlyMap<string, string>> {
  const tags = linkPreviewTags(await readPage(), address);
  return new Map(
    tags.map(
      ({ attrs = {} }) =>
        [attrs['property'] ?? attrs['name'] ?? attrs['rel'], attrs['content'] ?? attrs['href']] as [string, string],
    ),
  );
}

describe('a link to the gallery', () => {
  it('has title, description and picture, the picture by its whole address', async () => {
    const tags = await previewTags('https://somebody.github.io/digits/');
    expect(tags.get('og:title')).toBe('This digit does not exist');
    expect(tags.get('og:description')).toContain('handwritten digits');
    expect(tags.get('og:image')).toBe('https://somebody.github.io/digits/screenshots/link-preview.png');
    expect(tags.get('og:url')).toBe('https://somebody.github.io/digits/');
    expect(tags.get('canonical')).toBe('https://somebody.github.io/digits/');
    expect(tags.get('twitter:card')).toBe('summary_large_image');
  });

  it('has what can be told where nobody has said where the gallery is going to be', async () => {
    const tags = await previewTags();
    expect(tags.get('og:title')).toBe('This digit does not exist');
    expect(tags.get('og:image')).toBe('./screenshots/link-preview.png');
    expect(tags.has('og:url')).toBe(false);
    expect(tags.has('canonical')).toBe(false);
  });

  it('has a picture of the size that it says, and a small file', async () => {
    const file = await readFile(join(PROJECT_ROOT, 'public', LINK_PICTURE.path));
    const { width, height } = decode(file);
    expect([width, height]).toEqual([LINK_PICTURE.width, LINK_PICTURE.height]);
    expect([width, height]).toEqual([1200, 630]);
    expect(file.length).toBeLessThan(100_000);
  });

  it('cannot be told of a page without a title', () => {
    expect(() => linkPreviewTags('<html></html>', undefined)).toThrow('no title or no description');
  });
});

describe('the address of a gallery', () => {
  it('is a folder, with or without its last slash', () => {
    expect(siteAddress('https://somebody.github.io/digits')).toBe('https://somebody.github.io/digits/');
    expect(siteAddress(' https://digits.example/ ')).toBe('https://digits.example/');
  });

  it('need not be known', () => {
    expect(siteAddress(undefined)).toBeUndefined();
    expect(siteAddress('')).toBeUndefined();
  });

  it.each([
    'digits.example',
    'ftp://digits.example/',
    'https://digits.example/?a=1',
    'https://digits.example/#m=vae',
    'https://a:b@digits.example/',
  ])('is not %s', (text) => {
    expect(() => siteAddress(text)).toThrow(`SITE_URL: ${text} is no address of a folder, want one like https://`);
  });

  it('is no file', () => {
    expect(() => siteAddress('https://digits.example/index.html')).toThrow('is a file, want the folder that it is in');
  });
});
