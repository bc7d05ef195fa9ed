// The tests, and how many of them passed.

import { parseCLI, startVitest } from 'vitest/node';
import type { TestCounts } from './testCounts.ts';

/** Runs vitest on this terminal with `args`: filters, and options as its own command line has them. */
export async function runTests(args: readonly string[]): Promise<TestCounts> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const vitest = await startVitest('test', filter, options);
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of vitest.state.getTestModules()) {
    for (const test of file.children.allTests()) {
      const { state } = test.result();
      // A test still pending when the run has ended was cut off.
      counts[state === 'pending' ? 'failed' : state]++;
    }
  }
  // Some failures belong to no test: a file that does not load, an error outside a test, a filter that finds nothing.
  // vitest reports them in the exit code.
  if (counts.failed === 0 && Number(process.exitCode ?? 0) !== 0) counts.failed = 1;
  await vitest.close();
  return counts;
}
