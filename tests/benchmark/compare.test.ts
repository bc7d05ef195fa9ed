import { describe, expect, it } from 'vitest';
import type { Engine } from '../../workers/benchmark/engine.ts';
import { multiplyAdds } from '../../workers/core/layerSpec.ts';
import { compareHere, inexactEngine, ownEngine, smallInputs, SUBJECT } from './comparing.ts';

const ALONE = [
  { engine: 'ours-strict', workers: 1 },
  { engine: 'ort-web', workers: 1 },
] as const;

describe('a comparison', () => {
  it('has a row for each entrant, with every round and figures that belong together', async () => {
    const ours = await ownEngine();
    const { rows, gaps } = await compareHere({ 'ours-strict': ours, 'ort-web': ours }, ALONE);
    expect(gaps).toEqual([]);
    expect(rows.map(({ host, engine, model, batch, workers }) => [host, engine, model, batch, workers])).toEqual([
      ['node', 'ours-strict', 'small', 2, 1],
      ['node', 'ort-web', 'small', 2, 1],
    ]);
    for (const row of rows) {
      expect(row.rounds).toHaveLength(7);
      expect(row.bestImagesPerSecond).toBe(Math.max(...row.rounds));
      expect(row.imagesPerSecond).toBe([...row.rounds].sort((a, b) => a - b)[3]);
      expect(row.lowImagesPerSecond).toBeLessThanOrEqual(row.imagesPerSecond);
      expect(row.highImagesPerSecond).toBeGreaterThanOrEqual(row.imagesPerSecond);
      expect(row.gflops).toBeCloseTo((2 * multiplyAdds(SUBJECT.network) * row.imagesPerSecond) / 1e9, 12);
      // The fastest round has the most images a second and the shortest batch.
      expect(row.bestMs).toBeCloseTo(2000 / row.bestImagesPerSecond, 9);
      expect(row.agreement).toEqual({ agrees: true, worst: 0 });
      expect(JSON.parse(JSON.stringify(row))).toEqual(row);
    }
    const [own, peer] = rows;
    expect(own?.ratios).toEqual([
      {
        engine: 'ort-web',
        workers: 1,
        median: expect.any(Number) as number,
        low: expect.any(Number) as number,
        high: expect.any(Number) as number,
      },
    ]);
    expect(peer?.ratios).toEqual([]);
  });

  it('holds several workers against one and against rivals with as many, the ceiling against nobody', async () => {
    const ours = await ownEngine();
    const ceiling: Engine = {
      async prepare(subject, batch) {
        return { ...(await ours.prepare(subject, batch)), answer: () => undefined };
      },
    };
    const { rows } = await compareHere({ 'ours-strict': ours, 'ort-web': ours, ceiling }, [
      { engine: 'ours-strict', workers: 1 },
      { engine: 'ours-strict', workers: 2 },
      { engine: 'ort-web', workers: 2 },
      { engine: 'ceiling', workers: 1 },
    ]);
    const rivals = rows.map(({ ratios }) => ratios.map(({ engine, workers }) => `${engine} ${workers}`));
    expect(rivals).toEqual([[], ['ours-strict 1', 'ort-web 2'], [], []]);
    expect(rows.map(({ shareOfCeiling }) => shareOfCeiling !== undefined)).toEqual([true, false, false, false]);
  });

  it('refuses a ratio to an engine that draws other digits, and says by how much', async () => {
    const ours = await ownEngine();
    const { rows } = await compareHere({ 'ours-strict': ours, 'ort-web': inexactEngine(ours, 0.01) }, ALONE);
    expect(rows[0]?.ratios).toEqual([
      { engine: 'ort-web', workers: 1, refused: 'ort-web draws other digits: up to 0.010 of ink off' },
    ]);
    expect(rows[1]?.agreement).toEqual({ agrees: false, worst: expect.closeTo(0.01, 5) as number });
  });

  it('refuses it to an engine that draws no numbers', async () => {
    const ours = await ownEngine();
    const { rows } = await compareHere({ 'ours-strict': ours, 'ort-web': inexactEngine(ours, NaN) }, ALONE);
    expect(rows[0]?.ratios).toEqual([
      expect.objectContaining({ refused: expect.stringContaining('Infinity') as string }),
    ]);
  });

  it('looks at the pixels too, where pixels are what is timed', async () => {
    const ours = await ownEngine();
    const wrongPixels: Engine = {
      async prepare(subject, batch) {
        const exact = await ours.prepare(subject, batch);
        return {
          ...exact,
          async answer(x) {
            const answer = await exact.answer(x);
            return answer?.grey && { ink: answer.ink, grey: answer.grey.map((level) => level ^ 8) };
          },
        };
      },
    };
    const { rows } = await compareHere({ 'ours-strict': ours, 'ours-relaxed': wrongPixels, 'ort-web': ours }, [
      ...ALONE,
      { engine: 'ours-relaxed', workers: 1 },
    ]);
    expect(rows[2]?.ratios).toEqual([
      expect.objectContaining({ refused: expect.stringContaining('ours-relaxed draws') as string }),
    ]);
  });

  it('goes on without an engine that does not start or cannot run the network, and says which', async () => {
    const ours = await ownEngine();
    const clumsy: Engine = { prepare: () => Promise.reject(new Error('no such operator')) };
    const { rows, gaps } = await compareHere({ 'ours-strict': ours, 'tfjs-wasm': clumsy }, [
      ...ALONE,
      { engine: 'tfjs-wasm', workers: 1 },
    ]);
    expect(rows.map(({ engine }) => engine)).toEqual(['ours-strict']);
    const where = { host: 'node', model: 'small', batch: 2, workers: 1 };
    expect(gaps).toEqual([
      { ...where, engine: 'tfjs-wasm', reason: 'no such operator' },
      { ...where, engine: 'ort-web', reason: 'ort-web is not here' },
    ]);
  });
});

describe('the inputs of a comparison', () => {
  it('are the same every time, and tell each digit one class', () => {
    const x = smallInputs(4);
    expect(smallInputs(4)).toEqual(x);
    for (let n = 0; n < 4; n++) expect((x[n * 5 + 3] ?? 0) + (x[n * 5 + 4] ?? 0)).toBe(1);
  });
});
