// Reads a model's card for the lessons. The card comes out of a file, so every field is checked.

export interface LossLine {
  readonly name: string;
  /** By epoch. */
  readonly points: readonly number[];
}

/** Digits of MNIST's training set. */
const MNIST_TRAINING = 60_000;

type Training = Readonly<Record<string, unknown>>;

/** A number of the recipe that the model was trained by; undefined where there is none of that name. */
export function recipeNumber(training: Training, name: string): number | undefined {
  const value = fieldOf(training['recipe'], name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * How many digits of MNIST the model was trained on: all of its training set but those that its recipe holds out.
 * undefined where the recipe does not say.
 */
export function trainedOn(training: Training): number | undefined {
  const heldOut = recipeNumber(training, 'heldOut');
  return heldOut === undefined ? undefined : MNIST_TRAINING - heldOut;
}

/** Shares of originals and of generated digits. */
export interface RightShares {
  readonly real: number;
  readonly fake: number;
}

/** Which shares the discriminator recognised in the last epoch of training; undefined where the model had none. */
export function lastRight(training: Training): RightShares | undefined {
  const { lossCurve: epochs } = training;
  const train = fieldOf(Array.isArray(epochs) ? epochs.at(-1) : undefined, 'train');
  const [real, fake] = [fieldOf(train, 'realRight'), fieldOf(train, 'fakeRight')];
  return isShare(real) && isShare(fake) ? { real, fake } : undefined;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** Training losses by epoch; a loss that is missing in an epoch is left out. */
export function lossCurve(training: Training, losses: readonly (readonly [string, string])[]): readonly LossLine[] {
  const { lossCurve: epochs } = training;
  if (!Array.isArray(epochs)) return [];
  return losses.flatMap(([key, name]) => {
    const points = epochs.map((epoch) => fieldOf(fieldOf(epoch, 'train'), key));
    return points.length > 0 && points.every((point) => typeof point === 'number' && Number.isFinite(point))
      ? [{ name, points: points as readonly number[] }] // checked by every
      : [];
  });
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Training)[name]; // an object that has it
}
