// A script of the tests for a browser: a module and all that it imports, as one text.

import { build, type Rolldown } from 'vite';

/** Bundles the module at `path`, which is absolute. Nothing is written. */
export async function bundledScript(path: string): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', minify: false, lib: { entry: path, formats: ['iife'], name: 'bundled' } },
  })) as readonly Rolldown.RolldownOutput[]; // a library that is not watched
  const [script] = built.flatMap(({ output }) => output);
  if (script?.type !== 'chunk') throw new Error(`bundle: no script of ${path}`);
  return script.code;
}
