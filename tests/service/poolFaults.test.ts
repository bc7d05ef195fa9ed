// A thousand jobs while workers trap, throw, hang, exit, run out of memory and fail to start.

import { afterEach, expect, test } from 'vitest';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import type { WorkerHandle } from '../../workers/service/workerHandle.ts';
import type { WorkerPool } from '../../workers/service/workerPool.ts';
import { faultyPool, spawnFaulty, spawnMissingScript, type Fault, type FaultyRemote } from './faultyPool.ts';

const JOBS = 1000;
const KINDS: readonly Fault[] = ['trap', 'asyncThrow', 'hang', 'exit', 'outOfMemory', 'heapBurst', 'missingCode'];
const HANG_DEADLINE_MS = 300;

let pool: WorkerPool<FaultyRemote> | undefined;
afterEach(async () => {
  await pool?.close();
});

/** Which faults job i meets on its first attempts: none mostly, seldom two, the most that a job survives. */
function planFaults(seed: number): readonly (readonly Fault[])[] {
  const random = new RandomSequence(seed, STREAM.drawing);
  const kind = (): Fault => KINDS[random.below(KINDS.length)] ?? 'trap';
  return Array.from({ length: JOBS }, () => {
    const chance = random.uniform();
    return chance < 0.01 ? [kind(), kind()] : chance < 0.05 ? [kind()] : [];
  });
}

/** Every fifth worker has no script; never three in a row. */
function spawnWithMissingScripts(): () => WorkerHandle<FaultyRemote> {
  let spawned = 0;
  return () => (++spawned % 5 === 0 ? spawnMissingScript() : spawnFaulty());
}

test.each([11, 12])(
  'a thousand jobs with faults at random points give what an undisturbed run gives, each exactly once (seed %i)',
  async (seed) => {
    const plan = planFaults(seed);
    const met = new Set<Fault>();
    const attempts = new Uint8Array(JOBS);
    const settled = new Uint8Array(JOBS);
    pool = faultyPool({ workers: 3, spawn: spawnWithMissingScripts() });
    const running = pool;
    const results = await Promise.all(
      plan.map((faults, i) =>
        running
          .run(
            (api) => {
              const fault = faults[attempts[i] ?? 0] ?? 'none';
              attempts[i] = (attempts[i] ?? 0) + 1;
              met.add(fault);
              return api.square(i, fault);
            },
            faults.includes('hang') ? { deadlineMs: HANG_DEADLINE_MS } : {},
          )
          .finally(() => {
            settled[i] = (settled[i] ?? 0) + 1;
          }),
      ),
    );

    expect(results).toEqual(Array.from({ length: JOBS }, (_, i) => i * i));
    expect([...settled].every((times) => times === 1)).toBe(true);
    expect([...met].sort()).toEqual(['none', ...KINDS].sort());
    expect(running.load).toEqual({ workers: 3, busy: 0, waiting: 0 });
  },
  120_000,
);

test.each<readonly [Fault, string]>([
  ['trap', 'RuntimeError'],
  ['outOfMemory', 'OutOfMemoryError'],
  ['missingCode', 'DownloadError'],
  ['exit', 'WorkerLostError'],
  ['asyncThrow', 'WorkerLostError'],
  ['heapBurst', 'WorkerLostError'],
  ['hang', 'WorkerLostError'],
])('a job that always ends in %s is given up after three workers with %s', async (fault, name) => {
  pool = faultyPool();
  let attempts = 0;
  const poisoned = pool.run(
    (api) => {
      attempts++;
      return api.square(1, fault);
    },
    fault === 'hang' ? { deadlineMs: HANG_DEADLINE_MS } : {},
  );
  const healthy = pool.run((api) => api.square(12));

  await expect(poisoned).rejects.toMatchObject({ name });
  expect(attempts).toBe(3);
  await expect(healthy).resolves.toBe(144);
  expect(pool.load.workers).toBe(2);
});

test('an error that belongs to the job is its answer at once and costs no worker', async () => {
  let spawned = 0;
  pool = faultyPool({
    workers: 1,
    spawn: () => {
      spawned++;
      return spawnFaulty();
    },
  });
  let attempts = 0;
  const job = pool.run((api) => {
    attempts++;
    return api.square(1, 'shape');
  });

  await expect(job).rejects.toMatchObject({ name: 'ShapeError', message: 'dense: x [3] does not fit' });
  await expect(pool.run((api) => api.square(5))).resolves.toBe(25);
  expect([attempts, spawned]).toEqual([1, 1]);
});

test('a worker that fails while it has nothing to do is replaced before the next job', async () => {
  const handles: WorkerHandle<FaultyRemote>[] = [];
  pool = faultyPool({
    workers: 1,
    spawn: () => {
      const handle = spawnFaulty();
      handles.push(handle);
      return handle;
    },
  });
  await pool.run((api) => api.square(1));
  await handles[0]?.terminate();
  await expect(pool.run((api) => api.square(7))).resolves.toBe(49);
  expect(handles).toHaveLength(2);
});
