// Reads a model's card for the lessons. The card comes out of a file, so every field is checked.

export interface LossLine {
  readonly name: string;
  /** By epoch. */
  readonly points: readonly number[];
}

type Training = Readonly<Record<string, unknown>>;

/** A number of the recipe that the model was trained by; undefined where there is none of that name. */
export function recipeNumber(training: Training, name: string): number | undefined {
  const value = fieldOf(training['recipe'], name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
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
