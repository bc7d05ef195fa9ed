// Everything that decides a training run's result, as plain JSON: it travels to the workers with every shard, is written
// into checkpoints and model files, and a resumed run must have the same one.

import type { DiscriminatorNorm } from '../models/discriminator.ts';

/** What every family's recipe has. */
export interface CommonRecipe {
  readonly family: string;
  /** Integer in [0, 2^53): initial weights, order of the digits and noise all follow from it. */
  readonly seed: number;
  readonly epochs: number;
  /** Images of one optimizer step. */
  readonly batch: number;
  /** Parts a batch is split into. Fixed by the recipe and not by the workers at hand, so that their number changes nothing. */
  readonly shards: number;
  /** Digits at the end of the training file that are held out to measure progress; see `standardRecipe`. */
  readonly heldOut: number;
  /** Peak learning rate; see schedule.ts. */
  readonly lr: number;
  readonly lrWarmupSteps: number;
  /** Adam's decay rates. */
  readonly beta1: number;
  readonly beta2: number;
  /** Share of the old value that running batch statistics keep in a step. */
  readonly statisticsDecay: number;
}

/** What every model that makes digits has. */
export interface LatentRecipe extends CommonRecipe {
  /** Latent width Z. */
  readonly latent: number;
}

/** What a VAE and a VAE-GAN have in common. */
export interface AutoencoderRecipe extends LatentRecipe {
  /** Weight of the KL term (β of Higgins et al. 2017); 1 is the evidence lower bound. */
  readonly klWeight: number;
  /** Epochs over which klWeight rises from 0 (Bowman et al. 2015, arXiv:1511.06349), against posterior collapse. */
  readonly klWarmupEpochs: number;
  /** Normals of the mixture that is fitted to the codes: of a plain model, or of each class of a conditional one. */
  readonly components: number;
}

export interface VaeRecipe extends AutoencoderRecipe {
  readonly family: 'vae' | 'cvae';
}

/** The classifier that judges digits; see judgeFamily.ts. */
export interface JudgeRecipe extends CommonRecipe {
  readonly family: 'judge';
  /** Largest shift of a training digit, in pixels, along each axis. */
  readonly shift: number;
  /** Target probability of the true class is 1 − labelSmoothing (Szegedy et al. 2015, arXiv:1512.00567). */
  readonly labelSmoothing: number;
}

/** What a GAN and a VAE-GAN have in common. `lr` is that of the network that makes digits. */
export interface AdversarialRecipe extends LatentRecipe {
  /** The two losses of Goodfellow et al. 2014: minimax, or non-saturating, whose gradient does not vanish when it loses. */
  readonly generatorLoss: 'nonSaturating' | 'minimax';
  /** What the discriminator should say of originals: 1, or 0.9 with one-sided smoothing. */
  readonly realTarget: number;
  /** Most pixels along each axis that all the discriminator sees is moved by, originals and made digits alike. */
  readonly shift: number;
  /** Deviation of the normal noise on all the discriminator sees at the start; falls to 0 half-way. */
  readonly instanceNoise: number;
  readonly discriminatorNorm: DiscriminatorNorm;
  /** Share of the discriminator's last features that a training pass leaves out (Srivastava et al. 2014), 0 for none. */
  readonly dropout: number;
  /** γ of the penalty γ/2·‖∇a(x)‖² on originals (Mescheder et al. 2018, arXiv:1801.04406); needs discriminatorNorm none. */
  readonly r1: number;
  readonly lrDiscriminator: number;
  /** Share of the old value that the moving average of the weights, which is what is shown, keeps in a step. */
  readonly averageDecay: number;
}

export interface GanRecipe extends AdversarialRecipe {
  readonly family: 'gan' | 'cgan';
  /** Clusters that take the place of classes, 0 for none; see clusters.ts. */
  readonly clusters: number;
  /** Deviation of each cluster's normal in the generator's prior; see generatorPrior.ts. */
  readonly clusterSpread: number;
  /** Turns of the discriminator for one of the generator. */
  readonly discriminatorSteps: number;
}

