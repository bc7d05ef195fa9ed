// `npm run bench`, built into build/bench: the parts that were asked for, one after the other.

import { availableParallelism } from 'node:os';
import type { BenchOptions } from '../../workers/node/benchOptions.ts';
import { filesOfGallery } from '../../workers/node/inputNames.ts';
import { OutputFiles } from '../../workers/node/outputFiles.ts';
import { printLines, report, showDuration } from '../../workers/node/terminal.ts';
import { measureInTab } from './comparison/measureInTab.ts';
import type { TabFigures } from './comparison/tabRow.ts';
import { measureGeneration, type GenerationFigures } from './generation.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measureMemory, type MemoryFigures } from './memory/measureMemory.ts';
import type { PageFigures } from './pages/pageRow.ts';
import { measurePages } from './pages/measurePages.ts';
import { ensurePeers } from './peers.ts';
import type { TrainingFigures } from './training/trainingRow.ts';
import { measureVisit } from './visit/measureVisit.ts';
import type { VisitFigures } from './visit/visitRow.ts';

/** What `--json` writes; parts that were not asked for are left out. */
interface BenchFigures extends Partial<
  GenerationFigures &
    TrainingFigures &
    MemoryFigures &
    Omit<VisitFigures, 'chromium'> &
    Omit<PageFigures, 'chromium'> &
    Omit<TabFigures, 'chromium'>
> {
  readonly machine: Machine;
}

/** Rejects with AbortError when `signal` aborts, and with what went wrong. */
export async function runBench(options: BenchOptions, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  // Opened before the work: a folder that can't be written is found now and not after a quarter of an hour.
  const { json } = options;
  const files = await OutputFiles.begin('bench', [{ as: '--json', path: json }], await filesOfGallery());
  try {
    const figures = await measure(options, signal);
    if (json !== undefined) {
      await files.get(json).write(new TextEncoder().encode(`${JSON.stringify(figures, null, 1)}\n`));
      await files.commit();
      report(`${json}: all figures as JSON`);
    }
  } finally {
    await files.discard();
  }
  report(`bench: ${showDuration(performance.now() - began)}`);
}

async function measure(options: BenchOptions, signal: AbortSignal): Promise<BenchFigures> {
  const machine = await describeMachine();
  printLines(showMachine(machine));
  if (machine.loadBefore > 0.3 * availableParallelism()) {
    report(`bench: other programs are running (load ${machine.loadBefore.toFixed(1)}); figures will be too low`);
  }
  if (needsPeers(options)) await ensurePeers();
  const wanted = new Set(options.parts);
  const generation = wanted.has('generation') ? await measureGeneration(options, signal) : undefined;
  const training = wanted.has('training') ? await trainingPart(options, signal) : undefined;
  const visits = wanted.has('visit') ? await measureVisit(options.rounds, signal) : undefined;
  const pages = wanted.has('pages') ? await measurePages(options.rounds, signal) : undefined;
  const memory = wanted.has('memory') ? await measureMemory(options.models, signal) : undefined;
  const tab = wanted.has('comparison') ? await measureInTab(options.models, options.rounds, signal) : undefined;
  const chromium = generation?.chromium ?? visits?.chromium ?? pages?.chromium ?? tab?.chromium;
  return {
    machine: { ...machine, ...(chromium !== undefined && { chromium }) },
    ...(generation && { rows: generation.rows, gaps: generation.gaps }),
    ...training,
    ...(visits && { visit: visits.visit, roundTrips: visits.roundTrips }),
    ...(pages && { pages: pages.pages }),
    ...memory,
    ...(tab && { comparison: tab.comparison }),
  };
}

/** Loaded only here: it brings all of tfjs into this thread. */
async function trainingPart({ rounds }: BenchOptions, signal: AbortSignal): Promise<TrainingFigures> {
  const { measureTraining } = await import('./training/measureTraining.ts');
  return measureTraining(rounds, signal);
}

function needsPeers({ parts, engines }: BenchOptions): boolean {
  return parts.includes('visit') || (parts.includes('generation') && engines.includes('ort-web'));
}

function showMachine({ cpu, cores, system, node, v8, date, commit }: Machine): string {
  return `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${system} · Node ${node} (V8 ${v8}) · ${date} · commit ${commit}\n`;
}
