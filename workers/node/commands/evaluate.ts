// `digits evaluate`: metrics of digits with their floors, on all cores.

import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { JudgeDigits } from '../../comparison/unfitDigits.ts';
import { judgeName } from '../../comparison/judgeName.ts';
import { MAX_SEED } from '../../core/address.ts';
import { AbortError } from '../../core/errors.ts';
import { IMAGE_SIZE } from '../../data/digitSet.ts';
import { evaluateDigits } from '../../evaluation/evaluateDigits.ts';
import type { Evaluation } from '../../evaluation/evaluation.ts';
import { checkCounts, type RealDigits } from '../../evaluation/evaluationInput.ts';
import { featureWidth } from '../../evaluation/judgeNetwork.ts';
import { readArguments, readOnly, readWhole } from '../arguments.ts';
import { checkModelShape, generateSamples, isDigitFile, readSamples, type OpenedSamples } from '../digitSamples.ts';
import { createEvaluationPool } from '../evaluationPool.ts';
import { evaluationTable } from '../evaluationTable.ts';
import { UsageError } from '../expectedErrors.ts';
import { dataInputs, modelInput, optionInput } from '../inputNames.ts';
import { openJudge, type JudgeSource } from '../judgeSource.ts';
import { downloadMnist } from '../mnistDownload.ts';
import { readMnist } from '../mnistFiles.ts';
import { openModel } from '../modelSource.ts';
import { printsOf, tellOtherDigits } from '../otherDigits.ts';
import { refuseStreamsInto } from '../outputFiles.ts';
import { choosePrior } from '../priorChoice.ts';
import { createProgress } from '../progress.ts';
import { print, printJson, report, showCount, showDuration } from '../terminal.ts';
import { tellUnfit, tellUnfitFile } from '../unfitDigits.ts';
import type { Command } from './command.ts';

const DEFAULT_SAMPLES = 10_000;
const MAX_SAMPLES = 100_000;
const MAX_WORKERS = 256;

const OPTIONS = {
  data: { type: 'string' },
  samples: { type: 'string' },
  labels: { type: 'string' },
  seed: { type: 'string' },
  prior: { type: 'string' },
  judge: { type: 'string' },
  workers: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** A checked command line. */
interface EvaluationWish {
  readonly name: string;
  readonly data: string | undefined;
  readonly samples: number | undefined;
  readonly labels: string | undefined;
  readonly seed: number;
  readonly prior: string | undefined;
  readonly judge: string | undefined;
  readonly workers: number;
  readonly json: boolean;
}

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'measures how good digits are, of a model or in a file',
  help: `npm run digits -- evaluate MODEL|FILE.idx3-ubyte [options]

Measures digits that MODEL makes, an id from "models" or a path to a .safetensors file, or those in an IDX file, against the
MNIST test digits: FID, KID, precision, recall, density, coverage, readability, classes, sharpness, memorisation. Each
comes with a 95 % interval and with what real digits get at the same number.

  --data DIR        folder with the four MNIST files in IDX format, .gz or not; downloaded when left out
  --samples N       how many digits                            ${showCount(DEFAULT_SAMPLES)}, or all in the file
  --labels FILE     *.idx1-ubyte with the classes of the digits in FILE.idx3-ubyte
  --seed S          of the digits and of resampling            1
  --prior ID        which of the model's priors                its default
  --judge FILE      the classifier that compares digits        the gallery's
  --workers W       threads; they change no result             one per core
  --json            the result as JSON

Examples
  npm run digits -- evaluate vae --data mnist
  npm run digits -- evaluate digits.idx3-ubyte --labels digits.idx1-ubyte --data mnist
  npm run --silent digits -- evaluate runs/vae/vae.safetensors --prior normal --data mnist --json`,

  async run(args, signal) {
    const wish = readWish(args);
    await refuseStreamsInto('evaluate', [
      ...modelInput('FILE', wish.name),
      ...optionInput('--labels', wish.labels),
      ...optionInput('--judge', wish.judge),
      ...(await dataInputs(wish.data)),
    ]);
    try {
      const judge = await openJudge('evaluate', wish.judge);
      const real = await readMnist('evaluate', wish.data ?? (await downloadMnist('evaluate', signal)));
      const opened = await openSamples(wish, real, featureWidth(judge.judge), signal);
      const started = performance.now();
      const count = showCount(opened.samples.images.length / IMAGE_SIZE);
      const workers = `${wish.workers} ${wish.workers === 1 ? 'worker' : 'workers'}`;
      report(
        `evaluate: ${count} digits, judge ${judgeName({ id: judge.judge.id, sha256: judge.sha256 })}, seed ${wish.seed}, ${workers}`,
      );
      if (wish.data !== undefined) await tellOtherDigits('evaluate', wish.data, await printsOf(real));
      const evaluation = await evaluate(wish, judge, opened, real, signal);
      report(`evaluate: done in ${showDuration(performance.now() - started)}`);
      if (wish.json) printJson({ digits: opened.source, ...evaluation });
      else for (const line of evaluationTable(evaluation)) print(line);
    } catch (error) {
      if (signal.aborted) throw new AbortError('evaluate: interrupted');
      throw error;
    }
  },
};

