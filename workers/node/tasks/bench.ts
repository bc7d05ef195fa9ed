// `npm run bench`: what is wrong with its arguments is said at once; then the benchmark is built and run in this process.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorName } from '../../core/errors.ts';
import { BENCH_HELP, readBenchOptions, type BenchOptions } from '../benchOptions.ts';
import { isExpected } from '../expectedErrors.ts';
import { INTERRUPTED, untilInterrupted } from '../interrupts.ts';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { endWithReader, printLines, report } from '../terminal.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { enterUsersFolder } from './usersFolder.ts';

interface Benchmark {
  runBench(options: BenchOptions, signal: AbortSignal): Promise<void>;
}

/** @returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    printLines(BENCH_HELP);
    return 0;
  }
  endWithReader();
  const signal = untilInterrupted();
  try {
    const options = await readBenchOptions(args);
    await ensureBuilt([
      'simd',
      'relaxed',
      'commandLine',
      'bench',
      ...(options.parts.some((part) => part === 'visit' || part === 'pages') ? (['page'] as const) : []),
    ]);
    const file = pathToFileURL(join(PROJECT_ROOT, 'build/bench/bench.js')).href;
    const benchmark = (await import(file)) as Benchmark;
    enterUsersFolder('bench');
    await benchmark.runBench(options, signal);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    report(error.message);
    if (signal.aborted) return INTERRUPTED;
    return errorName(error) === 'UsageError' ? 2 : 1;
  }
}
