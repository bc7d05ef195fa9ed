// Builds what is missing or stale, and only that.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { withBuildLock } from './buildLock.mjs';
import { UNITS, type BuildUnit } from './buildUnits.ts';
import { isFresh, markFresh } from './freshness.mjs';

export type UnitName = keyof typeof UNITS;

/** In this order: the page holds the simd and the relaxed kernels. */
export const ALL_UNITS: readonly UnitName[] = ['simd', 'relaxed', 'debug', 'page', 'commandLine'];

/** Builds those of `names` that are not what their sources say, or all of them with `force`. @throws TaskError */
export async function ensureBuilt(names: readonly UnitName[], { force = false } = {}): Promise<void> {
  const units = names.map((name) => UNITS[name]);
  const isStale = (unit: BuildUnit): boolean => force || !isFresh(PROJECT_ROOT, unit);
  if (!units.some(isStale)) return;
  await withBuildLock(PROJECT_ROOT, async () => {
    // Each unit is asked again: another process may have built it meanwhile, or the unit before has changed it.
    for (const unit of units) if (isStale(unit)) await build(unit);
  });
}

async function build(unit: BuildUnit): Promise<void> {
  const startedAt = performance.now();
  const temporary = join(PROJECT_ROOT, 'build/temporary', unit.name);
  mkdirSync(temporary, { recursive: true });
  const mark = markFresh(PROJECT_ROOT, unit);
  await unit.build(temporary);
  mark();
  console.error(`built ${unit.name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
