// The same tests for each of the three builds of the kernels.

import { afterEach, beforeAll, describe } from 'vitest';
import { compileKernels } from './kernels.ts';
import { hasRelaxedKernels } from './relaxedSimd.ts';
import { Workbench } from './workbench.ts';

export type Build = 'simd' | 'relaxed' | 'debug';

const BUILDS: readonly Build[] = ['simd', 'relaxed', 'debug']; // the last one with asserts

/**
 * Runs `tests` once per build; `bench()` is to be called inside a test, after which guards and inputs are checked. The tests
 * of the relaxed build are skipped, and counted as skipped, where this Node cannot run it.
 */
export function describeBuilds(subject: string, tests: (bench: () => Workbench, build: Build) => void): void {
  const relaxedRuns = hasRelaxedKernels();
  for (const build of BUILDS) {
    describe.skipIf(build === 'relaxed' && !relaxedRuns)(`${subject}, ${build} build`, () => {
      let bench: Workbench | undefined;
      beforeAll(async () => {
        bench = new Workbench(await compileKernels(build));
      });
      afterEach(() => bench?.checkAndClear());
      tests(() => {
        if (!bench) throw new Error('describeBuilds: bench() is only there inside a test');
        return bench;
      }, build);
    });
  }
}