/** See vaeGanFamily.ts. `lr` is the decoder's. */
export interface VaeGanRecipe extends AdversarialRecipe, AutoencoderRecipe {
  readonly family: 'vae-gan' | 'cvae-gan';
  readonly lrEncoder: number;
  /** What the discriminator is shown as made: samples of the prior, reconstructions, or both at half weight each. */
  readonly shown: 'samples' | 'reconstructions' | 'both';
  /** 1/γ: weight of the decoder's adversarial loss beside the likeness, ½ Σ over layer l. */
  readonly adversarialWeight: number;
  /** How far the discriminator's two losses may be from ln 2 before a player waits; 0 for no gate. */
  readonly gateMargin: number;
}

/** Of a model that makes digits. */
export type GeneratorRecipe = VaeRecipe | GanRecipe | VaeGanRecipe;
export type Recipe = GeneratorRecipe | JudgeRecipe;

const COMMON = {
  seed: 1,
  batch: 128,
  shards: 4,
  heldOut: 5000,
  lr: 2e-3,
  lrWarmupSteps: 200,
  beta1: 0.9,
  beta2: 0.999,
  statisticsDecay: 0.99,
} as const;

const ADVERSARIAL = {
  ...COMMON,
  batch: 64,
  shards: 2,
  lr: 5e-4,
  lrDiscriminator: 7e-4,
  lrWarmupSteps: 0,
  beta1: 0.5,
  beta2: 0.99,
  generatorLoss: 'nonSaturating',
  realTarget: 1,
  shift: 1,
  instanceNoise: 0,
  discriminatorNorm: 'batch',
  dropout: 0,
  r1: 0,
  averageDecay: 0.999,
} as const;

const GAN = { ...ADVERSARIAL, latent: 24, clusters: 0, clusterSpread: 0.5, discriminatorSteps: 1 } as const;

const VAE_GAN = {
  ...ADVERSARIAL,
  latent: 16,
  lrDiscriminator: 5e-4,
  lrEncoder: 1e-3,
  klWarmupEpochs: 0,
  shown: 'both',
  adversarialWeight: 200,
  gateMargin: 0.35,
} as const;

/** Half the evidence lower bound's weight of the KL term: sharper digits, and the fitted prior makes up for the holes. */
const VAE = { ...COMMON, epochs: 14, latent: 12, klWeight: 0.5, klWarmupEpochs: 2 } as const;

/** The default recipes of `digits train FAMILY`, by which the shipped models were trained. */
export const RECIPES = {
  vae: { family: 'vae', ...VAE, components: 160 },
  cvae: { family: 'cvae', ...VAE, components: 12 },
  gan: { family: 'gan', ...GAN, epochs: 16, clusters: 192 },
  cgan: { family: 'cgan', ...GAN, epochs: 14 },
  'vae-gan': { family: 'vae-gan', ...VAE_GAN, epochs: 6, klWeight: 3, components: 200 },
  'cvae-gan': { family: 'cvae-gan', ...VAE_GAN, epochs: 5, klWeight: 1, components: 12 },
  judge: { family: 'judge', ...COMMON, epochs: 16, shift: 2, labelSmoothing: 0.05 },
} as const satisfies { readonly [F in Recipe['family']]: Extract<Recipe, { family: F | string }> };

export type FamilyName = Recipe['family'];
export const FAMILIES = Object.keys(RECIPES) as readonly FamilyName[]; // keys of a literal

/** A family's recipe for so many digits: MNIST's 5,000 of 60,000 are held out, and of fewer digits as large a share. */
export function standardRecipe(family: FamilyName, digits: number): Recipe {
  return { ...RECIPES[family], heldOut: Math.min(COMMON.heldOut, Math.floor(digits / 12)) };
}
