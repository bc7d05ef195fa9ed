// `digits generate`: digits of a model into a file. The same digits as on the page: the address decides them.

import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { MAX_INDEX, MAX_SEED, MAX_TEMPERATURE, parseTemperature } from '../../core/address.ts';
import { AbortError } from '../../core/errors.ts';
import { networkShapes } from '../../core/layerSpec.ts';
import type { ComputeService, GenerateRequest } from '../../service/computeService.ts';
import { createDigitPool } from '../../service/digitPool.ts';
import { helpHint, quote, readArguments, readOnly, readWhole } from '../arguments.ts';
import { readClassWish, refuseClasses } from '../classChoice.ts';
import { MAX_SHEET_DIGITS } from '../contactSheet.ts';
import { DigitFiles, type DigitFileNames } from '../digitFiles.ts';
import { UsageError } from '../expectedErrors.ts';
import { filesOfGallery, modelInput } from '../inputNames.ts';
import { openModel, type ModelSource } from '../modelSource.ts';
import { OutputFiles } from '../outputFiles.ts';
import { choosePrior } from '../priorChoice.ts';
import { createProgress } from '../progress.ts';
import { spawnWorker } from '../spawn.ts';
import { print, report, showBytes, showCount, showDuration } from '../terminal.ts';
import type { Command } from './command.ts';

/** IDX counts in u32. */
const MAX_COUNT = 2 ** 32 - 1;
const MAX_WORKERS = 256;

const OPTIONS = {
  count: { type: 'string' },
  seed: { type: 'string' },
  first: { type: 'string' },
  temperature: { type: 'string' },
  prior: { type: 'string' },
  out: { type: 'string' },
  labels: { type: 'string' },
  class: { type: 'string' },
  workers: { type: 'string' },
} as const;

export const generateCommand: Command = {
  name: 'generate',
  summary: 'writes digits that do not exist to an IDX file or a PNG contact sheet',
  help: `npm run digits -- generate MODEL --out FILE [options]

Writes digits of MODEL, an id from "models" or a path to a .safetensors file. The same model, seed, index, temperature,
prior and class give the same digit here, on the page and on every device, with any number of workers.

  --out FILE         *.idx3-ubyte: u8 images as in MNIST, 0 paper, 255 ink;  *.png: a contact sheet, black on white
  --count N          how many digits                              100
  --seed S           whole number below 2^53                      chosen at random, and printed
  --first I          index of the first digit                     0
  --temperature T    0 to ${MAX_TEMPERATURE}: less is more typical, more stranger   1
  --prior ID         where latents come from, see "models"        the model's first
  --workers W        threads                                      one per core
  --class K          0 to 9, for conditional models              each digit has its own
  --labels FILE      *.idx1-ubyte with the classes of the digits, for conditional models

Examples
  npm run digits -- generate vae --count 10000 --seed 7 --out digits.idx3-ubyte
  npm run digits -- generate vae --count 400 --temperature 0.8 --out sheet.png
  npm run digits -- generate vae --prior normal --out holes.png
  npm run digits -- generate runs/cgan/cgan.safetensors --class 3 --out threes.png
  npm run digits -- generate runs/vae/vae.safetensors --first 1000000007 --count 1 --seed 7 --out one.png`,

  async run(args, signal) {
    const { values, positionals } = readArguments('generate', args, OPTIONS);
    const name = readOnly('generate', 'MODEL', positionals);
    const count = readWhole('generate', 'count', values.count, { min: 1, max: MAX_COUNT }) ?? 100;
    const seed = readWhole('generate', 'seed', values.seed, { min: 0, max: MAX_SEED }) ?? chooseSeed();
    const first = readWhole('generate', 'first', values.first, { min: 0, max: MAX_INDEX - count + 1 }) ?? 0;
    const temperature = readTemperature(values.temperature);
    const workers =
      readWhole('generate', 'workers', values.workers, { min: 1, max: MAX_WORKERS }) ?? availableParallelism();
    const out = readOut(values.out, count);
    const classes = readClassWish('generate', values);

    const { labels } = classes;
    const files = await OutputFiles.begin(
      'generate',
      [
        { as: '--out', path: out },
        { as: '--labels', path: labels },
      ],
      [...modelInput('MODEL', name), ...(await filesOfGallery())],
    );
    try {
      const source = await openModel('generate', name);
      refuseClasses('generate', source.model, classes);
      const prior = choosePrior('generate', source.model, values.prior);
      const address = { seed, first, count, temperature, prior, class: classes.class };
      const request: GenerateRequest = { model: source.sha256, ...address };
      const { bytes, elapsedMs } = await writeDigits(source, request, { out, labels, files, workers, signal });
      const ofClass = classes.class === undefined ? '' : `class ${classes.class}, `;
      const last = count === 1 ? '' : `–${first + count - 1}`;
      report(`${showCount((1000 * count) / elapsedMs)} images/s on ${workers} ${workers === 1 ? 'worker' : 'workers'}`);
      print(
        `${out}: ${count} ${count === 1 ? 'digit' : 'digits'} of ${source.model.id}, seed ${seed}, index ${first}${last}, ` +
          `temperature ${temperature}, prior ${prior}, ${ofClass}${showBytes(bytes)}`,
      );
      if (labels !== undefined) print(`${labels}: ${count} ${count === 1 ? 'label' : 'labels'}`);
    } finally {
      await files.discard();
    }
  },
};

