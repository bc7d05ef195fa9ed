// A trained network as it is used afterwards: batch norm folded into the weights, with the run's running statistics.

import { foldBatchNorm, type FoldedNetwork } from '../models/foldBatchNorm.ts';
import { BATCH_NORM_EPS } from '../nn/batchNorm.ts';
import { planParameters, tensorsOf } from '../nn/parameterBlock.ts';
import type { Checkpoint } from './checkpoint.ts';
import { familyOf } from './families.ts';

/** The network called `name` of a checkpoint's family, with averaged weights where the family keeps them. */
export function foldedNetwork({ recipe, parameters, average, statistics }: Checkpoint, name: string): FoldedNetwork {
  const networks = familyOf(recipe).networks(recipe);
  const network = networks[name];
  if (!network) throw new Error(`${recipe.family}: no network "${name}"`); // the caller's mistake
  const layout = planParameters(networks);
  const trained = new Map([
    ...tensorsOf(layout.parameters, average ?? parameters, name),
    ...tensorsOf(layout.statistics, statistics, name),
  ]);
  return foldBatchNorm(network, trained, BATCH_NORM_EPS);
}
