// Runs the parts of an evaluation on a compute worker.

import { transfer, type Remote } from 'comlink';
import type { EvaluationParts } from '../evaluation/evaluationParts.ts';
import type { ComputeService } from './computeService.ts';

/** Each part is one call to the worker, to which copies of the data are moved: cloning would leave garbage on either side. */
export function evaluationOf(api: Remote<ComputeService>): EvaluationParts {
  const call =
    <Name extends keyof EvaluationParts>(name: Name) =>
    (...given: Parameters<EvaluationParts[Name]>) => {
      const buffers: ArrayBuffer[] = [];
      const request = { name, given: copied(given, buffers) } as Parameters<ComputeService['evaluationPart']>[0];
      // The worker answers a part's call with what that part answers: measureJobs.ts.
      return api.evaluationPart(transfer(request, buffers)) as ReturnType<EvaluationParts[Name]>;
    };
  return {
    neighbourRadii: call('neighbourRadii'),
    countBalls: call('countBalls'),
    nearestFeatures: call('nearestFeatures'),
    nearestBytes: call('nearestBytes'),
    frechetReference: call('frechetReference'),
    frechetDistance: call('frechetDistance'),
    resampledFrechet: call('resampledFrechet'),
    subsetDiscrepancies: call('subsetDiscrepancies'),
    resampledMeans: call('resampledMeans'),
    resampledAuc: call('resampledAuc'),
  };
}

/** Plain data with all arrays of numbers in memory of their own, which is listed in `buffers`. */
function copied<Data>(data: Data, buffers: ArrayBuffer[]): Data {
  if (ArrayBuffer.isView(data)) {
    const copy = (data as unknown as Uint8Array).slice(); // a typed array of some kind, as all that parts are given
    buffers.push(copy.buffer);
    return copy as Data;
  }
  if (Array.isArray(data)) return data.map((item: unknown) => copied(item, buffers)) as Data;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, value]) => [name, copied<unknown>(value, buffers)] as const);
  return Object.fromEntries(entries) as Data;
}
