// From a run's last state to the model that the gallery loads: the network that makes digits, and what they are made from.

import type { Backend } from '../backend/backend.ts';
import { exportModel } from '../models/exportModel.ts';
import type { ModelEncoding, ModelFile } from '../models/modelFile.ts';
import type { Priors } from '../models/prior.ts';
import type { Checkpoint } from './checkpoint.ts';
import { familyOf } from './families.ts';
import { foldedNetwork } from './foldedNetwork.ts';
import type { GeneratorRecipe } from './recipe.ts';
import { trainingRecord } from './trainingRecord.ts';

export interface ExportDetails {
  readonly id: string;
  readonly name: string;
  /** The default first. */
  readonly priors: Priors;
  /** The command that made it, as it can be run again. */
  readonly command: string;
  /** The digits that it was trained on, as people read them. */
  readonly dataName: string;
  readonly author: string;
  /** Of the test digits, say: `testNegativeElbo` in nats per image. */
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * A VAE's or VAE-GAN's decoder or a GAN's generator, batch norm folded, with test vectors; compact unless another encoding
 * is asked for. `backend` must be the strict one.
 */
export function exportGenerator(
  recipe: GeneratorRecipe,
  checkpoint: Checkpoint,
  { id, name, priors, command, dataName, author, metrics }: ExportDetails,
  backend: Backend,
  encoding?: ModelEncoding,
): Promise<{ readonly model: ModelFile; readonly file: Uint8Array<ArrayBuffer> }> {
  const part = recipe.family === 'gan' || recipe.family === 'cgan' ? 'generator' : 'decoder';
  return exportModel(
    {
      id,
      name,
      kind: recipe.family,
      part,
      latent: recipe.latent,
      classes: familyOf(recipe).classes(recipe),
      priors,
      ...foldedNetwork(checkpoint, part),
      output: 'logits',
      licence: 'CC0-1.0',
      author,
      training: trainingRecord(checkpoint, command, dataName),
      metrics,
    },
    backend,
    encoding,
  );
}
