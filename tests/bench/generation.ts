// Generation in Node and in Chromium: every model with every batch, all engines interleaved.

import { availableParallelism } from 'node:os';
import { compareEntrants, type Comparison } from '../../workers/benchmark/compare.ts';
import type { BenchmarkGap, BenchmarkRow } from '../../workers/benchmark/row.ts';
import { entrantsOf, startEntrants, type StartedEntrants } from '../../workers/benchmark/startEntrants.ts';
import type { BenchHost, BenchOptions } from '../../workers/node/benchOptions.ts';
import { createProgress, type Progress } from '../../workers/node/progress.ts';
import { printLines } from '../../workers/node/terminal.ts';
import { openBenchPage } from './chromium/chromiumHost.ts';
import { startNodeThread } from './node/nodeHost.ts';
import { untilIdle } from './node/untilIdle.ts';
import type { GenerationHost } from './generationHost.ts';
import { generationTable } from './report/generationTable.ts';
import { openSubject } from './subjects.ts';

export interface GenerationFigures {
  readonly rows: readonly BenchmarkRow[];
  readonly gaps: readonly BenchmarkGap[];
  readonly chromium?: string;
}

/** Each entrant is at work for at least so long in each round. */
const ROUND_MS = 60;
/** tfjs's conv2dTranspose needs 3 s for 64 digits of g-large, and 12 s for 256: seven rounds of those are too many. */
const ENTRANT_LIMIT_MS = 40_000;

/** Prints a table as soon as it is measured. */
export async function measureGeneration(options: BenchOptions, signal: AbortSignal): Promise<GenerationFigures> {
  const { hosts, models, batches, rounds } = options;
  const cells = models.flatMap((model) => batches.map((batch) => ({ model, batch })));
  const rows: BenchmarkRow[] = [];
  const gaps: BenchmarkGap[] = [];
  let chromium: string | undefined;
  const progress = createProgress({ title: 'bench', total: hosts.length * cells.length, unit: 'comparisons' });
  let done = 0;
  try {
    for (const name of hosts) {
      const host = await openHost(name, options, signal);
      chromium ??= host.version;
      try {
        for (const cell of cells) {
          const comparison = await host.compare(
            { ...cell, rounds, roundMs: ROUND_MS, entrantLimitMs: ENTRANT_LIMIT_MS },
            ({ phase, done: steps, total }) => {
              progress.update(done + steps / total, `${name}, ${cell.model}, batch ${cell.batch}: ${phase}`);
            },
          );
          signal.throwIfAborted();
          done++;
          rows.push(...comparison.rows);
          gaps.push(...comparison.gaps);
          show(progress, generationTable(comparison.rows, comparison.gaps));
        }
      } finally {
        await host.close();
      }
    }
  } finally {
    progress.stop();
  }
  return { rows, gaps, ...(chromium !== undefined && { chromium }) };
}

/** On stdout; on a terminal the bar makes room. */
function show(progress: Progress, table: string): void {
  if (process.stdout.isTTY && process.stderr.isTTY) for (const line of table.split('\n')) progress.note(line);
  else printLines(table);
}

async function openHost(name: BenchHost, options: BenchOptions, signal: AbortSignal): Promise<GenerationHost> {
  if (name === 'chromium') return openBenchPage(options.engines);
  const wanted = entrantsOf(options.engines, availableParallelism());
  const started = await startEntrants(wanted, startNodeThread);
  return {
    async compare({ model, ...cell }, onStep) {
      const subject = await openSubject(model);
      const comparison = await compareEntrants({
        host: 'node',
        subject,
        entrants: started.entrants,
        rest: untilIdle,
        onStep,
        signal,
        ...cell,
      });
      return withFailed(comparison, started, model, cell.batch);
    },
    close() {
      started.stop();
      return Promise.resolve();
    },
  };
}

/** The comparison with a gap for each engine that did not start at all. */
function withFailed(comparison: Comparison, { failed }: StartedEntrants, model: string, batch: number): Comparison {
  const gaps = failed.map((entrant) => ({ host: 'node' as const, model, batch, ...entrant }));
  return { rows: comparison.rows, gaps: [...comparison.gaps, ...gaps] };
}
