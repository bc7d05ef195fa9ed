// A worker's entry is a file that imports, and that nothing imports: its code is in a chunk of its own, from which code that
// comes later takes what it shares with it.
//
// WebKit evaluates the entry of a module worker a second time when a chunk imports it, as bundlers have it: they leave shared
// code in the entry. The second evaluation exposed a second service on the same port, one that nobody had started, and that
// one answered first. Chromium and Firefox evaluate the entry once.
//
// The chunk is one more request, of which the page can know when its HTML is built (`filesAtOnce`). Lazy chunks with copies
// of what they share would take no request, but 8 kB more and two copies of every class and registry in one thread.

import { basename, extname } from 'node:path';
import type { Rolldown } from 'vite';

/** For one bundle of a worker: `worker.plugins` makes new ones for each. @throws Error when a chunk imports the entry */
export function workerEntryPlugin(): Rolldown.Plugin {
  let name = 'worker';
  return {
    name: 'worker-entry',
    options(options) {
      name = entryName(options.input);
      // The entry keeps the exports that it has in its source, none: what others want must be in another chunk.
      return { ...options, preserveEntrySignatures: 'strict' };
    },
    outputOptions(options) {
      // In one chunk with the entry's own module: two files share less of a dictionary, and gzip to 1 kB more.
      return { ...options, codeSplitting: { groups: [{ name: `${name}Code`, tags: ['$initial'] }] } };
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const entry of chunks.filter(({ isEntry }) => isEntry)) {
        const importer = chunks.find(({ imports, dynamicImports }) =>
          [...imports, ...dynamicImports].includes(entry.fileName),
        );
        if (!importer) continue;
        throw new Error(
          `worker entry: ${importer.fileName} imports ${entry.fileName}, want nothing that does: WebKit would run it twice`,
        );
      }
    },
  };
}

function entryName(input: Rolldown.InputOptions['input']): string {
  if (typeof input === 'string') return basename(input, extname(input));
  throw new Error(`worker entry: ${JSON.stringify(input)} as input of a worker's bundle, want one file`);
}
