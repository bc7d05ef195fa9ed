// Writes the files of a finished run: a model of the gallery with its parts, or the judge.

import type { DigitSet } from '../data/digitSet.ts';
import { writeJudge } from '../evaluation/judgeFile.ts';
import { partFileName } from '../models/partFile.ts';
import type { Priors } from '../models/prior.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { encodeDigits } from '../training/encodeDigits.ts';
import { exportGenerator } from '../training/exportGenerator.ts';
import { exportParts } from '../training/exportParts.ts';
import { fitPriors } from '../training/fitPriors.ts';
import { foldedNetwork } from '../training/foldedNetwork.ts';
import { clusterShares, nearestClusters } from '../training/clusters.ts';
import { generatorPriors } from '../training/generatorPrior.ts';
import type { AutoencoderRecipe, FamilyName, GanRecipe, Recipe } from '../training/recipe.ts';
import type { Losses } from '../training/shard.ts';
import { trainingRecord } from '../training/trainingRecord.ts';
import { familyOf } from '../training/families.ts';
import { createBackend } from './createBackend.ts';
import { createProgress } from './progress.ts';
import type { TrainingPool } from './trainingPool.ts';

export interface FinishedRun {
  readonly checkpoint: Checkpoint;
  /** Of the test digits. */
  readonly losses: Losses;
  /** What made the run. */
  readonly command: string;
  /** The digits that the run was given, as people read them. */
  readonly dataName: string;
  /** The digits it was trained on. */
  readonly trained: DigitSet;
  readonly pool: TrainingPool;
  readonly signal: AbortSignal;
}

export interface TrainedFile {
  /** Of the file, without `.safetensors`. */
  readonly name: string;
  readonly file: Uint8Array<ArrayBuffer>;
}

export interface TrainedModel extends TrainedFile {
  /** The model's encoder, its discriminator; none of a judge. */
  readonly parts: readonly TrainedFile[];
}

const AUTHOR = 'this-digit-does-not-exist';

/** As people read them. */
const FAMILY_NAMES: Readonly<Record<FamilyName, string>> = {
  vae: 'VAE',
  cvae: 'Conditional VAE',
  gan: 'GAN',
  cgan: 'Conditional GAN',
  'vae-gan': 'VAE-GAN',
  'cvae-gan': 'Conditional VAE-GAN',
  judge: 'Judge',
};

/** @throws DataError for codes that no prior can be fitted to; AbortError */
export async function exportTrained(run: FinishedRun): Promise<TrainedModel> {
  const { checkpoint, command, dataName } = run;
  const { recipe } = checkpoint;
  const name = recipe.family;
  const backend = await createBackend('wasm');
  const card = { id: name, name: FAMILY_NAMES[name], author: AUTHOR, metrics: metricsOf(run) };
  if (name === 'judge') {
    const { features, head } = {
      features: foldedNetwork(checkpoint, 'features'),
      head: foldedNetwork(checkpoint, 'head'),
    };
    const training = trainingRecord(checkpoint, command, dataName);
    const { file } = await writeJudge({ ...card, licence: 'CC0-1.0', training, features, head }, backend);
    return { name, file, parts: [] };
  }
  const priors = 'components' in recipe ? await fitToCodes(recipe, run) : clusterPriors(recipe, run);
  const { file } = await exportGenerator(recipe, checkpoint, { ...card, priors, command, dataName }, backend);
  const parts = await exportParts(recipe, checkpoint, { ...card, command, dataName }, backend);
  return { name, file, parts: parts.map(({ part, file: bytes }) => ({ name: partFileName(part), file: bytes })) };
}

/** What the run's own losses on the test digits say. How good the digits look is for `evaluate` to measure. */
function metricsOf({ checkpoint, losses }: FinishedRun): Losses {
  const { reconstruction = NaN, kl = NaN, correct = NaN, crossEntropy = NaN } = losses;
  const round = (value: number): number => Number(value.toFixed(4));
  switch (checkpoint.recipe.family) {
    case 'vae':
    case 'cvae':
      return {
        testNegativeElbo: round(reconstruction + kl),
        testReconstruction: round(reconstruction),
        testKl: round(kl),
      };
    case 'vae-gan':
    case 'cvae-gan':
      return { testReconstruction: round(reconstruction), testKl: round(kl) };
    case 'judge':
      return { testAccuracy: round(correct), testCrossEntropy: round(crossEntropy) };
    default:
      return {}; // losses of a discriminator can only be compared with each other
  }
}

/** A GAN's prior: its clusters, as often as they come. */
function clusterPriors(recipe: GanRecipe, { checkpoint, trained }: FinishedRun): Priors {
  const clusters = nearestClusters(trained.images, checkpoint.centres);
  return generatorPriors(recipe, clusterShares(clusters, recipe.clusters));
}

/** Encodes the digits on all workers and fits the priors here. */
async function fitToCodes(
  recipe: Recipe & AutoencoderRecipe,
  { checkpoint, trained, pool, signal }: FinishedRun,
): Promise<Priors> {
  const codes = await encodeDigits(checkpoint, trained, pool.runShard, signal);
  let progress: ReturnType<typeof createProgress> | undefined;
  try {
    return await fitPriors(codes, trained.labels, {
      latent: recipe.latent,
      classes: familyOf(recipe).classes(recipe),
      components: recipe.components,
      seed: recipe.seed,
      signal,
      onProgress: (step, of, logLikelihood) => {
        progress ??= createProgress({ title: 'fit prior', total: of, unit: 'steps' });
        progress.update(step, `${logLikelihood.toFixed(4)} nats a code`);
      },
    });
  } finally {
    progress?.stop();
  }
}
