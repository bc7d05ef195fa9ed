// `npm run check`: all of `npm test` that needs no browser; what to run before a commit.

import { verify } from './verify.ts';

/** @returns the exit code. */
export function run(args: readonly string[]): Promise<number> {
  return verify({ testArguments: args, browser: false });
}
