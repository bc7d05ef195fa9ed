// `npm run test:nodes`: the tests that need no browser, on every version of Node that the project promises. They run one
// version after the other, in this checkout, each started as `npm run check` starts them; the table at the end says which
// versions they were.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { alignRight } from '../textTable.ts';
import { installNode } from './nodeVersions.ts';
import { runProgram } from './runProgram.ts';
import { TaskError } from './taskError.mjs';
import { readCounts, type TestCounts } from './testCounts.ts';

const NODES: readonly string[] = ['20', '22', '24', '26'];

interface NodeRun {
  /** The version, or the major one that was asked for where it could not be installed. */
  readonly node: string;
  /** What its tests came to; undefined where they did not come to an end. */
  readonly counts: TestCounts | undefined;
  readonly elapsedMs: number;
}

/** Numbers among `args` are the versions to take instead of all; the rest is handed to Vitest. @returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const chosen = args.filter((arg) => /^\d+$/.test(arg));
  const testArguments = args.filter((arg) => !chosen.includes(arg));
  const runs: NodeRun[] = [];
  for (const major of chosen.length > 0 ? chosen : NODES) runs.push(await testOn(major, testArguments));
  console.log(['', ...table(runs)].join('\n'));
  return runs.every(({ counts }) => counts?.failed === 0) ? 0 : 1;
}

async function testOn(major: string, testArguments: readonly string[]): Promise<NodeRun> {
  const startedAt = performance.now();
  const finished = (node: string, counts?: TestCounts): NodeRun => ({
    node,
    counts,
    elapsedMs: performance.now() - startedAt,
  });
  try {
    const { program, env, version } = await installNode(major);
    const log = `build/nodes/${major}.log`;
    console.error(`node ${version}: testing; what it says goes to ${log}`);
    // With an argument, `check` leaves out format, lint and types, which do not depend on the version of Node.
    const task = ['workers/node/tasks/bootstrap.mjs', 'check', '--project=node*', ...testArguments];
    const { exitCode, output } = await runProgram(program, task, { env });
    mkdirSync(join(PROJECT_ROOT, 'build/nodes'), { recursive: true });
    writeFileSync(join(PROJECT_ROOT, log), output);
    const counts = readCounts(output);
    if (exitCode !== 0)
      console.log(`${output.trimEnd().split('\n').slice(-40).join('\n')}\nnode ${version}: see ${log}`);
    return finished(version, counts);
  } catch (error) {
    if (!(error instanceof TaskError)) throw error;
    console.log(error.message);
    return finished(major);
  }
}

function table(runs: readonly NodeRun[]): readonly string[] {
  return alignRight([
    ['Node', 'passed', 'failed', 'skipped', 'minutes'],
    ...runs.map(({ node, counts, elapsedMs }) => [
      node,
      ...(counts ? [counts.passed, counts.failed, counts.skipped].map(String) : ['did not end', '', '']),
      (elapsedMs / 60_000).toFixed(1),
    ]),
  ]);
}
