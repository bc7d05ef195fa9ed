// `digits handwriting`: how well a model's digits can be made thicker, more slanted, wider and higher on request.

import { availableParallelism } from 'node:os';
import { MAX_SEED } from '../../core/address.ts';
import { AbortError } from '../../core/errors.ts';
import { collectMeasured } from '../../handwriting/collectMeasured.ts';
import { askedValues, curvePoint, type CurvePoint } from '../../handwriting/curve.ts';
import { handwritingDirections, type Control, type ControlDirection } from '../../handwriting/directions.ts';
import { UNITS } from '../../handwriting/measures.ts';
import type { ComputeService } from '../../service/computeService.ts';
import { createDigitPool, type DigitPool } from '../../service/digitPool.ts';
import type { DrawnLatents, MovedLatents } from '../../service/latentRequests.ts';
import { readArguments, readOnly, readWhole } from '../arguments.ts';
import { checkModelShape } from '../digitSamples.ts';
import { modelInput } from '../inputNames.ts';
import { openModel } from '../modelSource.ts';
import { refuseStreamsInto } from '../outputFiles.ts';
import { choosePrior } from '../priorChoice.ts';
import { createProgress } from '../progress.ts';
import { spawnWorker } from '../spawn.ts';
import { print, printJson, report } from '../terminal.ts';
import type { Command } from './command.ts';

/** What directions are found from. */
const MEASURED = 4000;
/** Digits a job moves. */
const PIECE = 20;

