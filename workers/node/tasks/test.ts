// `npm test`: all that CI checks. `npm test -- dense`: the tests whose file name has "dense", and what they need.

import { verify } from './verify.ts';

/** @returns the exit code. */
export function run(args: readonly string[]): Promise<number> {
  return verify({ testArguments: args, browser: true });
}
