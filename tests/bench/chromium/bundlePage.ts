// Pages of the benchmark, bundled by Vite into a temporary folder: the sources stay where they are, nothing is shipped.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export interface BundledPage {
  /** Has index.html. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Bundles the page whose index.html is in `root`. */
export async function bundlePage(root: string): Promise<BundledPage> {
  const folder = await mkdtemp(join(tmpdir(), 'digits-bench-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      root,
      base: './',
      publicDir: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
      worker: { format: 'es' },
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}
