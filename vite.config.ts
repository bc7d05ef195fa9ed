// The page: web/ and what it imports → dist/. The command line has a configuration of its own, vite.node.config.ts.

import { defineConfig } from 'vite';
import { arrivalPlugin } from './web/build/arrivalPlugin.ts';
import { bundlerRuntimePlugin } from './web/build/bundlerRuntimePlugin.ts';
import { chunkGroups } from './web/build/chunkGroupsPlugin.ts';
import { templatesPlugin } from './web/build/templatesPlugin.ts';
import { precachePlugin } from './web/build/precachePlugin.ts';
import { shippedModelsPlugin } from './web/build/shippedModelsPlugin.ts';
import { workerEntryPlugin } from './web/build/workerEntryPlugin.ts';
import { licencesPlugins } from './web/build/licencesPlugin.ts';
import { linkPreviewPlugin } from './web/build/linkPreviewPlugin.ts';
import { notFoundPlugin } from './web/build/notFoundPlugin.ts';
import { SITE_VARIABLE } from './web/build/siteAddress.ts';

/** Whether a module is code of TensorFlow.js, or ours for it. The addresses of its kernels are not. */
function isTfjs(moduleId: string): boolean {
  return /[\\/](@tensorflow|tfjs)[\\/].*\.[jt]s$/.test(moduleId);
}

const licences = licencesPlugins();
const { groups, plugin: chunkGroupsPlugin } = chunkGroups('/web/main.ts');

export default defineConfig({
  root: 'web',
  // Relative addresses, so that the same dist/ works at the root of a host and in a folder of one.
  base: './',
  publicDir: '../public',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // Kernels must stay files: WebAssembly.compileStreaming wants a response, and data: URLs fail the page's CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [...groups] },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [licences.worker(), workerEntryPlugin(), bundlerRuntimePlugin()],
    rolldownOptions: {
      // Chunks of tfjs say so in their names: the precache goes by names.
      output: { chunkFileNames: ({ moduleIds }) => `assets/${moduleIds.some(isTfjs) ? 'tfjs-' : ''}[name]-[hash].js` },
    },
  },
  plugins: [
    licences.page, // before any that rearrange what came into the bundles
    shippedModelsPlugin(),
    templatesPlugin(),
    chunkGroupsPlugin,
    bundlerRuntimePlugin(),
    arrivalPlugin(),
    linkPreviewPlugin(process.env[SITE_VARIABLE]),
    notFoundPlugin(process.env[SITE_VARIABLE]),
    // The second engine is a megabyte for the few browsers without SIMD WebAssembly: kept offline where it has been used.
    // So are the relaxed kernels, which the page only measures.
    precachePlugin({ lazy: /tfjs|relaxed/ }),
  ],
});