interface Job extends DigitFileNames {
  readonly files: OutputFiles;
  readonly workers: number;
  readonly signal: AbortSignal;
}

/** Makes the digits of a request and writes them; the files get their names when all of it is there. */
async function writeDigits(
  source: ModelSource,
  request: GenerateRequest,
  { out, labels, files: begun, workers, signal }: Job,
): Promise<{ readonly bytes: number; readonly elapsedMs: number }> {
  const [H = 0, W = 0] = networkShapes(source.model.network).at(-1) ?? [];
  const files = new DigitFiles({ out, labels }, { count: request.count, H, W }, begun);
  const pool = createDigitPool({
    spawn: () => spawnWorker<ComputeService>('computeWorker'),
    workers,
    engine: 'wasm',
    onNotice: ({ workers: left, reason }) => {
      report(`generate: a worker is gone for good, ${left} left: ${reason}`);
    },
  });
  const progress = createProgress({ title: `generate ${source.model.id}`, total: request.count, unit: 'digits' });
  try {
    await pool.load(source.sha256, source.bytes);
    const started = performance.now();
    let done = 0;
    await files.start();
    for await (const made of pool.generateMany(request, signal)) {
      await files.add(made);
      done += made.pixels.length / (H * W);
      const elapsedMs = performance.now() - started;
      const timeLeft = showDuration((elapsedMs * (request.count - done)) / done);
      progress.update(done, `${showCount((1000 * done) / elapsedMs)} images/s · ${timeLeft} left`);
    }
    const bytes = await files.finish();
    const elapsedMs = performance.now() - started;
    if (signal.aborted) throw new AbortError('generate: interrupted; no file was written');
    await files.commit();
    return { bytes, elapsedMs };
  } catch (error) {
    if (signal.aborted) throw new AbortError('generate: interrupted; no file was written');
    throw error;
  } finally {
    progress.stop();
    await pool.close();
  }
}

function readTemperature(text: string | undefined): number {
  const temperature = text === undefined ? 1 : parseTemperature(text);
  if (temperature !== undefined) return temperature;
  const want = `want a decimal from 0 to ${MAX_TEMPERATURE} with at most four places`;
  throw new UsageError(`generate: --temperature ${quote(text ?? '')}, ${want}`);
}

function readOut(out: string | undefined, count: number): string {
  const want = 'want a file name that ends in idx3-ubyte or .png';
  if (out === undefined) throw new UsageError(`generate: no --out, ${want}; ${helpHint('generate')}`);
  const isSheet = extname(out).toLowerCase() === '.png';
  if (!isSheet && !out.endsWith('idx3-ubyte')) throw new UsageError(`generate: --out ${quote(out)}, ${want}`);
  if (isSheet && count > MAX_SHEET_DIGITS) {
    throw new UsageError(
      `generate: --count ${count} on one sheet, want at most ${MAX_SHEET_DIGITS}; write idx3-ubyte instead`,
    );
  }
  return out;
}

/** Short enough to be typed again. */
function chooseSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
