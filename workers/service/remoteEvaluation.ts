// The parts of an evaluation, done by a compute worker on the other side of a thread.

import type { Remote } from 'comlink';
import type { EvaluationParts } from '../evaluation/evaluationParts.ts';
import type { ComputeService } from './computeService.ts';

/** Each part is one call to the worker. */
export function evaluationOf(api: Remote<ComputeService>): EvaluationParts {
  const call =
    <Name extends keyof EvaluationParts>(name: Name) =>
    (...given: Parameters<EvaluationParts[Name]>) =>
      // The worker answers a part's call with what that part answers: measureJobs.ts.
      api.evaluationPart({ name, given } as Parameters<ComputeService['evaluationPart']>[0]) as ReturnType<
        EvaluationParts[Name]
      >;
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
