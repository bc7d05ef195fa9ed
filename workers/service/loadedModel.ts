// A model in a worker, checked and ready to draw.

import type { CompiledNetwork } from '../backend/backend.ts';
import { ShapeError } from '../core/errors.ts';
import type { ModelFile } from '../models/modelFile.ts';
import { findPrior, type Prior } from '../models/prior.ts';

export interface LoadedModel {
  readonly model: ModelFile;
  readonly network: CompiledNetwork;
}

/** @throws ShapeError naming the priors that there are */
export function chosenPrior({ id, priors }: ModelFile, asked: string | undefined): Prior {
  const named = findPrior(priors, asked);
  if (named) return named.prior;
  const known = priors.map((prior) => prior.id).join(' or ');
  throw new ShapeError(`generate: prior ${JSON.stringify(asked?.slice(0, 40))} of ${id}, want ${known}`);
}
