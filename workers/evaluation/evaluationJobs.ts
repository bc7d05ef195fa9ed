// The large jobs of an evaluation, cut into parts for whoever is free. How they are cut depends on sizes alone, and parts are
// put together in their order: the result is the same with any number of workers. Data are cut out for a part only when a
// worker is free for it, and copied: what is sent of a view is the whole buffer behind it.

import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { EvaluationService } from './evaluationService.ts';
import type { Balls, Nearest } from './featureDistances.ts';
import { featureMatrix, sliceRows, type FeatureMatrix } from './featureMatrix.ts';
import type { Judgement } from './judgement.ts';
import { NEIGHBOURS, type BallCounts } from './precisionRecall.ts';

/** Runs a part of a job on a worker. Rejects with AbortError when the evaluation is cancelled. */
export type RunPart = <Result>(work: (service: EvaluationService) => Promise<Result>) => Promise<Result>;

/** Told after each part, with its share of the job. */
type OnPart = (share: number) => void;

const JUDGED_AT_ONCE = 512;
const ROWS_AT_ONCE = 1024;
/** On either side: 16 million pairs, a few tenths of a second with pixels. */
const SEARCHED_AT_ONCE = 4096;
const RESAMPLES_AT_ONCE = 25;

/** Ranges of at most `size` that make up 0 … count − 1. */
function ranges(count: number, size: number): readonly { readonly first: number; readonly end: number }[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    first: i * size,
    end: Math.min(count, (i + 1) * size),
  }));
}

/** All parts at once, so that no worker waits; results in order. */
function runAll<Part, Result>(
  parts: readonly Part[],
  onPart: OnPart,
  run: (part: Part) => Promise<Result>,
): Promise<readonly Result[]> {
  return Promise.all(
    parts.map(async (part) => {
      const result = await run(part);
      onPart(1 / parts.length);
      return result;
    }),
  );
}

/** The judgement of grey images [n, 28, 28]. */
export async function judgeImages(run: RunPart, images: Uint8Array, d: number, onPart: OnPart): Promise<Judged> {
  const n = images.length / IMAGE_SIZE;
  const parts = await runAll(ranges(n, JUDGED_AT_ONCE), onPart, ({ first, end }) =>
    run((service) => service.judge(images.slice(first * IMAGE_SIZE, end * IMAGE_SIZE))),
  );
  return {
    features: featureMatrix(joined(parts.map(({ features }) => features)), d),
    probs: joined(parts.map(({ probs }) => probs)),
  };
}

export interface Judged {
  readonly features: FeatureMatrix;
  /** [n, 10] */
  readonly probs: Judgement['probs'];
}

/** The ball around every row that reaches to its k-th neighbour. */
export async function measureBalls(run: RunPart, centres: FeatureMatrix, onPart: OnPart): Promise<Balls> {
  const parts = await runAll(ranges(centres.n, ROWS_AT_ONCE), onPart, (rows) =>
    run((service) => service.neighbourRadii(centres, { k: NEIGHBOURS, ...rows })),
  );
  return { centres, radii: joined(parts) };
}

/** Who lies in whose ball. */
export async function compareBalls(
  run: RunPart,
  reference: Balls,
  samples: Balls,
  onPart: OnPart,
): Promise<BallCounts> {
  const parts = await runAll(ranges(reference.centres.n, ROWS_AT_ONCE), onPart, ({ first, end }) =>
    run((service) => {
      const some = { centres: sliceRows(reference.centres, first, end), radii: reference.radii.slice(first, end) };
      return service.countBalls(some, samples);
    }),
  );
  const referenceBalls = new Int32Array(samples.centres.n);
  for (const part of parts)
    part.referenceBalls.forEach((count, i) => (referenceBalls[i] = (referenceBalls[i] ?? 0) + count));
  return {
    samplesInside: Int32Array.from(parts.flatMap((part) => [...part.samplesInside])),
    sampleBalls: Int32Array.from(parts.flatMap((part) => [...part.sampleBalls])),
    referenceBalls,
  };
}

/** Things that can be searched for neighbours, and the search of a part of them in a part of others. */
interface Searchable<Part> {
  readonly queries: number;
  readonly candidates: number;
  part(side: 'queries' | 'candidates', first: number, end: number): Part;
  search(service: EvaluationService, queries: Part, candidates: Part): Promise<Nearest>;
}

export function nearestByFeatures(
  run: RunPart,
  queries: FeatureMatrix,
  candidates: FeatureMatrix,
  onPart: OnPart,
): Promise<Nearest> {
  const search: Searchable<FeatureMatrix> = {
    queries: queries.n,
    candidates: candidates.n,
    part: (side, first, end) => sliceRows(side === 'queries' ? queries : candidates, first, end),
    search: (service, some, others) => service.nearestFeatures(some, others),
  };
  return searchNearest(run, search, onPart);
}

/** Of grey images [n, 28, 28]; distances are squared grey levels. */
export function nearestByPixels(
  run: RunPart,
  queries: Uint8Array,
  candidates: Uint8Array,
  onPart: OnPart,
): Promise<Nearest> {
  const search: Searchable<Uint8Array> = {
    queries: queries.length / IMAGE_SIZE,
    candidates: candidates.length / IMAGE_SIZE,
    part: (side, first, end) => (side === 'queries' ? queries : candidates).slice(first * IMAGE_SIZE, end * IMAGE_SIZE),
    search: (service, some, others) => service.nearestImages(some, others),
  };
  return searchNearest(run, search, onPart);
}

async function searchNearest<Part>(run: RunPart, search: Searchable<Part>, onPart: OnPart): Promise<Nearest> {
  const pairs = ranges(search.queries, SEARCHED_AT_ONCE).flatMap((queries) =>
    ranges(search.candidates, SEARCHED_AT_ONCE).map((candidates) => ({ queries, candidates })),
  );
  const found = await runAll(pairs, onPart, async ({ queries, candidates }) => {
    const nearest = await run((service) =>
      search.search(
        service,
        search.part('queries', queries.first, queries.end),
        search.part('candidates', candidates.first, candidates.end),
      ),
    );
    return { nearest, firstQuery: queries.first, firstCandidate: candidates.first };
  });
  const distances = new Float64Array(search.queries).fill(Infinity);
  const where = new Int32Array(search.queries);
  for (const { nearest, firstQuery, firstCandidate } of found) {
    nearest.distances.forEach((distance, i) => {
      if (distance >= (distances[firstQuery + i] ?? NaN)) return; // of equals the first candidate
      distances[firstQuery + i] = distance;
      where[firstQuery + i] = firstCandidate + (nearest.where[i] ?? 0);
    });
  }
  return { distances, where };
}

/** FIDs of resampled samples. */
export async function resampleFrechet(
  run: RunPart,
  reference: FeatureMatrix,
  samples: FeatureMatrix,
  { seed, replicates }: { readonly seed: number; readonly replicates: number },
  onPart: OnPart,
): Promise<Float64Array> {
  const parts = await runAll(ranges(replicates, RESAMPLES_AT_ONCE), onPart, ({ first, end }) =>
    run((service) => service.resampledFrechet({ reference, samples, seed, first, end })),
  );
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
