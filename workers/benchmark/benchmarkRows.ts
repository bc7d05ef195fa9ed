// Rounds into rows. A ratio exists only between entrants that draw the same digits.

import { isOurs, type Agreement, type BenchmarkRow, type Entrant, type HostName, type RatioRow } from './row.ts';
import { ratioOfRounds, spread } from './statistics.ts';
import { operationsPerImage, type Subject } from './subject.ts';

/** What the loop has of one entrant. */
export interface Measured extends Entrant {
  readonly agreement: Agreement | undefined;
  readonly detail: string | undefined;
  /** images/s of every round. */
  readonly rates: readonly number[];
  /** Time of one batch in one worker, of every round. */
  readonly batchMs: readonly number[];
}

export interface RowContext {
  readonly host: HostName;
  readonly subject: Subject;
  readonly batch: number;
}

/** One row for each entrant, in their order. */
export function benchmarkRows({ host, subject, batch }: RowContext, entrants: readonly Measured[]): BenchmarkRow[] {
  const gigaOperations = operationsPerImage(subject) / 1e9;
  return entrants.map((entrant) => {
    const { engine, workers, rates, batchMs, agreement, detail } = entrant;
    const { median, low, high } = spread(rates);
    const best = Math.max(...rates);
    const ceiling = entrants.find((other) => other.engine === 'ceiling' && other.workers === workers);
    const share =
      ceiling && ceiling !== entrant && disagreement(entrant) === undefined
        ? ratioOfRounds(rates, ceiling.rates).median
        : undefined;
    return {
      host,
      engine,
      model: subject.id,
      batch,
      workers,
      imagesPerSecond: median,
      bestImagesPerSecond: best,
      gflops: median * gigaOperations,
      bestGflops: best * gigaOperations,
      medianMs: spread(batchMs).median,
      bestMs: Math.min(...batchMs),
      lowImagesPerSecond: low,
      highImagesPerSecond: high,
      rounds: rates,
      ratios: isOurs(engine)
        ? entrants.filter((other) => isRival(entrant, other)).map((other) => ratio(entrant, other))
        : [],
      ...(agreement && { agreement }),
      ...(share !== undefined && { shareOfCeiling: share }),
      ...(detail !== undefined && { detail }),
    };
  });
}

/** Whom an engine of ours is held against: others with as many workers, and itself on one worker. */
function isRival(ours: Entrant, other: Entrant): boolean {
  if (other.engine === 'ceiling' || other.engine === 'ceiling-strict') return false;
  if (isOurs(other.engine)) return other.engine === ours.engine && other.workers === 1 && ours.workers > 1;
  return other.workers === ours.workers;
}

function ratio(ours: Measured, other: Measured): RatioRow {
  const { engine, workers } = other;
  const refused = disagreement(ours) ?? disagreement(other);
  return { engine, workers, ...(refused === undefined ? ratioOfRounds(ours.rates, other.rates) : { refused }) };
}

/** Why an entrant may not be compared: it draws other digits. */
function disagreement({ engine, agreement }: Measured): string | undefined {
  if (!agreement || agreement.agrees) return undefined;
  return `${engine} draws other digits: up to ${agreement.worst.toPrecision(2)} of ink off`;
}
