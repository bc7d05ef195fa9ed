// The networks of a finished run that do not make digits, each pair as a file of its own: an autoencoder's encoder, a GAN's
// discriminator, both of what has both.

import type { Backend } from '../backend/backend.ts';
import type { LayerSpec } from '../core/layerSpec.ts';
import type { FileCard } from '../models/fileCard.ts';
import type { FoldedNetwork } from '../models/foldBatchNorm.ts';
import { PART_KINDS, writePart, type Part, type PartDraft, type PartKind } from '../models/partFile.ts';
import type { Checkpoint } from './checkpoint.ts';
import { familyOf } from './families.ts';
import { foldedNetwork } from './foldedNetwork.ts';
import type { GeneratorRecipe } from './recipe.ts';
import { trainingRecord } from './trainingRecord.ts';

/** Of the model that the parts belong to. */
export interface PartDetails extends Pick<FileCard, 'id' | 'name' | 'author'> {
  /** The command that made it, as it can be run again. */
  readonly command: string;
  /** The digits that it was trained on, as people read them. */
  readonly dataName: string;
}

/** What a run's networks become in a part, one after the other. */
const NETWORKS: Readonly<Record<PartKind, { readonly trunk: readonly string[]; readonly head: readonly string[] }>> = {
  encoder: { trunk: ['encoder'], head: ['posterior'] },
  discriminator: { trunk: ['similarity'], head: ['discriminator', 'critic'] },
};

export interface ExportedPart {
  readonly part: Part;
  readonly file: Uint8Array<ArrayBuffer>;
}

/** All parts of a run, batch norm folded, F16 weights, test vectors. `backend` must be the strict one. */
export async function exportParts(
  recipe: GeneratorRecipe,
  checkpoint: Checkpoint,
  { id, name, author, command, dataName }: PartDetails,
  backend: Backend,
): Promise<readonly ExportedPart[]> {
  const family = familyOf(recipe);
  const networks = family.networks(recipe);
  const exported: ExportedPart[] = [];
  for (const kind of PART_KINDS) {
    const { trunk, head } = NETWORKS[kind];
    if (![...trunk, ...head].every((name) => name in networks)) continue;
    const common = {
      id: `${id}-${kind}`,
      name: `${name}: ${kind}`,
      model: id,
      classes: family.classes(recipe),
      trunk: chain(trunk.map((name) => foldedNetwork(checkpoint, name))),
      head: chain(head.map((name) => headNetwork(checkpoint, name))),
      licence: 'CC0-1.0',
      author,
      training: trainingRecord(checkpoint, command, dataName),
    };
    const draft: PartDraft = kind === 'encoder' ? { ...common, kind, latent: recipe.latent } : { ...common, kind };
    exported.push(await writePart(draft, backend));
  }
  return exported;
}

/** A network of a part's head. Nobody who shows a discriminator a picture knows its cluster. */
function headNetwork(checkpoint: Checkpoint, name: string): FoldedNetwork {
  const network = foldedNetwork(checkpoint, name);
  const { recipe } = checkpoint;
  return name === 'critic' && 'clusters' in recipe && recipe.clusters > 0 ? meanOverClusters(network) : network;
}

/** A critic [1 + K] as one of [1], the mean of its logits over clusters: v₀ + (1/K)·Σ v[1 + k]. */
function meanOverClusters({ network, weights }: FoldedNetwork): FoldedNetwork {
  const meanRows = (values: Float32Array, rows: number): Float32Array => {
    const width = values.length / rows;
    return Float32Array.from({ length: rows }, (_, row) => {
      const own = values.subarray(row * width, (row + 1) * width);
      return (own[0] ?? 0) + own.subarray(1).reduce((sum, value) => sum + value, 0) / (width - 1);
    });
  };
  const rows: Readonly<Record<string, number>> = { '0.w': network.input[0] ?? 0, '0.b': 1 };
  return {
    network: { ...network, layers: [{ op: 'dense', out: 1 }] },
    weights: new Map([...weights].map(([path, values]) => [path, meanRows(values, rows[path] ?? 1)])),
  };
}

/** Networks as one, the output of each the input of the next. */
function chain(networks: readonly FoldedNetwork[]): FoldedNetwork {
  const layers: LayerSpec[] = [];
  const weights = new Map<string, Float32Array>();
  for (const { network, weights: own } of networks) {
    for (const [path, values] of own) {
      const [layer, name] = path.split('.');
      weights.set(`${layers.length + Number(layer)}.${name}`, values);
    }
    layers.push(...network.layers);
  }
  return { network: { input: networks[0]?.network.input ?? [], layers }, weights };
}
