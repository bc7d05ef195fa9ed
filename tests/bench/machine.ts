// What machine the figures are of.

import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { runProgram } from '../../workers/node/tasks/runProgram.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** Left out where no browser was measured. */
  readonly chromium?: string;
  /** ISO 8601, when the run began. */
  readonly date: string;
  /** Of the working tree; with `+` when files differ from it. */
  readonly commit: string;
  /** Mean number of running programs in the minute before: over about 0.3, figures are of a machine that did something else too. */
  readonly loadBefore: number;
}

export async function describeMachine(): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    v8: process.versions.v8,
    date: new Date().toISOString(),
    commit: await commit(),
    loadBefore: loadavg()[0] ?? 0,
  };
}

/** `a74c6d3`, `a74c6d3+` with changes, or 'unknown' outside a checkout. */
async function commit(): Promise<string> {
  const head = await runProgram('git', ['rev-parse', '--short', 'HEAD']);
  if (head.exitCode !== 0) return 'unknown';
  const changes = await runProgram('git', ['status', '--porcelain', '--untracked-files=no']);
  return `${head.output.trim()}${changes.output.trim() === '' ? '' : '+'}`;
}
