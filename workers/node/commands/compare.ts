// `digits compare`: models side by side, as the page's "Measure here" does it.

import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Comparison } from '../../comparison/comparison.ts';
import { MAX_SAMPLES, measureModels, type ComparedModel } from '../../comparison/measureModels.ts';
import type { Reference } from '../../comparison/reference.ts';
import { SAMPLE_INDICES, type SampleDigits } from '../../comparison/report/sampleDigits.ts';
import { MAX_SEED } from '../../core/address.ts';
import { AbortError } from '../../core/errors.ts';
import type { ComputeService } from '../../service/computeService.ts';
import { createDigitPool, type DigitPool } from '../../service/digitPool.ts';
import { readArguments, readWhole } from '../arguments.ts';
import { ComparisonReports } from '../comparisonReports.ts';
import { comparisonTable } from '../comparisonTable.ts';
import { isExpected, UsageError } from '../expectedErrors.ts';
import { dataInputs, filesOfGallery, modelInput, optionInput } from '../inputNames.ts';
import { openJudge, type JudgeSource } from '../judgeSource.ts';
import { referenceFrom } from '../makeReference.ts';
import { readMnist } from '../mnistFiles.ts';
import { isModelPath, openModel } from '../modelSource.ts';
import { tellOtherDigits } from '../otherDigits.ts';
import { createProgress } from '../progress.ts';
import { openReference, REFERENCE_FOLDER } from '../referenceFolder.ts';
import { spawnWorker } from '../spawn.ts';
import { print, printJson, report, showCount, showDuration } from '../terminal.ts';
import type { Command } from './command.ts';

const DEFAULT_SAMPLES = 10_000;
const MAX_MODELS = 24;
const MAX_WORKERS = 256;

