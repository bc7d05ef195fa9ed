// What every npm script starts: `node workers/node/tasks/bootstrap.mjs <task> …arguments`.
//
// This file and the .mjs files beside it are plain JavaScript on Node's own modules, because on a fresh clone nothing
// else is there yet. In order: is this Node new enough; are the dependencies those of package-lock.json; are the tasks,
// which are TypeScript, bundled in build/tasks. Then the task runs in this same process, so that signals, the terminal
// and the exit code need no passing on.

import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { isFresh, markFresh } from './freshness.mjs';
import { withBuildLock } from './buildLock.mjs';
import { unsupportedNode } from './nodeVersion.mjs';
import { deliverInterruptsOnce } from './interrupts.mjs';
import { hangUpWithStarter } from './starter.mjs';

const TASKS = ['start', 'test', 'check', 'build', 'digits', 'bench', 'testNodes', 'linkPicture'];
const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

const [task = '', ...taskArguments] = process.argv.slice(2);
process.exitCode = await main();

/** @returns {Promise<number>} the exit code */
async function main() {
  if (!TASKS.includes(task)) {
    console.error(`bootstrap: "${task}" is no task; want one of ${TASKS.join(', ')}`);
    return 2;
  }
  const complaint = unsupportedNode(root, process.versions.node);
  if (complaint) {
    console.error(complaint);
    return 1;
  }
  hangUpWithStarter(deliverInterruptsOnce());
  try {
    await ensureDependencies(root);
    await ensureTasks();
    const file = pathToFileURL(join(root, 'build/tasks', `${task}.js`)).href;
    const loaded = /** @type {{ run: (args: readonly string[]) => Promise<number> }} */ (await import(file));
    return await loaded.run(taskArguments);
  } catch (error) {
    console.error(isTaskError(error) ? error.message : error);
    return 1;
  }
}

/**
 * By name, because the bundled task has a TaskError class of its own.
 * @param {unknown} error
 * @returns {error is Error}
 */
function isTaskError(error) {
  return error instanceof Error && error.name === 'TaskError';
}

/** Bundles workers/node/tasks/*.ts to build/tasks/*.js unless that was done from these very sources. */
async function ensureTasks() {
  const unit = {
    name: 'tasks',
    inputs: ['workers', 'package-lock.json'],
    output: 'build/tasks',
  };
  if (isFresh(root, unit)) return;
  await withBuildLock(root, async () => {
    if (isFresh(root, unit)) return;
    const mark = markFresh(root, unit);
    const { build } = await import('vite');
    const bundled = join(root, 'build/temporary/tasks');
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: true,
        outDir: bundled,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: Object.fromEntries(TASKS.map((name) => [name, join(root, `workers/node/tasks/${name}.ts`)])),
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    });
    await rm(join(root, 'build/tasks'), { recursive: true, force: true });
    await rename(bundled, join(root, 'build/tasks'));
    mark();
  });
}
