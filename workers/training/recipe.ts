// Everything that decides a training run's result, as plain JSON: it travels to the workers with every shard, is written
// into checkpoints and model files, and a resumed run must have the same one.

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
  /** Digits at the end of the training file that are held out to measure progress. */
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

export interface VaeRecipe extends CommonRecipe {
  readonly family: 'vae' | 'cvae';
  /** Latent width Z. */
  readonly latent: number;
  /** Weight of the KL term (β of Higgins et al. 2017); 1 is the evidence lower bound. */
  readonly klWeight: number;
  /** Epochs over which klWeight rises from 0 (Bowman et al. 2015, arXiv:1511.06349), against posterior collapse. */
  readonly klWarmupEpochs: number;
}

/** The classifier that judges digits; see judgeFamily.ts. */
export interface JudgeRecipe extends CommonRecipe {
  readonly family: 'judge';
  /** Largest shift of a training digit, in pixels, along each axis. */
  readonly shift: number;
  /** Target probability of the true class is 1 − labelSmoothing (Szegedy et al. 2015, arXiv:1512.00567). */
  readonly labelSmoothing: number;
}

export interface GanRecipe extends CommonRecipe {
  readonly family: 'gan' | 'cgan';
  /** Latent width Z. */
  readonly latent: number;
  /** The two losses of Goodfellow et al. 2014: minimax, or non-saturating, whose gradient does not vanish when it loses. */
  readonly generatorLoss: 'nonSaturating' | 'minimax';
  /** What the discriminator should say of originals: 1, or 0.9 with one-sided smoothing. */
  readonly realTarget: number;
  /** Deviation of the normal noise on all the discriminator sees at the start; falls to 0 half-way. */
  readonly instanceNoise: number;
  /** Turns of the discriminator for one of the generator. */
  readonly discriminatorSteps: number;
  /** `lr` is the generator's. */
  readonly lrDiscriminator: number;
  /** Share of the old value that the moving average of the weights, which is what is shown, keeps in a step. */
  readonly averageDecay: number;
}

export type Recipe = VaeRecipe | GanRecipe | JudgeRecipe;

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
  epochs: 20,
  latent: 32,
  generatorLoss: 'nonSaturating',
  realTarget: 1,
  instanceNoise: 0,
  discriminatorSteps: 1,
  averageDecay: 0.999,
} as const;

/** What `digits train FAMILY` runs unless told otherwise: how the shipped models came to be. */
export const RECIPES = {
  vae: { family: 'vae', epochs: 25, latent: 10, klWeight: 1, klWarmupEpochs: 2, ...COMMON },
  cvae: { family: 'cvae', epochs: 25, latent: 10, klWeight: 1, klWarmupEpochs: 2, ...COMMON },
  gan: { family: 'gan', ...ADVERSARIAL },
  cgan: { family: 'cgan', ...ADVERSARIAL },
  judge: { family: 'judge', epochs: 16, shift: 2, labelSmoothing: 0.05, ...COMMON },
} as const satisfies { readonly [F in Recipe['family']]: Extract<Recipe, { family: F | string }> };

export type FamilyName = Recipe['family'];
export const FAMILIES = Object.keys(RECIPES) as readonly FamilyName[]; // keys of a literal
