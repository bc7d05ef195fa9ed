// What is checked without running the code: format, lint, and the types of every realm.

import { runInstalled } from './runProgram.ts';

interface Check {
  readonly name: string;
  /** The file of an installed package's program. */
  readonly program: string;
  readonly args: readonly string[];
}

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  readonly elapsedMs: number;
}

/** Each realm has its own globals, so each has its own tsconfig and its own run. */
const REALMS = ['workers', 'workers/node', 'web', 'web/offline', 'tests'];

const CHECKS: readonly Check[] = [
  { name: 'format', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', program: 'eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  ...REALMS.map((realm) => ({ name: `types of ${realm}`, program: 'typescript/bin/tsc', args: ['-p', realm] })),
];

/** Runs them all, a failed one or not, and prints each one's result and, if it failed, what it said. */
export async function runChecks(): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, program, args } of CHECKS) {
    const startedAt = performance.now();
    const { exitCode, output } = await runInstalled(program, args);
    const elapsedMs = performance.now() - startedAt;
    const passed = exitCode === 0;
    results.push({ name, passed, elapsedMs });
    if (!passed) console.log(output.trimEnd());
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${(elapsedMs / 1000).toFixed(1)} s)`);
  }
  return results;
}
