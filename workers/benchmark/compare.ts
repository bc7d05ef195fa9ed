// The measuring loop: all entrants on one network with one batch, interleaved round by round.
//
//   prepare all → compare answers → warm up → round 1: A B C … → round 2: B C … A → …
//
// A machine's speed drifts by the minute (other programs, heat), so entrants that are measured one after the other cannot be
// compared to 10 %. In a round each is measured a moment after the one before; ratios are taken within rounds, and every
// round begins with another entrant, so that none always follows the same neighbour.

import { errorMessage } from '../core/errors.ts';
import type { Lane } from './lane.ts';
import type { Agreement, BenchmarkGap, BenchmarkRow, Entrant, HostName } from './row.ts';
import { benchmarkRows, type Measured } from './benchmarkRows.ts';
import type { Subject } from './subject.ts';

export interface EntrantLanes extends Entrant {
  /** The threads it runs in; entrants of the same engine may share some. */
  readonly lanes: readonly Lane[];
}

export interface CompareOptions {
  readonly host: HostName;
  readonly subject: Subject;
  readonly batch: number;
  /** With ours-strict on one worker among them: it says which digits are right. */
  readonly entrants: readonly EntrantLanes[];
  readonly rounds: number;
  /** Least time that an entrant is at work in a round. */
  readonly roundMs: number;
  /** An entrant that would take longer than this for all its rounds is left out, and said to be. */
  readonly entrantLimitMs: number;
  /** Waits until nothing of the entrant before is at work any more; where left out, for a moment. */
  readonly rest?: (() => Promise<void>) | undefined;
  readonly onStep?: (step: CompareStep) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface CompareStep {
  readonly phase: 'prepare' | 'warm up' | 'round';
  /** Of all phases together. */
  readonly done: number;
  readonly total: number;
}

export interface Comparison {
  readonly rows: readonly BenchmarkRow[];
  readonly gaps: readonly BenchmarkGap[];
}

/** Between two entrants: onnxruntime's threads spin for a while after their work, and would take time from the next. */
const PAUSE_MS = 100;

interface Ready {
  readonly entrant: EntrantLanes;
  readonly detail: string | undefined;
  readonly agreement: Agreement | undefined;
  /** One batch, cold. */
  readonly coldMs: number;
}

/** Measures all entrants; what cannot be measured is among the gaps. Rejects when `signal` aborts. */
export async function compareEntrants(options: CompareOptions): Promise<Comparison> {
  const { host, subject, batch, entrants, rounds, roundMs, entrantLimitMs, onStep, signal } = options;
  const rest = options.rest ?? ((): Promise<void> => pause(PAUSE_MS));
  const gaps: BenchmarkGap[] = [];
  const leaveOut = ({ engine, workers }: Entrant, reason: string): void =>
    void gaps.push({ host, engine, model: subject.id, batch, workers, reason });
  let done = 0;
  const total = entrants.length * (2 + rounds);
  const step = (phase: CompareStep['phase'], count = 1): void => {
    signal?.throwIfAborted();
    done += count;
    onStep?.({ phase, done, total });
  };

  const ready: Ready[] = [];
  for (const prepared of await prepareAll(options, leaveOut, () => step('prepare'))) {
    const neededMs = prepared.coldMs * (rounds + 1);
    if (neededMs <= entrantLimitMs) ready.push(prepared);
    else leaveOut(prepared.entrant, `one batch takes ${(prepared.coldMs / 1000).toFixed(1)} s; left out to save time`);
  }

  const measured: (Ready & { readonly batches: number; readonly rates: number[]; readonly batchMs: number[] })[] = [];
  for (const one of ready) {
    step('warm up');
    try {
      measured.push({ ...one, batches: await warmUp(one.entrant, roundMs, one.coldMs), rates: [], batchMs: [] });
    } catch (error) {
      leaveOut(one.entrant, errorMessage(error));
    }
  }

  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < measured.length; i++) {
      const one = measured[(i + round) % measured.length];
      if (!one) break; // i is in range
      step('round');
      await rest();
      const { imagesPerSecond, batchMs } = await timeRun(one.entrant, one.batches, batch);
      one.rates.push(imagesPerSecond);
      one.batchMs.push(batchMs);
    }
  }
  const results: readonly Measured[] = measured.map(({ entrant: { engine, workers }, ...rest }) => ({
    engine,
    workers,
    ...rest,
  }));
  return { rows: benchmarkRows({ host, subject, batch }, results), gaps };
}

/** Compiles the network on every lane once and compares the answers. */
async function prepareAll(
  { subject, batch, entrants }: CompareOptions,
  leaveOut: (entrant: Entrant, reason: string) => void,
  onEntrant: () => void,
): Promise<readonly Ready[]> {
  const details = new Map<Lane, Promise<string | undefined>>();
  const ready: Ready[] = [];
  let reference: Float32Array | undefined;
  // The reference runs first, whatever the order of the rows.
  const isReference = ({ engine }: Entrant): boolean => engine === 'ours-strict';
  const ordered = [...entrants].sort((a, b) => Number(isReference(b)) - Number(isReference(a)));
  for (const entrant of ordered) {
    onEntrant();
    try {
      for (const lane of entrant.lanes) {
        if (!details.has(lane)) details.set(lane, lane.prepare({ subject, batch }));
        await details.get(lane);
      }
      const [first] = entrant.lanes;
      if (!first) throw new RangeError('no lane, want at least one');
      const { ink, elapsedMs } = await first.ink();
      if (isReference(entrant)) reference ??= ink;
      if (ink && !reference) throw new Error('ours-strict did not run, so nothing says which digits are right');
      const agreement = reference && ink ? await first.agreement(reference) : undefined;
      ready.push({ entrant, detail: await details.get(first), agreement, coldMs: elapsedMs });
    } catch (error) {
      leaveOut(entrant, errorMessage(error));
    }
  }
  return ready.sort((a, b) => entrants.indexOf(a.entrant) - entrants.indexOf(b.entrant));
}

/** Runs for about twice `roundMs`, so that the engine has compiled what it will; returns how many batches a round takes. */
async function warmUp(entrant: EntrantLanes, roundMs: number, coldMs: number): Promise<number> {
  if (coldMs > roundMs * 4) return 1;
  let batches = 1;
  for (;;) {
    const { elapsedMs } = await timeRun(entrant, batches, 1);
    const wanted = Math.max(1, Math.ceil((batches * roundMs) / Math.max(elapsedMs, 0.01)));
    if (elapsedMs >= roundMs) {
      // The pass is repeated at that length: the first one ran code that was not optimised yet.
      const again = await timeRun(entrant, wanted, 1);
      return Math.max(1, Math.ceil((wanted * roundMs) / Math.max(again.elapsedMs, 0.01)));
    }
    batches = Math.min(wanted, batches * 16);
  }
}

interface RunTime {
  readonly elapsedMs: number;
  readonly imagesPerSecond: number;
  /** One batch in one lane, the mean over the run. */
  readonly batchMs: number;
}

/** All lanes at once, from the first that begins to the last that ends. */
async function timeRun({ lanes }: EntrantLanes, batches: number, batch: number): Promise<RunTime> {
  const times = await Promise.all(lanes.map((lane) => lane.run(batches)));
  const elapsedMs =
    Math.max(...times.map(({ endedAt }) => endedAt)) - Math.min(...times.map(({ startedAt }) => startedAt));
  return {
    elapsedMs,
    imagesPerSecond: (lanes.length * batches * batch) / (elapsedMs / 1000),
    batchMs: elapsedMs / batches,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
