// The large jobs of an evaluation, cut into parts for whoever is free. How they are cut depends on sizes alone, and parts are
// put together in their order: the result is the same with any number of workers. Data are cut out for a part only when a
// worker is free for it, and copied: what is sent of a view is the whole buffer behind it.

import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { Resampling } from './bootstrap.ts';
import type { EvaluationParts } from './evaluationParts.ts';
import type { EvaluationService } from './evaluationService.ts';
import type { Balls, Nearest } from './featureDistances.ts';
import { featureMatrix, sliceRows, type FeatureMatrix } from './featureMatrix.ts';
import type { FrechetReference } from './fid.ts';
import { subsetSize, SUBSETS } from './kid.ts';
import type { NearestDistances } from './memorisation.ts';
import { NEIGHBOURS, type BallCounts } from './precisionRecall.ts';
import { scoresOf, type JudgedSamples } from './judgedSamples.ts';

/** Runs a part of a job on a worker. Rejects with AbortError when the evaluation is cancelled. */
export type RunPart = <Result>(work: (service: EvaluationParts) => Promise<Result>) => Promise<Result>;
/** The same where workers have a judge. */
export type RunJudging = <Result>(work: (service: EvaluationService) => Promise<Result>) => Promise<Result>;

/** Told after each part, with its share of the job. */
export type OnPart = (share: number) => void;

const JUDGED_AT_ONCE = 512;
const ROWS_AT_ONCE = 1024;
/** On either side: 16 million pairs, a few tenths of a second with pixels. */
const SEARCHED_AT_ONCE = 4096;
/** FIDs take 20 ms each at 10,000 digits, means and AUCs less than one. */
const FRECHETS_AT_ONCE = 10;
const MEANS_AT_ONCE = 50;
const SUBSETS_AT_ONCE = 5;

/** Ranges of at most `size` that make up 0 … count − 1. */
export function ranges(count: number, size: number): readonly { readonly first: number; readonly end: number }[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    first: i * size,
    end: Math.min(count, (i + 1) * size),
  }));
}

/** All parts at once, so that no worker waits; results in order. */
export function runAll<Part, Result>(
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

/** What the judge sees in grey images [n, 28, 28], and how they look. */
export async function judgeDigits(
  run: RunJudging,
  images: Uint8Array,
  d: number,
  onPart: OnPart,
): Promise<JudgedSamples> {
  const n = images.length / IMAGE_SIZE;
  const parts = await runAll(ranges(n, JUDGED_AT_ONCE), onPart, ({ first, end }) =>
    run((service) => service.judge(images.slice(first * IMAGE_SIZE, end * IMAGE_SIZE))),
  );
  const features = joined(parts.map((part) => part.features));
  const probs = joined(parts.map((part) => part.probs));
  return { features: featureMatrix(features, d), ...scoresOf(images, probs) };
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
  search(service: EvaluationParts, queries: Part, candidates: Part): Promise<Nearest>;
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

/** Of rows of `width` bytes: grey images or codes. Distances are squared. */
export function nearestByBytes(
  run: RunPart,
  queries: Uint8Array,
  candidates: Uint8Array,
  width: number,
  onPart: OnPart,
): Promise<Nearest> {
  const search: Searchable<Uint8Array> = {
    queries: queries.length / width,
    candidates: candidates.length / width,
    part: (side, first, end) => (side === 'queries' ? queries : candidates).slice(first * width, end * width),
    search: (service, some, others) => service.nearestBytes(some, others, width),
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
  reference: FrechetReference,
  samples: FeatureMatrix,
  { seed, replicates }: { readonly seed: number; readonly replicates: number },
  onPart: OnPart,
): Promise<Float64Array> {
  const parts = await runAll(ranges(replicates, FRECHETS_AT_ONCE), onPart, ({ first, end }) =>
    run((service) => service.resampledFrechet({ reference, samples, seed, first, end })),
  );
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

/** KID's estimates of all subsets of x and y, both in random order. @throws DataError for fewer than 40 rows in either */
export async function estimateSubsets(run: RunPart, x: FeatureMatrix, y: FeatureMatrix): Promise<Float64Array> {
  const size = subsetSize(x.n, y.n);
  const parts = await runAll(ranges(SUBSETS, SUBSETS_AT_ONCE), nobody, ({ first, end }) =>
    run((service) =>
      service.subsetDiscrepancies(sliceRows(x, first * size, end * size), sliceRows(y, first * size, end * size), size),
    ),
  );
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

/** The means of resamples of all columns. */
export async function resampleMeans(
  run: RunPart,
  columns: readonly Float32Array[],
  { seed, population, replicates }: Resampling,
): Promise<readonly Float64Array[]> {
  const parts = await runAll(ranges(replicates, MEANS_AT_ONCE), nobody, (range) =>
    run((service) => service.resampledMeans(columns, { seed, population, ...range })),
  );
  return columns.map((_, c) => Float64Array.from(parts.flatMap((part) => [...(part[c] ?? [])])));
}

/** The AUCs of resamples of distances. */
export async function resampleAuc(
  run: RunPart,
  distances: NearestDistances,
  { seed, replicates }: Omit<Resampling, 'population'>,
): Promise<Float64Array> {
  const parts = await runAll(ranges(replicates, MEANS_AT_ONCE), nobody, (range) =>
    run((service) => service.resampledAuc(distances, { seed, ...range })),
  );
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

/** Nobody counts the parts of jobs that take no time to speak of. */
const nobody: OnPart = () => undefined;

/** Chunks end to end. */
export function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
