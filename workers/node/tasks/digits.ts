// `npm run digits -- …`: the command line, built when it has to be and run in this process.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { enterUsersFolder } from './usersFolder.ts';

/** @returns the exit code, as far as it is known when the command line has been loaded; it may set another one later. */
export async function run(args: readonly string[]): Promise<number> {
  await ensureBuilt(['simd', 'relaxed', 'commandLine']);
  enterUsersFolder('digits');
  const file = join(PROJECT_ROOT, 'build/node/cli.js');
  // process.argv becomes that of a Node started with that file: the command line reads its arguments there.
  process.argv.splice(1, Infinity, file, ...args);
  await import(pathToFileURL(file).href);
  return Number(process.exitCode ?? 0);
}
