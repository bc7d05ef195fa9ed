// The options of `train` that change a recipe: one for every number or choice that decides a result, by the recipe's own
// name for it. `--generator-loss minimax` sets generatorLoss.

import { MAX_SEED } from '../core/address.ts';
import { MAX_COMPONENTS } from '../models/mixture.ts';
import { MAX_CLUSTERS } from '../training/clusters.ts';
import { RECIPES, standardRecipe, type FamilyName, type Recipe } from '../training/recipe.ts';
import { helpHint, quote, readWhole } from './arguments.ts';
import { UsageError } from './expectedErrors.ts';

/** Names of everything in any recipe. */
type RecipeKey = Recipe extends infer R ? (R extends Recipe ? keyof R : never) : never;
type RecipeValue = number | string;

interface RecipeOption {
  readonly key: Exclude<RecipeKey, 'family' | 'shards' | 'statisticsDecay'>;
  readonly help: string;
  /** Words to choose from, or the bounds of a number. */
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

const OPTIONS: readonly RecipeOption[] = [
  { key: 'epochs', help: 'passes over the training digits', min: 1, max: 10_000, whole: true },
  { key: 'seed', help: 'whole number below 2^53', min: 0, max: MAX_SEED, whole: true },
  { key: 'batch', help: 'digits of a step', min: 4, max: 4096, whole: true },
  { key: 'heldOut', help: 'last digits, that only measure; of few, a twelfth', min: 0, max: 1e6, whole: true },
  { key: 'lr', help: 'learning rate, of what makes digits', min: 0, max: 1 },
  { key: 'lrWarmupSteps', help: 'steps in which it rises', min: 0, max: 1e6, whole: true },
  { key: 'lrEncoder', help: 'of the encoder', min: 0, max: 1 },
  { key: 'lrDiscriminator', help: 'of the discriminator', min: 0, max: 1 },
  { key: 'beta1', help: 'Adam’s decay of the mean gradient', min: 0, max: 0.9999 },
  { key: 'beta2', help: 'and of its square', min: 0, max: 0.999999 },
  { key: 'latent', help: 'numbers that a digit is made from', min: 1, max: 256, whole: true },
  { key: 'klWeight', help: 'β, the weight of the KL term', min: 0, max: 1000 },
  { key: 'klWarmupEpochs', help: 'epochs in which it rises from 0', min: 0, max: 1000 },
  { key: 'components', help: 'normals in the fitted prior; of each class', min: 1, max: MAX_COMPONENTS, whole: true },
  {
    key: 'clusters',
    help: 'of similar digits, to condition on instead of classes',
    min: 0,
    max: MAX_CLUSTERS,
    whole: true,
  },
  { key: 'clusterSpread', help: 'deviation of a cluster’s latents', min: 0.01, max: 10 },
  { key: 'generatorLoss', help: 'the loss', choices: ['nonSaturating', 'minimax'] },
  { key: 'realTarget', help: '0.9: one-sided label smoothing', min: 0.5, max: 1 },
  { key: 'instanceNoise', help: 'on all the discriminator sees, at the start', min: 0, max: 1 },
  { key: 'shift', help: 'pixels that what is seen is moved by', min: 0, max: 8, whole: true },
  { key: 'discriminatorNorm', help: 'in the discriminator', choices: ['batch', 'none'] },
  { key: 'dropout', help: 'share of its features that is left out', min: 0, max: 0.9 },
  { key: 'r1', help: 'γ of the gradient penalty on originals', min: 0, max: 1000 },
  { key: 'discriminatorSteps', help: 'its turns for one of the generator', min: 1, max: 100, whole: true },
  { key: 'averageDecay', help: 'of the moving average that is shown', min: 0, max: 0.999999 },
  { key: 'shown', help: 'made digits it sees', choices: ['samples', 'reconstructions', 'both'] },
  { key: 'adversarialWeight', help: '1/γ: beside the likeness', min: 0, max: 1e6 },
  { key: 'gateMargin', help: 'of the equilibrium gate, 0: none', min: 0, max: 10 },
  { key: 'labelSmoothing', help: 'of the judge’s labels', min: 0, max: 0.9 },
];

/** `lrDiscriminator` as an option: `lr-discriminator`. */
function flagOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** For parseArgs. */
export const RECIPE_ARGUMENTS: Readonly<Record<string, { readonly type: 'string' }>> = Object.fromEntries(
  OPTIONS.map(({ key }) => [flagOf(key), { type: 'string' }]),
);

/** A recipe as plain values by name. */
function valuesOf(recipe: Recipe): Readonly<Record<string, RecipeValue>> {
  return { ...recipe }; // recipes are flat: numbers and words
}

/** What was asked for by name, checked against what the family has. @throws UsageError */
export function readRecipeOptions(
  family: FamilyName,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, RecipeValue>> {
  const standard = valuesOf(RECIPES[family]);
  const asked: Record<string, RecipeValue> = {};
  for (const option of OPTIONS) {
    const flag = flagOf(option.key);
    const text = values[flag];
    if (typeof text !== 'string') continue;
    if (!(option.key in standard)) {
      const who = familiesWith(option.key).join(', ');
      throw new UsageError(`train: --${flag} is not for ${family}, want ${who}; ${helpHint('train')}`);
    }
    asked[option.key] = readValue(option, flag, text);
  }
  return asked;
}

function readValue(
  { choices, min = 0, max = 0, whole = false }: RecipeOption,
  flag: string,
  text: string,
): RecipeValue {
  if (choices) {
    if (choices.includes(text)) return text;
    throw new UsageError(`train: --${flag} ${quote(text)}, want ${choices.join(' or ')}`);
  }
  if (whole) return readWhole('train', flag, text, { min, max });
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`train: --${flag} ${quote(text)}, want a number from ${min} to ${max}`);
}

/** The options that make this recipe out of the standard one for so many digits: ` --shift 2`. Epochs and seed are always named. */
export function recipeFlags(recipe: Recipe, digits: number): string {
  const standard = valuesOf(standardRecipe(recipe.family, digits));
  const own = valuesOf(recipe);
  return OPTIONS.filter(({ key }) => key in own && (key === 'epochs' || key === 'seed' || own[key] !== standard[key]))
    .map(({ key }) => ` --${flagOf(key)} ${own[key]}`)
    .join('');
}

function familiesWith(key: string): readonly string[] {
  return Object.values(RECIPES)
    .filter((recipe) => key in recipe)
    .map(({ family }) => family);
}

/** One line an option, with the families' own values: where they differ, each. */
export function recipeHelp(): string {
  return OPTIONS.map(({ key, help, choices }) => {
    const head = `  --${flagOf(key)} ${choices ? 'WORD' : 'N'}`;
    const what = choices ? `${help}: ${choices.join(', ')}` : help;
    return `${head.padEnd(28)} ${what.padEnd(60)} ${standardValues(key)}`.trimEnd();
  }).join('\n');
}

/** `0.0005 (gan, cgan), 0.002 (vae)`, or the value alone where every family has it. */
function standardValues(key: string): string {
  const byValue = new Map<RecipeValue, string[]>();
  for (const recipe of Object.values(RECIPES)) {
    const value = valuesOf(recipe)[key];
    if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), recipe.family]);
  }
  const everywhere = byValue.size === 1 && familiesWith(key).length === Object.keys(RECIPES).length;
  return [...byValue]
    .map(([value, families]) => (everywhere ? String(value) : `${value} (${families.join(', ')})`))
    .join(', ');
}
