// A host of the built page on which files can be replaced, as a bad deploy or a proxy does it, and a new version published.

import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { serveSite, type SiteServer } from '../../workers/node/tasks/siteServer.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

export interface PublishedSite {
  readonly site: SiteServer;
  readonly folder: string;
}

/** What a host answers in place of a file that it does not have, with status 200. */
export const WEB_PAGE = '<!doctype html><title>Welcome</title><p>This is another page.</p>';

/** A copy of dist/ of one's own, served until the end of the test. */
export async function publish(): Promise<PublishedSite> {
  const folder = join(temporaryFolder(), 'dist');
  await cp(join(PROJECT_ROOT, 'dist'), folder, { recursive: true });
  const site = await serveSite({ folder, port: 0 });
  onTestFinished(() => site.close().catch(() => undefined)); // a test may have closed it
  return { site, folder };
}

/** Makes another version of a served page, in which one file is another; where that is index.html, its `html` says so. */
export async function publishSecondVersion(folder: string, file = 'index.html'): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path);
  const second = secondVersion(before, file);
  await writeFile(path, second);
  const serviceWorker = join(folder, 'sw.js');
  const script = await readFile(serviceWorker, 'utf8');
  const changed = script.replace(sha256(before), sha256(second));
  expect(changed).not.toBe(script);
  await writeFile(serviceWorker, changed);
}

/** Another file that does the same. */
function secondVersion(before: Buffer, file: string): Buffer {
  if (file.endsWith('.html')) return Buffer.from(before.toString().replace('<html ', '<html data-version="second" '));
  // A section of its own kind, with a name of one letter and nothing in it.
  if (file.endsWith('.wasm')) return Buffer.concat([before, Buffer.of(0, 2, 1, 0x32)]);
  return Buffer.concat([before, Buffer.from('\n// second\n')]);
}

/** Writes something else in place of a file. Returns what puts it back. */
export async function replaceFile(
  folder: string,
  file: string,
  content: Uint8Array | string,
): Promise<() => Promise<void>> {
  const path = join(folder, file);
  const before = await readFile(path);
  await writeFile(path, content);
  return () => writeFile(path, before);
}

/**
 * On a page: puts something else in the site's cache in place of files. Returns how many there were. It must stand by itself,
 * for it is sent to the browser as text.
 */
export async function damageCache([files, content, type]: readonly [
  files: readonly string[],
  content: string,
  type: string,
]): Promise<number> {
  let count = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (!files.some((file) => new URL(url).pathname === `/${file}`)) continue;
      await cache.put(url, new Response(content, { headers: { 'content-type': type } }));
      count++;
    }
  }
  return count;
}

/** The name of the only file of a built page that matches, relative to its folder. */
export async function builtFile(folder: string, pattern: RegExp): Promise<string> {
  const files = await readdir(folder, { recursive: true });
  const matching = files.filter((file) => pattern.test(file));
  expect(matching, String(pattern)).toHaveLength(1);
  return matching[0] ?? '';
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
