// `digits train`: from the MNIST files to a model file, with our kernels on all cores.

import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { AbortError, DataError } from '../../core/errors.ts';
import { setPrint } from '../../data/digitPrint.ts';
import { sliceDigits, type DigitSet } from '../../data/digitSet.ts';
import { digitsName } from '../../data/digitsName.ts';
import { checkRun } from '../../training/checkRun.ts';
import type { Checkpoint, EpochReport } from '../../training/checkpoint.ts';
import { divergenceOf } from '../../training/divergence.ts';
import { familyOf } from '../../training/families.ts';
import { FAMILIES, standardRecipe, type FamilyName, type Recipe } from '../../training/recipe.ts';
import { isUnsureOfLabels } from '../../training/resume.ts';
import { symptomsOf } from '../../training/symptoms.ts';
import { evaluateLosses, trainModel, type TrainingProgress } from '../../training/trainer.ts';
import { gammaOf } from '../../training/vaeGanFamily.ts';
import { helpHint, quote, readArguments, readOnly, readWhole } from '../arguments.ts';
import { compileKernels } from '../createBackend.ts';
import { UsageError } from '../expectedErrors.ts';
import { exportTrained, type FinishedRun } from '../exportTrained.ts';
import { dataInputs, modelsOfGallery } from '../inputNames.ts';
import { DOWNLOAD_FOLDER, downloadMnist } from '../mnistDownload.ts';
import { readMnist } from '../mnistFiles.ts';
import { suggestion } from '../suggestion.ts';
import { createProgress } from '../progress.ts';
import { RECIPE_ARGUMENTS, readRecipeOptions, recipeFlags, recipeHelp } from '../recipeOptions.ts';
import { RunFolder } from '../runFolder.ts';
import { print, report, showBytes, showCount, showDuration } from '../terminal.ts';
import { tellUnfitData } from '../unfitDigits.ts';
import { createTrainingPool } from '../trainingPool.ts';
import type { Command } from './command.ts';

const MAX_WORKERS = 256;
/** Least time between two checkpoints inside an epoch. */
const CHECKPOINT_EVERY_MS = 60_000;

const OPTIONS = {
  data: { type: 'string' },
  out: { type: 'string' },
  workers: { type: 'string' },
  resume: { type: 'boolean' },
  ...RECIPE_ARGUMENTS,
} as const;

/** A checked command line. */
interface TrainingWish {
  readonly data: string | undefined;
  readonly out: string;
  readonly workers: number;
  readonly resume: boolean;
  readonly family: FamilyName;
  /** What was asked for by name; the rest comes from the checkpoint or the standard recipe. */
  readonly asked: Readonly<Record<string, number | string>>;
}

export const trainCommand: Command = {
  name: 'train',
  summary: 'trains a model on the MNIST digits',
  help: `npm run digits -- train FAMILY --out DIR [options]

Trains a model of FAMILY (${FAMILIES.join(', ')}) on the 60,000 MNIST training
digits and writes DIR/FAMILY.safetensors, and beside it the encoder and the discriminator of families that have them. The
same seed gives the same model, with any number of workers and however often it is interrupted. Ctrl-C, TERM and HUP
write a checkpoint.

  --data DIR     folder with the four MNIST files in IDX format, .gz or not; downloaded when left out
  --out DIR      folder for checkpoint and model
  --workers W    threads; one per core when left out, and no more than a batch has shards
  --resume       goes on from the checkpoint in --out

The recipe, with the families' defaults:
${recipeHelp()}

Examples
  npm run digits -- train vae --data mnist --out runs/vae
  npm run digits -- train vae --data mnist --out runs/vae --resume
  npm run digits -- train gan --data mnist --out runs/gan --generator-loss minimax --real-target 0.9
  npm run digits -- generate runs/vae/vae.safetensors --count 100 --out sheet.png`,

  async run(args, signal) {
    const wish = readWish(args);
    const inputs = [...(await dataInputs(wish.data ?? DOWNLOAD_FOLDER)), ...(await modelsOfGallery())];
    const folder = await RunFolder.open(wish.out, 'train', wish.family, inputs);
    try {
      await trainIn(folder, wish, signal);
    } finally {
      folder.close();
    }
  },
};

