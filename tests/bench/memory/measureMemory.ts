// How much memory a generating worker takes, for every model that ships, and whether it stays there over a million digits.

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AbortError } from '../../../workers/core/errors.ts';
import { openModel, readModelIndex } from '../../../workers/node/modelSource.ts';
import { createProgress } from '../../../workers/node/progress.ts';
import { handleOf } from '../../../workers/node/spawn.ts';
import { printLines, showBytes, showCount } from '../../../workers/node/terminal.ts';
import { BENCH_BUILD } from '../paths.ts';
import { alignColumns } from '../report/columns.ts';
import type { MemoryProbe, MemoryUse } from './memoryWorker.ts';

export interface MemoryRow extends MemoryUse {
  readonly host: 'node';
  readonly model: string;
  readonly batch: number;
  /** Made since the model was loaded. */
  readonly digits: number;
}
export interface MemoryFigures {
  readonly memory: readonly MemoryRow[];
}

const BATCH = 64;
/** Of every model; enough that all that is planned lazily has been. */
const FEW = 640;
/** Of the gallery's default model. */
const MANY = 1_000_000;
const LOOKS = 10;

/** `models` by id: those that ship, or those of them that were asked for. */
export async function measureMemory(models: readonly string[], signal: AbortSignal): Promise<MemoryFigures> {
  const shipped = (await readModelIndex('bench')).models.map(({ id }) => id).filter((id) => models.includes(id));
  const progress = createProgress({
    title: 'bench: memory',
    total: shipped.length * FEW + MANY,
    unit: 'digits',
  });
  const rows: MemoryRow[] = [];
  let made = 0;
  try {
    for (const [place, id] of shipped.entries()) {
      const { bytes, sha256 } = await openModel('bench', id);
      const worker = new Worker(join(BENCH_BUILD, 'memoryWorker.js'), { name: 'memory probe' });
      const { api, onLost } = handleOf<MemoryProbe>(worker);
      const lost = new Promise<never>((_, reject) => {
        onLost(reject);
        signal.addEventListener('abort', () => reject(new AbortError('bench: interrupted')), { once: true });
      });
      lost.catch(() => undefined);
      const look = async (digits: number): Promise<void> => {
        const use = await Promise.race([api.measure(), lost]);
        rows.push({ host: 'node', model: id, batch: BATCH, digits, ...use });
      };
      try {
        await Promise.race([api.load(sha256, bytes), lost]);
        const looks = place === 0 ? LOOKS : 0;
        await Promise.race([api.generate(sha256, 0, FEW), lost]);
        made += FEW;
        await look(FEW);
        for (let i = 0; i < looks; i++) {
          signal.throwIfAborted();
          const first = FEW + (i * MANY) / LOOKS;
          await Promise.race([api.generate(sha256, first, MANY / LOOKS), lost]);
          made += MANY / LOOKS;
          await look(first + MANY / LOOKS);
          progress.update(made, id);
        }
        progress.update(made, id);
      } finally {
        await worker.terminate();
      }
    }
  } finally {
    progress.stop();
  }
  printLines(memoryTable(rows));
  return { memory: rows };
}

function memoryTable(rows: readonly MemoryRow[]): string {
  const cells = rows.map(({ model, digits, linearBytes, heapBytes, bufferBytes }) => [
    model,
    showCount(digits),
    showBytes(linearBytes),
    showBytes(heapBytes),
    showBytes(bufferBytes),
  ]);
  return [
    `node · memory of a generating worker, batch ${BATCH}`,
    ...alignColumns([['model', 'after digits', 'linear memory', 'JS heap', 'other buffers'], ...cells]),
    '',
  ].join('\n');
}
