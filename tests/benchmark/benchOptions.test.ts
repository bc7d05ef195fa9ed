import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readBenchOptions } from '../../workers/node/benchOptions.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { runCli } from '../cli/runCli.ts';

describe('the options of the benchmark', () => {
  it('without any: generation, everywhere, everything, each in the order of the help', async () => {
    const options = await readBenchOptions([]);
    expect(options.parts).toEqual(['generation']);
    expect(options.hosts).toEqual(['node', 'chromium']);
    expect(options.batches).toEqual([1, 16, 64, 256]);
    expect(options.models.slice(0, 2)).toEqual(['g-small', 'g-large']);
    expect(options.models.length).toBeGreaterThan(2);
    expect(options.engines).toContain('tfjs-wasm-phase');
    expect(options.rounds).toBe(7);
  });

  it('take lists as words and with commas, and the engine that says which digits are right in any case', async () => {
    const options = await readBenchOptions(
      '--batch 1 64 --model g-large,g-small --engine ort-web --only memory,training --rounds 9'.split(' '),
    );
    expect(options.batches).toEqual([1, 64]);
    expect(options.models).toEqual(['g-large', 'g-small']);
    expect(options.engines).toEqual(['ours-strict', 'ort-web']);
    expect(options.parts).toEqual(['memory', 'training']);
    expect(options.rounds).toBe(9);
  });

  it.each([
    ['--host moon', 'bench: --host "moon", want any of node, chromium'],
    ['--engine ort', 'bench: --engine "ort", want any of ours-strict,'],
    ['--model g-huge', 'bench: --model "g-huge", want any of g-small, g-large,'],
    ['--batch 0', 'bench: --batch "0", want a whole number from 1 to 4096'],
    ['--batch', 'bench: option '],
    ['--rounds 6', 'bench: --rounds "6", want a whole number from 7 to 1000'],
    ['--only speed', 'bench: --only "speed", want any of generation, training, visit, pages, memory, comparison'],
    ['--fast', 'bench: unknown option --fast'],
    ['fast', 'bench: "fast" came, want only options'],
  ])('%s is wrong use', async (words, message) => {
    await expect(readBenchOptions(words.split(' '))).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(message) as string,
    });
  });

  it('end both ways of starting it with exit code 2 where they are wrong', async () => {
    const message = 'bench: --host "moon", want any of node, chromium';
    const direct = spawnSync(process.execPath, ['workers/node/tasks/bootstrap.mjs', 'bench', '--host', 'moon'], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
    });
    expect([direct.status, direct.stderr]).toEqual([2, expect.stringContaining(message)]);
    const digits = await runCli(['bench', '--host', 'moon']);
    expect([digits.code, digits.stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
