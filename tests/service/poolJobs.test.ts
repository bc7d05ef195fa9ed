// Order, cancelling, preparing and shrinking of the pool, on real threads.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import type { PoolNotice, WorkerPool } from '../../workers/service/workerPool.ts';
import { createGate, faultyPool, spawnFaulty, spawnMissingScript, type FaultyRemote, type Gate } from './faultyPool.ts';

let pool: WorkerPool<FaultyRemote>;
afterEach(async () => {
  await pool.close();
});

/** A job that holds the only worker, started for sure. */
async function holdWorker(): Promise<{ readonly gate: Gate; readonly held: Promise<string> }> {
  const gate = createGate();
  await pool.ready;
  const held = pool.run((api) => api.waitFor(gate.shut));
  while (pool.load.waiting > 0) await new Promise((resolve) => setImmediate(resolve));
  return { gate, held };
}

test('a free worker takes the lowest priority as it is then, and the first of equals', async () => {
  pool = faultyPool({ workers: 1 });
  const { gate } = await holdWorker();
  const order: string[] = [];
  let scrolledTo = 0;
  const jobs = ['a0', 'b9', 'c9', 'd5'].map((name) =>
    pool
      .run((api) => api.square(1), { priority: () => Math.abs(Number(name[1]) - scrolledTo) })
      .then(() => order.push(name)),
  );
  scrolledTo = 9;
  gate.open();
  await Promise.all(jobs);
  expect(order).toEqual(['b9', 'c9', 'd5', 'a0']);
});

test('a priority that throws fails its own job only', async () => {
  pool = faultyPool({ workers: 1 });
  const { gate } = await holdWorker();
  const broken = pool.run((api) => api.square(2), {
    priority: () => {
      throw new TypeError('no such tile');
    },
  });
  const sound = pool.run((api) => api.square(3));
  gate.open();
  await expect(broken).rejects.toThrow('no such tile');
  await expect(sound).resolves.toBe(9);
});

test('cancelling a job that waits settles it before the worker is free, and it never runs', async () => {
  pool = faultyPool({ workers: 1 });
  const { gate, held } = await holdWorker();
  const cancel = new AbortController();
  let ran = false;
  const job = pool.run(
    (api) => {
      ran = true;
      return api.square(2);
    },
    { signal: cancel.signal },
  );
  cancel.abort();
  await expect(job).rejects.toMatchObject({ name: 'AbortError' });
  expect(pool.load).toEqual({ workers: 1, busy: 1, waiting: 0 });
  gate.open();
  await held;
  await expect(pool.run((api) => api.square(4))).resolves.toBe(16);
  expect(ran).toBe(false);
});

test('a job whose signal is aborted already is not queued', async () => {
  pool = faultyPool({ workers: 1 });
  const job = pool.run((api) => api.square(2), { signal: AbortSignal.abort() });
  expect(pool.load.waiting).toBe(0);
  await expect(job).rejects.toMatchObject({ name: 'AbortError' });
});

test('cancelling a running job settles it at once, and a worker that will not stop is replaced', async () => {
  pool = faultyPool({ workers: 1, abortGraceMs: 50 });
  await pool.ready;
  const cancel = new AbortController();
  const job = pool.run((api) => api.square(2, 'hang'), { signal: cancel.signal });
  while (pool.load.busy === 0) await new Promise((resolve) => setImmediate(resolve));
  cancel.abort();
  await expect(job).rejects.toMatchObject({ name: 'AbortError' });
  expect(pool.load.busy).toBe(1);
  await expect(pool.run((api) => api.square(6))).resolves.toBe(36);
  expect(pool.load.workers).toBe(1);
});

test('of 500 jobs cancelled at random moments each ends in its own result or in AbortError', async () => {
  const random = new RandomSequence(7, STREAM.drawing);
  pool = faultyPool({ workers: 2 });
  await pool.ready;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 500 }, (_, i) => {
      const cancel = new AbortController();
      setTimeout(() => {
        cancel.abort();
      }, random.below(600));
      return pool.run((api) => api.square(i), { signal: cancel.signal });
    }),
  );
  outcomes.forEach((outcome, i) => {
    if (outcome.status === 'fulfilled') expect(outcome.value).toBe(i * i);
    else expect(outcome.reason).toMatchObject({ name: 'AbortError' });
  });
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
  await expect(pool.run((api) => api.square(8))).resolves.toBe(64);
});