const OPTIONS = {
  data: { type: 'string' },
  samples: { type: 'string' },
  seed: { type: 'string' },
  judge: { type: 'string' },
  workers: { type: 'string' },
  html: { type: 'string' },
  csv: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** A checked command line. */
interface CompareWish {
  readonly names: readonly string[];
  readonly data: string | undefined;
  readonly samples: number;
  readonly seed: number;
  readonly judge: string | undefined;
  readonly workers: number;
  readonly html: string | undefined;
  readonly csv: string | undefined;
  readonly json: boolean;
}

export const compareCommand: Command = {
  name: 'compare',
  summary: 'measures models side by side, and says which differences are real',
  help: `npm run digits -- compare MODEL… [options]

Measures models, ids from "models" or paths to .safetensors files, against real digits and against each other: the metrics of
"evaluate" but those that need pixels, with 95 % intervals, and for every two models whether they differ by more than chance.
The same numbers, to the last digit, as the page gives for the same models, samples and seed. Real digits come as numbers from
public/reference, or are made from --data, which gives the same ones.

  --data DIR        folder with the four MNIST files in IDX format, .gz or not
  --samples N       digits of each model                       ${showCount(DEFAULT_SAMPLES)}
  --seed S          of the digits and of resampling            1
  --judge FILE      the classifier that compares digits        the gallery's; another one wants --data
  --workers W       threads; they change no result             one per core
  --html FILE       a report in one file, for any browser
  --csv FILE        all numbers, for a spreadsheet
  --json            the result as JSON on stdout, instead of the table

Examples
  npm run digits -- compare gan vae-gan --html report.html
  npm run digits -- compare vae runs/vae/vae.safetensors --samples 5000 --data mnist`,

  async run(args, signal) {
    const wish = readWish(args);
    const inputs = [
      ...wish.names.flatMap((name) => modelInput('MODEL', name)),
      ...optionInput('--judge', wish.judge),
      ...(await dataInputs(wish.data)),
      ...(await filesOfGallery()),
    ];
    const reports = await ComparisonReports.begin('compare', wish, inputs);
    try {
      const models = await openModels(wish.names); // before real digits are made ready, which takes seconds
      const judge = await openJudge('compare', wish.judge);
      const reference = await realDigits(wish, judge, signal);
      const started = performance.now();
      const { comparison, samples } = await compare(wish, judge, reference, models, signal);
      report(`compare: done in ${showDuration(performance.now() - started)}`);
      const failures = await reports.write(comparison, samples);
      if (wish.json) printJson(comparison);
      else for (const line of comparisonTable(comparison)) print(line);
      for (const { message } of failures) report(message);
      // The result names what could not be measured. The command fails only where nothing could be.
      const isMeasured = comparison.models.some(({ status }) => status === 'measured');
      return isMeasured && failures.length === 0 ? 0 : 1;
    } catch (error) {
      if (signal.aborted) throw new AbortError('compare: interrupted');
      throw error;
    } finally {
      await reports.discard();
    }
  },
};

function readWish(args: readonly string[]): CompareWish {
  const { values, positionals } = readArguments('compare', args, OPTIONS);
  if (positionals.length === 0) throw new UsageError('compare: no model, want ids or paths of at least one');
  if (positionals.length > MAX_MODELS) {
    throw new UsageError(`compare: ${positionals.length} models, want at most ${MAX_MODELS}`);
  }
  const twice = positionals.find((name, i) => positionals.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`compare: ${twice} is there twice, want each model once`);
  if (values.judge !== undefined && values.data === undefined) {
    throw new UsageError('compare: --judge without --data, want real digits to show it; add --data DIR');
  }
  return {
    names: positionals,
    data: values.data,
    samples: readWhole('compare', 'samples', values.samples, { min: 1, max: MAX_SAMPLES }) ?? DEFAULT_SAMPLES,
    seed: readWhole('compare', 'seed', values.seed, { min: 0, max: MAX_SEED }) ?? 1,
    judge: values.judge,
    workers: readWhole('compare', 'workers', values.workers, { min: 1, max: MAX_WORKERS }) ?? availableParallelism(),
    html: values.html,
    csv: values.csv,
    json: values.json ?? false,
  };
}

async function realDigits({ data, workers }: CompareWish, judge: JudgeSource, signal: AbortSignal): Promise<Reference> {
  if (data === undefined) return openReference('compare', REFERENCE_FOLDER, judge.sha256);
  const reference = await referenceFrom('compare', await readMnist('compare', data), judge, { workers, signal });
  await tellOtherDigits('compare', data, reference.training?.digits ?? null);
  return reference;
}

/**
 * A model that cannot be read is named beside the others. @throws what an id that nobody knows gives, and what the last model
 * gives where none can be read, with the others on stderr
 */
async function openModels(names: readonly string[]): Promise<readonly ComparedModel[]> {
  const errors: Error[] = [];
  const models = await Promise.all(
    names.map(async (name): Promise<ComparedModel> => {
      try {
        return await openCompared(name);
      } catch (error) {
        if (!isExpected(error) || !isModelPath(name)) throw error;
        errors.push(error);
        return { key: name, name: basename(name), sha256: '', file: () => Promise.reject(error) };
      }
    }),
  );
  const last = errors.length === names.length ? errors.pop() : undefined;
  if (last === undefined) return models;
  for (const { message } of errors) report(message);
  throw last;
}

async function openCompared(name: string): Promise<ComparedModel> {
  const { model, bytes, sha256 } = await openModel('compare', name);
  return {
    key: name,
    name: isModelPath(name) ? `${model.name} (${basename(name)})` : model.name,
    sha256,
    file: () => Promise.resolve(bytes),
  };
}

async function compare(
  { samples, seed, workers, names, html }: CompareWish,
  judge: JudgeSource,
  reference: Reference,
  models: readonly ComparedModel[],
  signal: AbortSignal,
): Promise<{ readonly comparison: Comparison; readonly samples: SampleDigits }> {
  const pool = createDigitPool({
    spawn: () => spawnWorker<ComputeService>('computeWorker'),
    workers,
    engine: 'wasm',
    onNotice: ({ workers: left, reason }) => {
      report(`compare: a worker is gone for good, ${left} left: ${reason}`);
    },
  });
  const progress = createProgress({ title: 'compare', total: 100, unit: '%' });
  const done = new Map<string, number>();
  try {
    const comparison = await measureModels({
      ...{ models, n: samples, seed, reference, pool, signal },
      judge: { sha256: judge.sha256, file: judge.bytes },
      onStep: ({ key, done: share, stage }) => {
        if (key === undefined) return;
        done.set(key, share);
        const sum = [...done.values()].reduce((total, one) => total + one, 0);
        progress.update(Math.floor((100 * sum) / names.length), `${key}: ${stage}`);
      },
      onModel: ({ key }) => done.set(key, 1),
    });
    return { comparison, samples: html === undefined ? new Map() : await drawSamples(pool, models, seed) };
  } finally {
    progress.stop();
    await pool.close();
  }
}

/** The digits of each model that a report shows. One that cannot be drawn has none: the result says why. */
async function drawSamples(pool: DigitPool, models: readonly ComparedModel[], seed: number): Promise<SampleDigits> {
  const [first = 0] = SAMPLE_INDICES;
  const samples = new Map<string, Uint8ClampedArray>();
  for (const model of models) {
    try {
      await pool.load(model.sha256, await model.file());
      const request = { model: model.sha256, seed, first, count: SAMPLE_INDICES.length, temperature: 1 };
      samples.set(model.key, (await pool.generate(request)).pixels);
    } catch (error) {
      if (!isExpected(error)) throw error;
    }
  }
  return samples;
}
