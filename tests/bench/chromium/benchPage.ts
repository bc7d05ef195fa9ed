// The page of the benchmark: its workers are Web Workers, its orders come from chromiumHost.ts.

import { wrap } from 'comlink';
import { compareEntrants, type Comparison, type CompareStep } from '../../../workers/benchmark/compare.ts';
import type { Lane } from '../../../workers/benchmark/lane.ts';
import type { EngineName } from '../../../workers/benchmark/row.ts';
import {
  entrantsOf,
  startEntrants,
  type LaneThread,
  type StartedEntrants,
} from '../../../workers/benchmark/startEntrants.ts';
import { STANDARD_IDS, standardSubject, type Subject } from '../../../workers/benchmark/subject.ts';
import { readModelFile } from '../../../workers/models/modelFile.ts';
import type { CellOptions } from '../generationHost.ts';

/** What chromiumHost.ts calls. */
export interface BenchPage {
  start(engines: readonly EngineName[]): Promise<void>;
  compare(cell: CellOptions): Promise<Comparison>;
}

declare global {
  interface Window {
    benchPage: BenchPage;
    /** Given by chromiumHost.ts. */
    onBenchStep(step: CompareStep): Promise<void>;
  }
}

/** While V8 compiles onnxruntime-web once more, with optimisations, on a thread that no page can watch. */
const FIRST_REST_MS = 4000;
/** onnxruntime's threads spin for 20 ms after their work. */
const REST_MS = 40;

let started: StartedEntrants | undefined;
let hasRested = false;

function rest(): Promise<void> {
  const ms = hasRested ? REST_MS : FIRST_REST_MS;
  hasRested = true;
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function startThread(): LaneThread {
  const worker = new Worker(new URL('./browserLane.ts', import.meta.url), { type: 'module' });
  return {
    lane: wrap<Lane>(worker),
    lost: new Promise((_, reject) => {
      worker.addEventListener('error', ({ message }) => {
        reject(new Error(message || 'its script could not be loaded'));
      });
    }),
    stop: () => {
      worker.terminate();
    },
  };
}

async function openSubject(id: string): Promise<Subject> {
  const standard = STANDARD_IDS.find((candidate) => candidate === id);
  if (standard) return standardSubject(standard);
  const response = await fetch(`/models/${id}.safetensors`);
  if (!response.ok) throw new Error(`bench: model ${id}: the server answered ${response.status}, want 200`);
  const { network, weights, latent, classes } = readModelFile(new Uint8Array(await response.arrayBuffer()));
  return { id, network, weights, latent, classes };
}

window.benchPage = {
  async start(engines) {
    if (!crossOriginIsolated) throw new Error('bench: the page is not isolated, want COOP and COEP headers');
    started = await startEntrants(entrantsOf(engines, navigator.hardwareConcurrency), startThread);
  },
  async compare({ model, ...cell }) {
    if (!started) throw new Error('bench: no engines were started, want start() first');
    const { rows, gaps } = await compareEntrants({
      host: 'chromium',
      subject: await openSubject(model),
      entrants: started.entrants,
      rest,
      onStep: (step) => void window.onBenchStep(step),
      ...cell,
    });
    const failed = started.failed.map((entrant) => ({
      host: 'chromium' as const,
      model,
      batch: cell.batch,
      ...entrant,
    }));
    return { rows, gaps: [...gaps, ...failed] };
  },
};