test('every worker, and every replacement, has done all preparations in order before its first job', async () => {
  pool = faultyPool({ workers: 1 });
  await pool.prepareAll((api) => api.prepare('b'));
  await pool.prepareAll((api) => api.prepare('c'));
  await expect(pool.run((api) => api.prepared())).resolves.toBe('abc');
  let attempts = 0;
  await pool.run((api) => api.square(1, attempts++ === 0 ? 'exit' : 'none'));
  await expect(pool.run((api) => api.prepared())).resolves.toBe('abc');
});

test.each([
  ['shape', 'ShapeError'],
  ['outOfMemory', 'OutOfMemoryError'],
  ['exit', 'WorkerLostError'],
] as const)(
  'a preparation that fails with %s is refused with %s, and the workers go on without it',
  async (fault, name) => {
    pool = faultyPool({ workers: 2 });
    await pool.ready;
    await expect(pool.prepareAll((api) => api.prepare('x', fault))).rejects.toMatchObject({ name });
    await expect(pool.run((api) => api.prepared())).resolves.toBe('a');
    expect(pool.load.workers).toBe(2);
  },
);

test('a place where three workers in a row fail to start is given up, with a notice, and the rest do the jobs', async () => {
  const notices: PoolNotice[] = [];
  let spawned = 0;
  const allLost = new Promise<void>((resolve) => {
    pool = faultyPool({
      workers: 2,
      spawn: () => (spawned++ === 0 ? spawnFaulty() : spawnMissingScript()),
      onNotice: (notice) => {
        notices.push(notice);
        resolve();
      },
    });
  });
  const results = Promise.all(Array.from({ length: 20 }, (_, i) => pool.run((api) => api.square(i))));
  await allLost;
  await expect(results).resolves.toHaveLength(20);
  expect(spawned).toBe(4);
  expect(notices).toEqual([{ workers: 1, reason: expect.stringContaining('noSuchWorker.mjs') as string }]);
  expect(pool.load.workers).toBe(1);
});

test('with no worker left, jobs, lazy jobs and preparations all fail with WorkerLostError', async () => {
  pool = faultyPool({ spawn: spawnMissingScript });
  const lost = { name: 'WorkerLostError', message: expect.stringContaining('noSuchWorker.mjs') as string };
  await expect(pool.run((api) => api.square(1))).rejects.toMatchObject(lost);
  await expect(pool.ready).rejects.toMatchObject(lost);
  await expect(pool.run((api) => api.square(1))).rejects.toMatchObject(lost);
  await expect(pool.prepareAll((api) => api.prepare('b'))).rejects.toMatchObject(lost);
  expect(pool.load.workers).toBe(0);
});

test('a spawn that throws counts as a worker that failed to start', async () => {
  pool = faultyPool({
    spawn: () => {
      throw new Error('threads are forbidden here');
    },
  });
  await expect(pool.run((api) => api.square(1))).rejects.toThrow('threads are forbidden here');
});

test('closing rejects what runs, what waits and what comes later with AbortError', async () => {
  pool = faultyPool({ workers: 1 });
  const { held } = await holdWorker();
  const waiting = pool.run((api) => api.square(1));
  const outcomes = Promise.allSettled([held, waiting]);
  await pool.close();
  for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { name: 'AbortError' } });
  await expect(pool.run((api) => api.square(1))).rejects.toMatchObject({ name: 'AbortError' });
});

describe('a pool whose first worker is alone at first', () => {
  test('starts the others when that one is prepared', async () => {
    let spawned = 0;
    const gate = createGate();
    pool = faultyPool({
      workers: 3,
      firstAloneMs: 60_000,
      spawn: () => {
        spawned++;
        return spawnFaulty();
      },
      prepare: async (api) => {
        await api.waitFor(gate.shut);
        await api.prepare('a');
      },
    });
    const squares = Promise.all([1, 2, 3].map((i) => pool?.run((api) => api.square(i))));
    expect(spawned).toBe(1);
    gate.open();
    await pool.ready;
    expect(await squares).toEqual([1, 4, 9]);
    await vi.waitFor(() => {
      expect(spawned).toBe(3);
    });
  });

  test('starts them soon where that one never is', async () => {
    let spawned = 0;
    pool = faultyPool({
      workers: 2,
      firstAloneMs: 10,
      spawn: () => (spawned++ === 0 ? hungWorker() : spawnFaulty()),
    });
    expect(await pool.run((api) => api.square(3))).toBe(9);
  });
});

/** One that answers nothing. */
function hungWorker(): ReturnType<typeof spawnFaulty> {
  const { terminate, onLost } = spawnFaulty();
  const never = (): Promise<never> => new Promise(() => undefined);
  const api = { prepare: never, square: never } as unknown as ReturnType<typeof spawnFaulty>['api']; // what the test calls
  return { api, terminate, onLost };
}
