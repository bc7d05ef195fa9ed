// The command line: workers/node/*.ts → build/node/*.js. Node 20 does not strip types, so it gets a bundle;
// dependencies stay outside it and are found in node_modules.

import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

/** What Node starts by name: the command line and the three kinds of worker thread. */
const entries = ['cli', 'computeWorker', 'trainingWorker', 'evaluationWorker']
  .map((name) => [name, `workers/node/${name}.ts`] as const)
  .filter(([, file]) => existsSync(file));

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/node',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(entries),
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