const OPTIONS = {
  digits: { type: 'string' },
  seed: { type: 'string' },
  prior: { type: 'string' },
  workers: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface ControlResult extends Omit<ControlDirection, 'direction'> {
  readonly direction: readonly number[];
  readonly points: readonly CurvePoint[];
}

export const handwritingCommand: Command = {
  name: 'handwriting',
  summary: 'asks digits to be thicker, more slanted, wider or higher, and measures what they become',
  help: `npm run digits -- handwriting MODEL [options]

Finds the latent direction of thickness (px), slant (degrees), width and height (px) from ${MEASURED} measured digits of MODEL,
an id from "models" or a path to a .safetensors file. Then asks other digits for five values across the range of the data
(1 % to 99 %), each control by itself while the others are to stay, and prints what they measure afterwards.

  --digits N    digits that are asked for each value                    200
  --seed S      whole number below 2^53                                 1
  --prior ID    where latents come from, see "models"                   the model's first
  --workers W   threads                                                 one per core
  --json        all numbers as JSON, the directions too

Examples
  npm run digits -- handwriting cvae
  npm run --silent digits -- handwriting cgan --digits 50 --json`,

  async run(args, signal) {
    const { values, positionals } = readArguments('handwriting', args, OPTIONS);
    const name = readOnly('handwriting', 'MODEL', positionals);
    const digits = readWhole('handwriting', 'digits', values.digits, { min: 1, max: 4096 }) ?? 200;
    const seed = readWhole('handwriting', 'seed', values.seed, { min: 0, max: MAX_SEED }) ?? 1;
    const workers = readWhole('handwriting', 'workers', values.workers, { min: 1, max: 256 }) ?? availableParallelism();
    await refuseStreamsInto('handwriting', modelInput('MODEL', name));
    const source = await openModel('handwriting', name);
    checkModelShape('handwriting', source);
    const prior = choosePrior('handwriting', source.model, values.prior);
    const pool = createDigitPool({
      spawn: () => spawnWorker<ComputeService>('computeWorker'),
      workers,
      engine: 'wasm',
      onNotice: ({ workers: left, reason }) => {
        report(`handwriting: a worker is gone for good, ${left} left: ${reason}`);
      },
    });
    try {
      await pool.load(source.sha256, source.bytes);
      const study: Study = { pool, model: source.sha256, Z: source.model.latent, seed, prior, signal };
      const started = performance.now();
      const directions = await findDirections(study);
      report(
        `${MEASURED} digits measured in ${((performance.now() - started) / 1000).toFixed(2)} s on ${workers} workers`,
      );
      const results = await drawCurves(study, directions, digits);
      if (values.json) {
        printJson({ model: source.model.id, sha256: source.sha256, prior, seed, digits, controls: results });
      } else for (const line of table(source.model.id, results)) print(line);
    } catch (error) {
      if (signal.aborted) throw new AbortError('handwriting: interrupted');
      throw error;
    } finally {
      await pool.close();
    }
  },
};

interface Study {
  readonly pool: DigitPool;
  /** sha256 of the loaded file. */
  readonly model: string;
  /** Width of its latents. */
  readonly Z: number;
  readonly seed: number;
  readonly prior: string;
  readonly signal: AbortSignal;
}

async function findDirections({ pool, model, seed, prior, signal }: Study): Promise<readonly ControlDirection[]> {
  const measured = await collectMeasured(MEASURED, (range) =>
    pool.run((api) => api.measure({ model, seed, prior, temperature: 1, ...range }), { signal }),
  );
  return handwritingDirections(measured);
}

/** Digits that the directions were not found from. */
async function drawCurves(
  study: Study,
  directions: readonly ControlDirection[],
  digits: number,
): Promise<readonly ControlResult[]> {
  const { pool, model, seed, prior, signal } = study;
  const address = { model, seed, prior, temperature: 1, first: MEASURED, count: digits };
  const drawn = await pool.run((api) => api.latents(address), { signal });
  const asked = directions.map(askedValues);
  const progress = createProgress({
    title: 'handwriting',
    total: digits * asked.flat().length,
    unit: 'digits',
  });
  let done = 0;
  try {
    const results: ControlResult[] = [];
    for (const [i, direction] of directions.entries()) {
      const points: CurvePoint[] = [];
      for (const value of asked[i] ?? []) {
        const moved = await moveAll(study, drawn, direction.control, value);
        points.push(curvePoint(direction.control, value, moved, directions));
        done += digits;
        progress.update(done, `${direction.control} ${value.toFixed(1)} ${UNITS[direction.control]}`);
      }
      results.push({ ...direction, direction: [...direction.direction], points });
    }
    return results;
  } finally {
    progress.stop();
  }
}

/** All digits moved to one value, in pieces that all workers share. */
async function moveAll(
  { pool, model, Z, signal }: Study,
  { z, labels }: DrawnLatents,
  control: Control,
  value: number,
): Promise<Pick<MovedLatents, 'measures' | 'before'>> {
  const N = z.length / Z;
  const pieces = await Promise.all(
    Array.from({ length: Math.ceil(N / PIECE) }, (_, i) => {
      const [from, to] = [i * PIECE, Math.min(N, (i + 1) * PIECE)];
      const targets = new Float64Array(to - from).fill(value);
      const part = { z: z.slice(from * Z, to * Z), labels: labels?.slice(from, to) };
      return pool.run((api) => api.move({ model, ...part, control, targets }), { signal });
    }),
  );
  const joined = (key: 'measures' | 'before'): Float64Array<ArrayBuffer> =>
    Float64Array.from(pieces.flatMap((piece) => [...piece[key]]));
  return { measures: joined('measures'), before: joined('before') };
}

/** A row for each value that was asked for; as Markdown, to be kept. */
function table(model: string, results: readonly ControlResult[]): readonly string[] {
  const rows = results.flatMap(({ control, points, slope, r2 }) =>
    points.map((point, i) => [
      i === 0 ? `${control} (${UNITS[control]})` : '',
      i === 0 ? slope.toFixed(2) : '',
      i === 0 ? r2.toFixed(2) : '',
      point.asked.toFixed(1),
      point.before.toFixed(1),
      point.median.toFixed(1),
      `${point.low.toFixed(1)} – ${point.high.toFixed(1)}`,
      `${Math.round(100 * point.there)} %`,
      `${Math.round(100 * point.drift)} %`,
    ]),
  );
  const head = [model, 'a step', 'R²', 'asked', 'before', 'median', '10 % – 90 %', 'there', 'others moved'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)];
}
