import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../workers/node/tasks/checks.ts';

describe('the report of the checks', () => {
  it('has a line for each, and what a failed one printed above its line', () => {
    const report = checkReport([
      { name: 'format', passed: true, elapsedMs: 1240, output: 'all is well' },
      { name: 'lint', passed: false, elapsedMs: 20_000, output: 'web/main.ts\n  3:1  error  no-console' },
    ]);
    expect(report).toBe(
      ['ok     format (1.2 s)', 'web/main.ts', '  3:1  error  no-console', 'FAILED lint (20.0 s)'].join('\n'),
    );
  });
});
