// From a run's last state to the model that the gallery loads.

import type { Backend } from '../backend/backend.ts';
import { exportModel, type ModelDraft } from '../models/exportModel.ts';
import { foldBatchNorm } from '../models/foldBatchNorm.ts';
import type { ModelFile } from '../models/modelFile.ts';
import { BATCH_NORM_EPS } from '../nn/batchNorm.ts';
import { planParameters, tensorsOf } from '../nn/parameterBlock.ts';
import type { Checkpoint } from './checkpoint.ts';
import { recipeNetworks } from './recipe.ts';

export interface ExportDetails {
  readonly id: string;
  readonly name: string;
  /** The command that made it, as it can be run again. */
  readonly command: string;
  readonly author: string;
  /** Of the test digits, say: `testNegativeElbo` in nats per image. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** The decoder with batch norm folded, F16 weights and test vectors. `backend` must be the strict one. */
export function exportVae(
  checkpoint: Checkpoint,
  details: ExportDetails,
  backend: Backend,
): Promise<{ readonly model: ModelFile; readonly file: Uint8Array<ArrayBuffer> }> {
  const { recipe, history, elapsedMs, data } = checkpoint;
  const networks = recipeNetworks(recipe);
  const layout = planParameters(networks);
  const trained = new Map([
    ...tensorsOf(layout.parameters, checkpoint.parameters, 'decoder'),
    ...tensorsOf(layout.statistics, checkpoint.statistics, 'decoder'),
  ]);
  const decoder = networks['decoder'];
  if (!decoder) throw new Error('exportVae: a VAE has a decoder');
  const { network, weights } = foldBatchNorm(decoder, trained, BATCH_NORM_EPS);
  const draft: ModelDraft = {
    id: details.id,
    name: details.name,
    kind: recipe.family,
    part: 'decoder',
    latent: recipe.latent,
    classes: 0,
    prior: { kind: 'normal' },
    network,
    output: 'logits',
    weights,
    licence: 'CC0-1.0',
    author: details.author,
    training: {
      data: { name: 'MNIST, 60,000 training digits (LeCun, Cortes, Burges)', imagesSha256: data },
      command: details.command,
      recipe,
      epochs: history.length,
      elapsedSeconds: Math.round(elapsedMs / 1000),
      // Four digits are what the curve is read to.
      lossCurve: history.map(({ epoch, ...losses }) => ({
        epoch,
        trainNegativeElbo: Number((losses.trainReconstruction + losses.trainKl).toFixed(2)),
        heldOutNegativeElbo: Number((losses.heldOutReconstruction + losses.heldOutKl).toFixed(2)),
        heldOutKl: Number(losses.heldOutKl.toFixed(2)),
      })),
    },
    metrics: details.metrics,
  };
  return exportModel(draft, backend);
}