async function trainIn(folder: RunFolder, wish: TrainingWish, signal: AbortSignal): Promise<void> {
  const resumeFrom = await folder.readCheckpoint(wish.resume);
  checkFamily(wish, resumeFrom);
  const dataFolder = wish.data ?? (await downloadMnist('train', signal));
  const { training, test } = await readMnist('train', dataFolder);
  const recipe = chooseRecipe(wish, resumeFrom, training.count);
  checkRun(recipe, training); // before a run that cannot start is announced
  if (resumeFrom && isUnsureOfLabels(resumeFrom)) {
    report(
      `train: the checkpoint in ${wish.out} is from before labels were checked; it goes on as if they were those of ${dataFolder}`,
    );
  }
  const workers = Math.min(wish.workers, recipe.shards);
  report(
    `train: ${recipe.family} on ${showCount(training.count - recipe.heldOut)} digits, ${showCount(recipe.heldOut)} held out; ` +
      `seed ${recipe.seed}, ${recipe.epochs} epochs, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
  );
  if ('adversarialWeight' in recipe && recipe.adversarialWeight > 0) {
    const { ofSum, ofMean } = gammaOf(recipe);
    report(
      `train: γ ${ofSum.toPrecision(3)} of the likeness summed over features, ${ofMean.toPrecision(3)} of its mean`,
    );
  }

  await tellUnfitData('train', { training, test });

  const pool = createTrainingPool(workers, report);
  const progress = createRunProgress(recipe);
  try {
    const { checkpoint } = await trainModel({
      recipe,
      data: training,
      kernels: await compileKernels('simd'),
      runShard: pool.runShard,
      resumeFrom,
      signal,
      checkpointEveryMs: CHECKPOINT_EVERY_MS,
      onProgress: progress.onProgress,
      onEpoch: progress.onEpoch,
      onCheckpoint: (state) => folder.writeCheckpoint(state),
    });
    progress.stop();
    signal.throwIfAborted();
    const trained = sliceDigits(training, 0, training.count - recipe.heldOut);
    const command = commandOf(recipe, training.count, dataFolder, wish.out);
    const dataName = digitsName(await setPrint(training));
    await finish({ checkpoint, folder, pool, trained, test, signal, command, dataName });
  } catch (error) {
    // The trainer has written its last whole step by now.
    if (!signal.aborted) throw error;
    throw new AbortError(`train: interrupted; the checkpoint is in ${wish.out}, go on with --resume`);
  } finally {
    progress.stop();
    await pool.close();
  }
}

interface Finish extends Omit<FinishedRun, 'losses'> {
  readonly folder: RunFolder;
  readonly test: DigitSet;
}

/** Measures the trained model on the test digits, fits its priors and writes it. A run that was finished before does too. */
async function finish({ folder, test, ...run }: Finish): Promise<void> {
  const { checkpoint, pool, signal } = run;
  const { recipe, history, elapsedMs } = checkpoint;
  const losses = await evaluateLosses(checkpoint, test, pool.runShard, signal);
  // The generator's own loss is measured in training only.
  const diverged = divergenceOf({ ...history.at(-1)?.train, ...losses });
  if (diverged !== undefined) {
    throw new DataError(
      `train: divergence: ${diverged} at the end, so no model is written; ` +
        `begin again in another --out with a quarter of --lr ${recipe.lr} or another --seed`,
    );
  }
  const { file, name, parts } = await exportTrained({ ...run, losses });
  const written = [{ name, file }, ...parts];
  const paths: string[] = [];
  for (const each of written) paths.push(await folder.writeModel(each.name, each.file));
  // The message comes when all is on disk: if the reader of stdout is gone, writing to it ends this process.
  const about =
    `, ${history.length} epochs in ${showDuration(elapsedMs)}, ` +
    `${showCount(test.count)} test digits: ${familyOf(recipe).describe(losses)}`;
  for (const [i, each] of written.entries())
    print(`${paths[i]}: ${showBytes(each.file.length)}${i === 0 ? about : ''}`);
}

function createRunProgress(recipe: Recipe): {
  readonly onProgress: (progress: TrainingProgress) => void;
  readonly onEpoch: (report: EpochReport) => void;
  readonly stop: () => void;
} {
  const family = familyOf(recipe);
  let bar: ReturnType<typeof createProgress> | undefined;
  return {
    onProgress({ epoch, epochs, step, stepsPerEpoch, imagesPerSecond, remainingMs, losses }) {
      const done = (epoch - 1) * stepsPerEpoch + step;
      bar ??= createProgress({
        title: `train ${recipe.family}`,
        total: epochs * stepsPerEpoch,
        unit: 'steps',
        from: done,
      });
      const speed = `${showCount(imagesPerSecond)} images/s`;
      bar.update(
        done,
        `epoch ${epoch} of ${epochs} · ${family.describe(losses)} · ${speed} · ${showDuration(remainingMs)} left`,
      );
    },
    onEpoch(epochReport) {
      const { epoch, train, heldOut, elapsedMs } = epochReport;
      const unseen = recipe.heldOut > 0 ? `held out ${family.describe(heldOut)}; ` : '';
      const line = `epoch ${epoch}: ${family.describe(train)}; ${unseen}${showDuration(elapsedMs)}`;
      const warnings = symptomsOf(recipe, epochReport).map((symptom) => `warning: ${symptom}`);
      for (const text of [line, ...warnings]) {
        if (bar) bar.note(text);
        else report(text);
      }
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}

function readWish(args: readonly string[]): TrainingWish {
  const { values, positionals } = readArguments('train', args, OPTIONS);
  const name = readOnly('train', 'FAMILY', positionals);
  const family = FAMILIES.find((candidate) => candidate === name);
  if (family === undefined) {
    const known = `want one of ${FAMILIES.join(', ')}`;
    throw new UsageError(`train: unknown family ${quote(name)}, ${known}${suggestion(name, FAMILIES)}`);
  }
  const asked = readRecipeOptions(family, values);
  const workers = readWhole('train', 'workers', values.workers, { min: 1, max: MAX_WORKERS });
  if (values.out === undefined) {
    throw new UsageError(`train: no --out, want a folder for checkpoint and model; ${helpHint('train')}`);
  }
  return {
    data: values.data,
    out: values.out,
    workers: workers ?? availableParallelism(),
    resume: values.resume ?? false,
    family,
    asked,
  };
}

/** A checkpoint of another family would be refused by the trainer anyway, but not in words that help. @throws UsageError */
function checkFamily({ family }: TrainingWish, resumeFrom: Checkpoint | undefined): void {
  if (resumeFrom && resumeFrom.recipe.family !== family) {
    throw new UsageError(
      `train: --out holds a run of ${resumeFrom.recipe.family}, want ${family}; train ${resumeFrom.recipe.family} or choose another --out`,
    );
  }
}

/** The checkpoint's recipe or the family's standard one for so many digits, with what was asked for. */
function chooseRecipe({ family, asked }: TrainingWish, resumeFrom: Checkpoint | undefined, digits: number): Recipe {
  return { ...(resumeFrom?.recipe ?? standardRecipe(family, digits)), ...asked }; // readRecipeOptions has checked every value
}

/** The command as it goes into the model file. Where somebody keeps their folders decides nothing and stays theirs. */
function commandOf(recipe: Recipe, digits: number, data: string, out: string): string {
  return `npm run digits -- train ${recipe.family} --data ${basename(data)} --out ${basename(out)}${recipeFlags(recipe, digits)}`;
}
