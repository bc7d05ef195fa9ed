// The benchmark: tests/bench → build/bench, for Node, as vite.node.config.ts does it for the command line.

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/bench',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        bench: 'tests/bench/bench.ts',
        nodeLane: 'tests/bench/node/nodeLane.ts',
        memoryWorker: 'tests/bench/memory/memoryWorker.ts',
      },
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