function readWish(args: readonly string[]): EvaluationWish {
  const { values, positionals } = readArguments('evaluate', args, OPTIONS);
  const name = readOnly('evaluate', 'MODEL or FILE.idx3-ubyte', positionals);
  if (isDigitFile(name) && values.prior !== undefined) {
    throw new UsageError(`evaluate: --prior for ${name}, which has its digits already; leave it out`);
  }
  if (!isDigitFile(name) && values.labels !== undefined) {
    throw new UsageError(`evaluate: --labels for ${name}, want it with a file of digits only; leave it out`);
  }
  return {
    name,
    data: values.data,
    samples: readWhole('evaluate', 'samples', values.samples, { min: 1, max: MAX_SAMPLES }),
    labels: values.labels,
    seed: readWhole('evaluate', 'seed', values.seed, { min: 0, max: MAX_SEED }) ?? 1,
    prior: values.prior,
    judge: values.judge,
    workers: readWhole('evaluate', 'workers', values.workers, { min: 1, max: MAX_WORKERS }) ?? availableParallelism(),
    json: values.json ?? false,
  };
}

async function openSamples(
  { name, samples, labels, seed, prior, workers }: EvaluationWish,
  real: RealDigits,
  features: number,
  signal: AbortSignal,
): Promise<OpenedSamples> {
  if (isDigitFile(name)) return readSamples('evaluate', name, { labels, count: samples });
  const count = samples ?? DEFAULT_SAMPLES;
  const source = await openModel('evaluate', name);
  checkModelShape('evaluate', source);
  checkCounts(count, real, features); // before digits are made for nothing
  const chosen = choosePrior('evaluate', source.model, prior);
  return generateSamples('evaluate', source, { count, seed, prior: chosen, workers, signal });
}

async function evaluate(
  { name, seed, workers }: EvaluationWish,
  { judge, bytes, sha256 }: JudgeSource,
  { samples }: OpenedSamples,
  real: RealDigits,
  signal: AbortSignal,
): Promise<Evaluation> {
  const pool = createEvaluationPool({ workers, signal, onNotice: report });
  const progress = createProgress({ title: `evaluate ${basename(name)}`, total: 100, unit: '%' });
  const started = performance.now();
  try {
    await pool.load(bytes);
    const see: JudgeDigits = (images) => pool.run((service) => service.judge(images));
    await tellUnfit('evaluate', real, see);
    if (isDigitFile(name)) await tellUnfitFile('evaluate', name, samples, see);
    return await evaluateDigits({
      judge: { id: judge.id, sha256, features: featureWidth(judge) },
      samples,
      real,
      seed,
      run: pool.run,
      onProgress: ({ stage, done }) => {
        const left = ((performance.now() - started) * (1 - done)) / done;
        progress.update(Math.floor(100 * done), `${stage} · ${showDuration(left)} left`);
      },
    });
  } finally {
    progress.stop();
    await pool.close();
  }
}
