// The metrics of an evaluation, as a model's card and the gallery's index hold them.
//
//   of digits from the model's default prior     fid, fidLow, fidHigh, fidReal, …       with all metrics
//   of digits from another one                   normalFid, normalFidLow, normalFidHigh, …    what people compare priors by

import { parseUniqueJson } from '../core/doubleKey.ts';
import { errorMessage, ModelFileError } from '../core/errors.ts';
import type { Evaluation, Metric, Metrics } from '../evaluation/evaluation.ts';
import type { ModelSource } from './modelSource.ts';
import { readText } from './inputFile.ts';

/** Of another prior than the default: what real digits get is the same. */
const OF_OTHER_PRIORS: readonly (keyof Metrics)[] = ['fid', 'precision', 'recall', 'unreadable', 'labelAgreement'];

/** What `evaluate --json` prints, as far as it is read here. */
interface PrintedEvaluation extends Evaluation {
  /** Where the digits came from; see digitSamples.ts. */
  readonly digits?: { readonly model?: unknown; readonly sha256?: unknown; readonly prior?: unknown };
}

/** The result of `evaluate --json`. @throws FileError, ModelFileError */
export async function readEvaluation(where: string, path: string): Promise<PrintedEvaluation> {
  const text = await readText(where, path);
  let reason = '';
  try {
    const value = parseUniqueJson(text);
    if (isEvaluation(value)) return value;
  } catch (error) {
    reason = ` (${errorMessage(error)})`;
  }
  throw new ModelFileError(`${where}: ${path} is no evaluation${reason}; want what "evaluate --json" prints`);
}

function isEvaluation(value: unknown): value is PrintedEvaluation {
  const metrics: unknown = (value as Partial<PrintedEvaluation> | null | undefined)?.metrics; // anything JSON can hold
  if (typeof metrics !== 'object' || metrics === null) return false;
  return Object.values(metrics).every(
    (metric: unknown) => metric === null || Number.isFinite((metric as Partial<Metric>).value),
  );
}

/** The numbers of an evaluation of this very model, by name. @throws ModelFileError for one of other digits */
export function metricsOf(
  { n, seed, metrics, digits }: PrintedEvaluation,
  { model, sha256 }: ModelSource,
  path: string,
): Readonly<Record<string, number>> {
  if (digits?.sha256 !== undefined && digits.sha256 !== sha256) {
    const came = [digits.model, digits.sha256].map((word) => (typeof word === 'string' ? word.slice(0, 8) : 'other'));
    throw new ModelFileError(
      `publish: ${path} is of ${came.join(' ')}, want ${model.id} ${sha256.slice(0, 8)}; evaluate this file`,
    );
  }
  const prior = digits?.prior;
  const other = typeof prior === 'string' && prior !== model.priors[0].id ? prior : undefined;
  const flat: Record<string, number> = other === undefined ? { samples: n, evaluationSeed: seed } : {};
  for (const [name, metric] of Object.entries(metrics) as [keyof Metrics, Metric | null][]) {
    if (metric === null) continue; // label agreement of digits without labels
    if (other !== undefined && !OF_OTHER_PRIORS.includes(name)) continue;
    const { value, low, high, floor } = metric;
    const full = other === undefined ? name : `${other}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const numbers = { '': value, Low: low, High: high, ...(other === undefined && { Real: floor }) };
    for (const [suffix, number] of Object.entries(numbers)) flat[`${full}${suffix}`] = Number(number.toPrecision(4));
  }
  return flat;
}
