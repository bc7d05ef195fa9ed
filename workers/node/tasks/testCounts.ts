// How many tests passed, as the last line of a run of them says it: for whoever counts, people and programs alike.

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** `12 passed, 0 failed, 1 skipped`; what was skipped is only said where something was. */
export function countsLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The counts that all the output of a run ends with; undefined where it ends otherwise. */
export function readCounts(output: string): TestCounts | undefined {
  const [, passed, failed, skipped] = /(?:^|\n)(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(output) ?? [];
  return passed === undefined
    ? undefined
    : { passed: Number(passed), failed: Number(failed), skipped: Number(skipped ?? 0) };
}
