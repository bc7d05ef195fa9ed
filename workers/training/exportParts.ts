// The networks of a finished run that do not make digits, each pair as a file of its own: an autoencoder's encoder, a GAN's
// discriminator, both of what has both.

import type { Backend } from '../backend/backend.ts';
import type { FileCard } from '../models/fileCard.ts';
import { PART_KINDS, partNetworks, writePart, type Part, type PartDraft } from '../models/partFile.ts';
import type { Checkpoint } from './checkpoint.ts';
import { familyOf } from './families.ts';
import { foldedNetwork } from './foldedNetwork.ts';
import type { GanRecipe, VaeRecipe } from './recipe.ts';
import { trainingRecord } from './trainingRecord.ts';

/** Of the model that the parts belong to. */
export interface PartDetails extends Pick<FileCard, 'id' | 'name' | 'author'> {
  /** The command that made it, as it can be run again. */
  readonly command: string;
}

export interface ExportedPart {
  readonly part: Part;
  readonly file: Uint8Array<ArrayBuffer>;
}

/** All parts of a run, batch norm folded, F16 weights, test vectors. `backend` must be the strict one. */
export async function exportParts(
  recipe: VaeRecipe | GanRecipe,
  checkpoint: Checkpoint,
  { id, name, author, command }: PartDetails,
  backend: Backend,
): Promise<readonly ExportedPart[]> {
  const family = familyOf(recipe);
  const networks = family.networks(recipe);
  const exported: ExportedPart[] = [];
  for (const kind of PART_KINDS) {
    const { trunk, head } = partNetworks(kind);
    if (!networks[trunk] || !networks[head]) continue;
    const common = {
      id: `${id}-${kind}`,
      name: `${name}: ${kind}`,
      model: id,
      classes: family.classes(recipe),
      trunk: foldedNetwork(checkpoint, trunk),
      head: foldedNetwork(checkpoint, head),
      licence: 'CC0-1.0',
      author,
      training: trainingRecord(checkpoint, command),
    };
    const draft: PartDraft = kind === 'encoder' ? { ...common, kind, latent: recipe.latent } : { ...common, kind };
    exported.push(await writePart(draft, backend));
  }
  return exported;
}
