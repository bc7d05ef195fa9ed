// Builds the service worker after the page, with the list of the files that the page needs and the hash of each. The
// list is made from what really lies in the output folder, so a file from public/ cannot be forgotten.

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { modelUrl } from '../storage/shippedModel.ts';
import { scriptImports } from './scriptImports.ts';
import { readShippedModels } from './shippedModelsPlugin.ts';
import type { ListedFile } from '../offline/siteFiles.ts';

/** What is built, from what: the service worker, and what takes it back when it is served in its place. */
const SERVICE_WORKERS = { 'sw.js': 'serviceWorker.ts', 'retired-sw.js': 'retiredServiceWorker.ts' };

/** Pages beside the gallery: what is at no other address, and who has written what it is made of. */
const OTHER_PAGES = new Set(['404.html', 'licences.html']);

const OFFLINE = new URL('../offline/', import.meta.url);

export interface PrecacheOptions {
  /** Files that only some visits need, by their names; they are kept from their first use on. */
  readonly lazy: RegExp;
}

export function precachePlugin(options: PrecacheOptions): Plugin {
  let outDir = '';
  return {
    name: 'precache',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await buildServiceWorkers(outDir, options);
      },
    },
  };
}

async function buildServiceWorkers(outDir: string, options: PrecacheOptions): Promise<void> {
  const { precached, lazy } = await listFiles(outDir, options);
  for (const [fileName, source] of Object.entries(SERVICE_WORKERS)) {
    const input = fileURLToPath(new URL(source, OFFLINE));
    await build({
      configFile: false,
      root: fileURLToPath(OFFLINE),
      logLevel: 'warn',
      define: { PRECACHED: JSON.stringify(precached), LAZY: JSON.stringify(lazy) },
      build: {
        outDir,
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'es2022',
        rolldownOptions: { input, output: { format: 'iife', entryFileNames: fileName } },
      },
    });
  }
}

/** Which files of a built page go into the precache, and which are kept when they are used. */
export async function listFiles(
  outDir: string,
  { lazy }: PrecacheOptions,
): Promise<{ readonly precached: readonly ListedFile[]; readonly lazy: readonly ListedFile[] }> {
  const found = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outDir.length + 1)
        .split(sep)
        .join('/'),
    )
    // Models come with their hash, below, and numbers of real digits when they are wanted; screenshots are for install
    // sheets and links only.
    .filter(
      (file) =>
        !Object.hasOwn(SERVICE_WORKERS, file) &&
        !file.endsWith('.map') &&
        !/^(models|reference|screenshots)\//.test(file),
    )
    .filter((file) => !OTHER_PAGES.has(file))
    .sort();
  await checkNothingLazyIsNeeded(outDir, files, lazy);
  const [model] = await readShippedModels(join(outDir, 'models'));
  const list = (isLazy: boolean): Promise<readonly ListedFile[]> =>
    Promise.all(files.filter((file) => lazy.test(file) === isLazy).map((file) => listed(outDir, file)));
  const precached = await list(false);
  return {
    precached: model ? [...precached, { url: modelUrl(model), sha256: model.sha256 }] : precached,
    lazy: await list(true),
  };
}

async function listed(outDir: string, file: string): Promise<ListedFile> {
  const content = await readFile(join(outDir, file));
  return { url: file, sha256: createHash('sha256').update(content).digest('hex') };
}

/** @throws Error when a precached script imports a lazy one at once: without a network the page would then not start. */
async function checkNothingLazyIsNeeded(outDir: string, files: readonly string[], lazy: RegExp): Promise<void> {
  for (const file of files) {
    if (!file.endsWith('.js') || lazy.test(file)) continue;
    const { atOnce } = scriptImports(await readFile(join(outDir, file), 'utf8'));
    for (const imported of atOnce) {
      if (!lazy.test(imported)) continue;
      throw new Error(
        `precache: ${file} imports ${imported} at once, want it imported on demand, or not matching ${String(lazy)}`,
      );
    }
  }
}
