// A training step side by side, and where ours spends its time. Losses are compared first: three steps from the same weights
// on the same digits, which come out alike only if the gradients and Adam do.

import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { ratioOfRounds, spread } from '../../../workers/benchmark/statistics.ts';
import { startTfjs, type TfjsEngine } from '../../../workers/backend/tfjs/tfjsEngine.ts';
import { compileKernels } from '../../../workers/node/createBackend.ts';
import { createProgress } from '../../../workers/node/progress.ts';
import { printLines } from '../../../workers/node/terminal.ts';
import { createTrainingPool } from '../../../workers/node/trainingPool.ts';
import { createTrainingService } from '../../../workers/training/trainingService.ts';
import type { Losses } from '../../../workers/training/shard.ts';
import { trainingTable } from '../report/trainingTable.ts';
import { registerBackpropShims } from './backpropShims.ts';
import { batchOf, GAN_RECIPE, trainingDigits } from './ganRun.ts';
import { measureProfile } from './measureProfile.ts';
import { startStepped, type SteppedTraining } from './steppedTraining.ts';
import { createTfjsGan, type TfjsGan } from './tfjsGan.ts';
import type { TrainingEngine, TrainingFigures, TrainingRow } from './trainingRow.ts';

const AGREEMENT_STEPS = 3;
/** Sums in other orders, through batch norm and Adam: losses of the third step agree to this share. */
const AGREEMENT = 2e-3;
/** Steps of ours in a round: one is some tens of ms. */
const OUR_STEPS = 5;
/** tfjs-cpu takes seconds to half a minute: what is slower than this is timed once. */
const ONCE_MS = 4000;

interface Contender {
  readonly engine: TrainingEngine;
  readonly workers: number;
  readonly times: number[];
  /** ms of a step. */
  run(): Promise<number>;
  readonly refused?: string | undefined;
}

export async function measureTraining(rounds: number, signal: AbortSignal): Promise<TrainingFigures> {
  const data = trainingDigits();
  const kernels = await compileKernels('simd');
  const progress = createProgress({ title: 'bench: training', total: rounds + 3, unit: 'rounds' });
  const notice = (line: string): void => {
    progress.note(line);
  };
  const pools = [1, 2].map((workers) => ({ workers, pool: createTrainingPool(workers, notice) }));
  const runs = pools.map(({ workers, pool }) => ({
    workers,
    run: startStepped({ recipe: GAN_RECIPE, data, kernels, runShard: pool.runShard }),
  }));
  try {
    const expected = await ourLosses(kernels);
    progress.update(1, 'losses of tfjs');
    await startTfjs('wasm');
    registerBackpropShims();
    const wasm = await tfjsContender('tfjs-wasm-shim', 'wasm', expected);
    progress.note('one step of tfjs-cpu: a minute or more');
    signal.throwIfAborted();
    const cpu = await tfjsContender('tfjs-cpu', 'cpu', expected, 1);
    const contenders: Contender[] = [
      ...runs.map(({ workers, run }): Contender => ({
        engine: 'ours-strict',
        workers,
        times: [],
        run: () => meanStep(run),
      })),
      wasm,
    ];
    for (const { run } of contenders) await run(); // warm
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < contenders.length; i++) {
        signal.throwIfAborted();
        const contender = contenders[(i + round) % contenders.length];
        if (contender) contender.times.push(await contender.run());
      }
      progress.update(3 + round, 'all engines');
    }
    const once = cpu.times[0] ?? 0;
    if (once < ONCE_MS) while (cpu.times.length < rounds) cpu.times.push(await cpu.run());
    const ours = contenders[0]?.times ?? [];
    const rows = [...contenders, cpu].map((contender) => rowOf(contender, ours));
    const profile = await measureProfile(kernels, data, ours);
    progress.stop();
    printLines(trainingTable(rows, profile));
    return { training: { rows, profile } };
  } finally {
    progress.stop();
    await Promise.all(runs.map(({ run }) => run.stop()));
    await Promise.all(pools.map(({ pool }) => pool.close()));
  }
}

async function meanStep(run: SteppedTraining): Promise<number> {
  let totalMs = 0;
  for (let i = 0; i < OUR_STEPS; i++) totalMs += (await run.step()).elapsedMs;
  return totalMs / OUR_STEPS;
}

/** The losses of the first steps; one shard, so that batch norm sees the batch that tfjs's sees. */
async function ourLosses(kernels: WebAssembly.Module): Promise<readonly Losses[]> {
  const { runShard } = createTrainingService(kernels);
  const run = startStepped({
    recipe: { ...GAN_RECIPE, shards: 1 },
    data: trainingDigits(),
    kernels,
    runShard,
  });
  const losses: Losses[] = [];
  for (let step = 0; step < AGREEMENT_STEPS; step++) {
    const { real = NaN, fake = NaN, generator = NaN } = (await run.step()).losses;
    losses.push({ discriminator: real + fake, generator });
  }
  await run.stop();
  return losses;
}

async function tfjsContender(
  engine: TrainingEngine,
  backend: TfjsEngine,
  expected: readonly Losses[],
  steps = AGREEMENT_STEPS,
): Promise<Contender> {
  if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  await setBackend(backend);
  const data = trainingDigits();
  const gan: TfjsGan = createTfjsGan();
  const times: number[] = [];
  let worst = 0;
  for (let step = 0; step < steps; step++) {
    const began = performance.now();
    const losses = gan.step(batchOf(data, step), step);
    if (steps === 1) times.push(performance.now() - began);
    for (const [name, want] of Object.entries(expected[step] ?? {})) {
      const off = Math.abs((losses[name] ?? NaN) - want) / Math.abs(want);
      if (!(off <= worst)) worst = Number.isNaN(off) ? Infinity : off;
    }
  }
  const stepsPerEpoch = Math.floor(data.count / GAN_RECIPE.batch);
  let step = steps;
  return {
    engine,
    workers: 1,
    times,
    refused: worst <= AGREEMENT ? undefined : `its losses are up to ${(100 * worst).toPrecision(2)} % off`,
    async run() {
      if (getBackend() !== backend) await setBackend(backend);
      const began = performance.now();
      gan.step(batchOf(data, step++ % stepsPerEpoch), step);
      return performance.now() - began;
    },
  };
}

function rowOf({ engine, workers, times, refused }: Contender, ours: readonly number[]): TrainingRow {
  const isBase = engine === 'ours-strict' && workers === 1;
  const aligned = times.length === ours.length;
  const ratio = aligned ? ratioOfRounds(times, ours) : spread(ours.map((each) => (times[0] ?? NaN) / each));
  return {
    host: 'node',
    engine,
    workers,
    batch: GAN_RECIPE.batch,
    medianMs: spread(times).median,
    bestMs: Math.min(...times),
    rounds: times,
    timesAsLong: isBase ? undefined : refused === undefined ? ratio : { refused },
    ...(!aligned && { note: 'too slow for rounds: its first step alone' }),
  };
}
