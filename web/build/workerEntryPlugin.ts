// A worker is one script at its start, which no other script imports. What its later chunks share with it they take from a
// global of the thread, where the entry has put it:
//
//   entry     export { a as x }                 becomes   globalThis.workerCode = { x: a }
//   chunk     import { x as b } from './entry'  becomes   const { x: b } = globalThis.workerCode
//
// WebKit evaluates the entry of a module worker a second time when a chunk imports it, as bundlers have it: they leave shared
// code in the entry. The second evaluation exposed a second service on the same port, one that nobody had started, and that
// one answered first. Chromium and Firefox evaluate the entry once.
//
// With the shared code in a chunk beside the entry, which both import, the first digit would wait one round trip longer: a
// worker's imports are known when its entry has come. Chunks with copies of what they share would be 8 kB more, and two copies
// of each class and registry in one thread.

import { basename } from 'node:path';
import type { ESTree, Rolldown } from 'vite';

const SHARED = 'globalThis.workerCode';

/**
 * For a worker's bundle. What is shared are values as they are when the entry has run: a name that is assigned anew later is
 * not to be exported. @throws Error for code that cannot be shared so
 */
export function workerEntryPlugin(): Rolldown.Plugin {
  return {
    name: 'worker-entry',
    // Comes before names are made of contents, and before these are minified.
    renderChunk(code, chunk, _options, { chunks }) {
      const entry = Object.values(chunks).find(({ isEntry }) => isEntry);
      if (!entry) return null;
      const { body } = this.parse(code);
      return chunk.isEntry ? sharing(code, body, entry) : taking(code, body, chunk, entry);
    },
  };
}

type Program = readonly ESTree.Program['body'][number][];

/** The entry's code, which puts into the global what chunks want of it. */
function sharing(code: string, body: Program, { fileName, imports }: Rolldown.RenderedChunk): string {
  if (imports.length > 0) {
    throw new Error(`worker entry: ${fileName} imports ${imports.join(', ')}, want one script: each is a round trip`);
  }
  return withNodes(code, body, (node) => {
    if (!node.type.startsWith('Export')) return undefined;
    if (node.type !== 'ExportNamedDeclaration' || node.declaration) {
      throw new Error(`worker entry: ${fileName} has "${textOf(code, node)}", want a list of exports`);
    }
    const shared = node.specifiers.map(({ local, exported }) => `${textOf(code, exported)}: ${textOf(code, local)}`);
    return `${SHARED} = { ${shared.join(', ')} };`;
  });
}

/** A chunk's code, which takes what it wants of the entry from the global. */
function taking(
  code: string,
  body: Program,
  { fileName }: Rolldown.RenderedChunk,
  entry: Rolldown.RenderedChunk,
): string {
  const path = `./${basename(entry.fileName)}`;
  return withNodes(code, body, (node) => {
    if (node.type !== 'ImportDeclaration' || node.source.value !== path) return undefined;
    const taken = node.specifiers.map((specifier) => {
      if (specifier.type === 'ImportSpecifier') {
        return `${textOf(code, specifier.imported)}: ${textOf(code, specifier.local)}`;
      }
      throw new Error(`worker entry: ${fileName} has "${textOf(code, node)}", want a list of names`);
    });
    return taken.length > 0 ? `const { ${taken.join(', ')} } = ${SHARED};` : '';
  });
}

/** The code with other texts for some of its statements: those for which `textFor` has one. */
function withNodes(code: string, body: Program, textFor: (node: Program[number]) => string | undefined): string {
  return body.reduceRight((result, node) => {
    const text = textFor(node);
    return text === undefined ? result : result.slice(0, node.start) + text + result.slice(node.end);
  }, code);
}

function textOf(code: string, { start, end }: ESTree.Span): string {
  return code.slice(start, end);
}
