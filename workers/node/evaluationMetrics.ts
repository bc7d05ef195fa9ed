// The numbers of an evaluation as a model's card and the gallery's index carry them.

import { readFile } from 'node:fs/promises';
import { ModelFileError } from '../core/errors.ts';
import type { Evaluation, Metric } from '../evaluation/evaluation.ts';
import { fileError } from './expectedErrors.ts';

/** The result of `evaluate --json`. @throws FileError, ModelFileError */
export async function readEvaluation(where: string, path: string): Promise<Evaluation> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(where, path, 'read', error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isEvaluation(value)) return value;
  throw new ModelFileError(`${where}: ${path} is no evaluation; want what "evaluate --json" prints`);
}

function isEvaluation(value: unknown): value is Evaluation {
  const metrics: unknown = (value as Partial<Evaluation> | null | undefined)?.metrics; // anything JSON can hold
  if (typeof metrics !== 'object' || metrics === null) return false;
  return Object.values(metrics).every(
    (metric: unknown) => metric === null || Number.isFinite((metric as Partial<Metric>).value),
  );
}

/** `fid`, and `fidLow`, `fidHigh`, `fidReal`: value, 95 % interval and what real digits get; with the sample size. */
export function metricsOf({ n, seed, metrics }: Evaluation): Readonly<Record<string, number>> {
  const flat: Record<string, number> = { samples: n, evaluationSeed: seed };
  for (const [name, metric] of Object.entries(metrics)) {
    if (metric === null) continue; // label agreement of digits without labels
    const { value, low, high, floor } = metric as Metric; // checked by isEvaluation
    for (const [suffix, number] of [
      ['', value],
      ['Low', low],
      ['High', high],
      ['Real', floor],
    ] as const) {
      flat[`${name}${suffix}`] = Number(number.toPrecision(4));
    }
  }
  return flat;
}
