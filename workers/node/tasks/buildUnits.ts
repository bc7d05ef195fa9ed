// What the project builds, from what, and how. In the order in which one needs the other.

import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { runInstalled } from './runProgram.ts';
import { TaskError } from './taskError.mjs';

export interface BuildUnit {
  readonly name: string;
  /** Files and folders it is built from, relative to the root. */
  readonly inputs: readonly string[];
  /** Files and folders among the inputs that do not matter to it. */
  readonly except?: readonly string[];
  /** The folder, or the files, it makes. */
  readonly output: string | readonly string[];
  /** Builds into `temporary`, an empty place of its own, and moves the result where it belongs. @throws TaskError */
  build(temporary: string): Promise<void>;
}

/** One asc target of asconfig.json: `build/kernels/<target>.wasm` and the types of its exports. */
function kernels(target: string, extraFiles: readonly string[] = []): BuildUnit {
  const files = [`${target}.d.ts`, ...extraFiles, `${target}.wasm`];
  return {
    name: `kernels-${target}`,
    inputs: ['assembly', 'asconfig.json', 'package-lock.json'],
    output: files.map((file) => `build/kernels/${file}`),
    async build(temporary) {
      const outFile = join(temporary, `${target}.wasm`);
      await mustRun('assemblyscript/bin/asc.js', ['assembly/index.ts', '--target', target, '--outFile', outFile]);
      // Each file is replaced in one step, so a reader finds the old kernels or the new ones. The loader that asc writes is not copied.
      for (const file of files) move(join(temporary, file), `build/kernels/${file}`);
    },
  };
}

/** The gallery as it is served. */
const page: BuildUnit = {
  name: 'page',
  inputs: [
    'web',
    'workers',
    'public',
    'build/kernels/simd.wasm',
    'build/kernels/relaxed.wasm',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ],
  except: ['workers/node'],
  output: 'dist',
  async build(temporary) {
    await viteBuild('vite.config.ts', temporary);
    move(temporary, 'dist');
  },
};

/** The command line and its worker threads, for Node. */
const commandLine: BuildUnit = {
  name: 'command-line',
  inputs: ['workers', 'vite.node.config.ts', 'tsconfig.json', 'package-lock.json'],
  except: ['workers/browser', 'workers/node/tasks'],
  output: 'build/node',
  async build(temporary) {
    await viteBuild('vite.node.config.ts', temporary);
    move(temporary, 'build/node');
  },
};

/** The benchmark, and the loop that measures what a core can do, which is AssemblyScript too. */
const bench: BuildUnit = {
  name: 'bench',
  inputs: ['tests/bench', 'tests/support', 'workers', 'vite.bench.config.ts', 'tsconfig.json', 'package-lock.json'],
  except: ['tests/bench/peers', 'tests/bench/RESULTS.md', 'workers/browser'],
  output: 'build/bench',
  async build(temporary) {
    await viteBuild('vite.bench.config.ts', temporary);
    const config = 'tests/bench/ceiling/asconfig.json';
    for (const target of ['simd', 'relaxed']) {
      const outFile = join(temporary, `ceiling-${target}.wasm`);
      const args = ['tests/bench/ceiling/ceiling.ts', '--config', config, '--target', target, '--outFile', outFile];
      await mustRun('assemblyscript/bin/asc.js', args);
    }
    move(temporary, 'build/bench');
  },
};

export const UNITS = {
  simd: kernels('simd'),
  relaxed: kernels('relaxed'),
  debug: kernels('debug', ['debug.wasm.map']),
  page,
  commandLine,
  bench,
} as const;

async function viteBuild(config: string, outDir: string): Promise<void> {
  await mustRun('vite/bin/vite.js', [
    'build',
    '--config',
    config,
    '--logLevel',
    'warn',
    '--emptyOutDir',
    '--outDir',
    outDir,
  ]);
}

/** @throws TaskError with all the program said, when it fails. */
async function mustRun(file: string, args: readonly string[]): Promise<void> {
  const { exitCode, output } = await runInstalled(file, args);
  if (exitCode !== 0)
    throw new TaskError(`${output.trimEnd()}\nbuild: ${file} ended with exit code ${exitCode}, wanted 0`);
}

/** Puts a file or folder of build/temporary in its place; a folder that was there goes first. */
function move(from: string, to: string): void {
  const target = join(PROJECT_ROOT, to);
  mkdirSync(dirname(target), { recursive: true });
  if (!to.includes('.')) rmSync(target, { recursive: true, force: true });
  renameSync(from, target);
}
