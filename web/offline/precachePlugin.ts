// Builds the service worker after the page, with the list of the files that the page needs. The list is made from what
// really lies in the output folder, so a file from public/ cannot be forgotten.

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { modelUrl } from '../storage/shippedModel.ts';
import { scriptImports } from './scriptImports.ts';
import { readShippedModels } from './shippedModelsPlugin.ts';

const SERVICE_WORKER = fileURLToPath(new URL('serviceWorker.ts', import.meta.url));

export interface PrecacheOptions {
  /** Files that only some visits need, by their names; they are kept from their first use on. */
  readonly lazy: RegExp;
}

interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
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
        await buildServiceWorker(outDir, options);
      },
    },
  };
}

async function buildServiceWorker(outDir: string, options: PrecacheOptions): Promise<void> {
  const { precached, lazy } = await listFiles(outDir, options);
  await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'warn',
    define: { PRECACHED: JSON.stringify(precached), LAZY: JSON.stringify(lazy) },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      rolldownOptions: { input: SERVICE_WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
}

/** Which files of a built page go into the precache, and which are kept when they are used. */
export async function listFiles(
  outDir: string,
  { lazy }: PrecacheOptions,
): Promise<{ readonly precached: readonly PrecacheEntry[]; readonly lazy: readonly string[] }> {
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
    // sheets only.
    .filter((file) => file !== 'sw.js' && !file.endsWith('.map') && !/^(models|reference|screenshots)\//.test(file))
    .sort();
  await checkNothingLazyIsNeeded(outDir, files, lazy);
  const [model] = await readShippedModels(join(outDir, 'models'));
  const precached = await Promise.all(files.filter((file) => !lazy.test(file)).map((file) => entryOf(outDir, file)));
  return {
    precached: model ? [...precached, { url: modelUrl(model), revision: null }] : precached,
    lazy: files.filter((file) => lazy.test(file)),
  };
}

/** Files in assets/ have their content's hash in their name; others get it as a revision. */
async function entryOf(outDir: string, file: string): Promise<PrecacheEntry> {
  if (file.startsWith('assets/')) return { url: file, revision: null };
  const content = await readFile(join(outDir, file));
  return { url: file, revision: createHash('sha256').update(content).digest('hex').slice(0, 16) };
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
