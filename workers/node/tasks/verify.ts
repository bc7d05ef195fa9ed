// Everything that has to be right before a change is: builds, checks, tests. `npm test` and `npm run check` are this.

import { ensureChromium } from './browsers/chromium.ts';
import { ensureBrowsers } from './browsers/ensureBrowsers.ts';
import { checkReport, runChecks } from './checks.ts';
import { ALL_UNITS, ensureBuilt } from './ensureBuilt.ts';
import { runTests } from './runTests.ts';
import { TaskError } from './taskError.mjs';
import { countsLine } from './testCounts.ts';
import { longFormsLeftOut, longFormsRun, takeThorough } from './thorough.ts';

export interface VerifyOptions {
  /** Handed to vitest: file filters and options. With any, format, lint and types are left out. */
  readonly testArguments: readonly string[];
  /** Whether the tests in a browser run too. */
  readonly browser: boolean;
}

/** @returns the exit code. Its last line is `N passed, N failed`, alone, for whoever counts. */
export async function verify(options: VerifyOptions): Promise<number> {
  try {
    return await checkAndTest(options);
  } catch (error) {
    if (!(error instanceof TaskError)) throw error;
    console.log(`${error.message}\n${countsLine({ passed: 0, failed: 1, skipped: 0 })}`);
    return 1;
  }
}

async function checkAndTest({ testArguments: given, browser }: VerifyOptions): Promise<number> {
  const { isThorough, others: testArguments } = takeThorough(given);
  if (isThorough) console.log(longFormsRun());
  // The build comes first: it writes the types of the kernels' exports.
  await ensureBuilt(ALL_UNITS);
  const unseen = browser ? await browsersFor(testArguments) : [];
  // The checks run beside the tests, which often wait for a browser. Their output comes last, where it is seen.
  const checking = testArguments.length > 0 ? Promise.resolve([]) : runChecks();
  const tests = await runTests([...(browser ? [] : ['--project=node*']), ...testArguments]);
  const checks = await checking;
  if (checks.length > 0) console.log(checkReport(checks));

  const failedChecks = checks.filter((check) => !check.passed).map((check) => check.name);
  if (failedChecks.length > 0) console.log(`checks that failed: ${failedChecks.join(', ')}`);
  for (const line of unseen) console.log(line);
  if (!isThorough) console.log(longFormsLeftOut());
  const failed = tests.failed + failedChecks.length;
  console.log(countsLine({ ...tests, failed }));
  return failed > 0 ? 1 : 0;
}

/** All engines for a whole run; for some tests only the browser that most of them want, and what else is there. */
async function browsersFor(testArguments: readonly string[]): Promise<readonly string[]> {
  if (testArguments.length === 0) return ensureBrowsers();
  process.env['CHROMIUM_PATH'] = await ensureChromium();
  return [];
}
