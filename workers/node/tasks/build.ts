// `npm run build`: kernels, page and command line, from scratch.

import { ALL_UNITS, ensureBuilt } from './ensureBuilt.ts';

/** @param args names of units to build instead of all. @returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const names = ALL_UNITS.filter((unit) => args.includes(unit));
  const unknown = args.find((arg) => !names.some((name) => name === arg));
  if (unknown !== undefined) {
    console.error(`build: "${unknown}" is nothing to build; want any of ${ALL_UNITS.join(', ')}, or none for all`);
    return 2;
  }
  await ensureBuilt(names.length > 0 ? names : ALL_UNITS, { force: true });
  return 0;
}
