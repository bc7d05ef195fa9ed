// Chromium as a host of the benchmark: headless, a page from the benchmark's own server, every lane a Web Worker.

import { join } from 'node:path';
import { chromium } from 'playwright';
import type {} from './benchPage.ts';
import type { CompareStep } from '../../../workers/benchmark/compare.ts';
import type { EngineName } from '../../../workers/benchmark/row.ts';
import { MODELS_FOLDER } from '../../../workers/node/modelSource.ts';
import { ensureChromium } from '../../../workers/node/tasks/browsers/chromium.ts';
import type { GenerationHost } from '../generationHost.ts';
import { BENCH_BUILD, BENCH_SOURCES, KERNELS, ORT_DIST, TFJS_WASM_DIST } from '../paths.ts';
import { bundlePage } from './bundlePage.ts';
import { serveFolders } from './staticServer.ts';

/** Bundles and serves the page, opens it and starts the engines in it. */
export async function openBenchPage(engines: readonly EngineName[]): Promise<GenerationHost> {
  const executablePath = await ensureChromium();
  const bundle = await bundlePage(join(BENCH_SOURCES, 'chromium'));
  const server = await serveFolders({
    '': bundle.folder,
    '/kernels': KERNELS,
    '/ceiling': BENCH_BUILD,
    '/models': MODELS_FOLDER,
    '/ort': ORT_DIST,
    '/tfjs': TFJS_WASM_DIST,
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
    await bundle.remove();
  };
  try {
    const page = await browser.newPage();
    let onStep: (step: CompareStep) => void = () => undefined;
    await page.exposeFunction('onBenchStep', (step: CompareStep) => onStep(step));
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(() => 'benchPage' in window);
    await page.evaluate((names) => window.benchPage.start(names), engines);
    return {
      version: browser.version(),
      compare(cell, listener) {
        onStep = listener;
        return page.evaluate((options) => window.benchPage.compare(options), cell);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
