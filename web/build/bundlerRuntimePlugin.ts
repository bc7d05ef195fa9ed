// Rolldown keeps the few lines that its own code needs in a script of their own, one more that pages and workers would wait for.
// Here each script that wants them has them in itself.

import { basename } from 'node:path';
import type { ESTree, Plugin } from 'vite';

const RUNTIME = 'rolldown-runtime';

export function bundlerRuntimePlugin(): Plugin {
  return {
    name: 'bundler-runtime',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const runtime = chunks.find(({ name }) => name === RUNTIME);
      if (!runtime) return;
      const { fileName, code } = runtime;
      const held = valueOf(code, this.parse(code).body);
      for (const chunk of chunks.filter(({ imports }) => imports.includes(fileName))) {
        chunk.code = withRuntime(chunk.code, this.parse(chunk.code).body, fileName, held);
        chunk.imports = chunk.imports.filter((file) => file !== fileName);
      }
      delete bundle[fileName];
    },
  };
}

type Program = readonly ESTree.Program['body'][number][];

/** `const a = 1; export { a as x }` → an expression whose value has x. */
function valueOf(code: string, body: Program): string {
  const exports = body.filter((node) => node.type === 'ExportNamedDeclaration');
  const lines = body.filter((node) => node.type !== 'ExportNamedDeclaration').map((node) => textOf(code, node));
  const names = exports.flatMap(({ specifiers }) =>
    specifiers.map(({ local, exported }) => `${textOf(code, exported)}:${textOf(code, local)}`),
  );
  return `(()=>{${lines.join('')}return{${names.join(',')}}})()`;
}

/** `import { x as b } from the runtime` → `const { x: b } =` that value. */
function withRuntime(code: string, body: Program, runtime: string, held: string): string {
  const found = body.find(
    (node) => node.type === 'ImportDeclaration' && node.source.value === `./${basename(runtime)}`,
  );
  if (found?.type !== 'ImportDeclaration') throw new Error(`bundler runtime: no import of ${runtime}, want one`);
  const names = found.specifiers.map((specifier) => {
    if (specifier.type === 'ImportSpecifier') return `${textOf(code, specifier.imported)}:${specifier.local.name}`;
    throw new Error(`bundler runtime: "${textOf(code, found)}", want a list of names`);
  });
  return `${code.slice(0, found.start)}const{${names.join(',')}}=${held};${code.slice(found.end)}`;
}

function textOf(code: string, { start, end }: ESTree.Span): string {
  return code.slice(start, end);
}
