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
  /** What the program printed. */
  readonly output: string;
}

/**
 * Each realm has its own globals, so each has its own tsconfig and its own run. TypeScript 7 is a native program and takes a
 * tenth of the time of version 6, which stays for the linter: 7 has no programming interface yet.
 */
const REALMS = ['workers', 'workers/node', 'web', 'web/offline', 'tests'];

const CHECKS: readonly Check[] = [
  { name: 'format', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', program: 'eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  ...REALMS.map((realm) => ({ name: `types of ${realm}`, program: 'typescript-native/bin/tsc', args: ['-p', realm] })),
];

/** Runs them all, one after the other, a failed one or not. */
export async function runChecks(): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, program, args } of CHECKS) {
    const startedAt = performance.now();
    const { exitCode, output } = await runInstalled(program, args);
    results.push({ name, passed: exitCode === 0, elapsedMs: performance.now() - startedAt, output: output.trimEnd() });
  }
  return results;
}

/** A line for each check, under what it said if it failed. */
export function checkReport(results: readonly CheckResult[]): string {
  return results
    .flatMap(({ name, passed, elapsedMs, output }) => [
      ...(passed ? [] : [output]),
      `${passed ? 'ok    ' : 'FAILED'} ${name} (${(elapsedMs / 1000).toFixed(1)} s)`,
    ])
    .join('\n');
}
