// The choice of models in an address, which all Compare tabs share: `of=vae~vae-gan~0123456789ab.my model`. Without it,
// all that ship are chosen.

import { bareText } from '../../../../workers/core/readFields.ts';
import type { MissingModel, ModelCatalogue, CatalogueModel } from './modelCatalogue.ts';

/** Most models side by side. */
export const MAX_MODELS = 12;
const SEPARATOR = '~';

export interface ChosenModel {
  /** How the address names it. */
  readonly ref: string;
  /** undefined where it is not on this device. */
  readonly model: CatalogueModel | undefined;
  /** What is known of it then. */
  readonly missing: MissingModel | undefined;
}

/** The names in an address, each once; [] where it names none. */
export function parseRefs(text: string | undefined): readonly string[] {
  const refs = (text ?? '')
    .split(SEPARATOR)
    .map(plainRef)
    .filter((ref) => ref !== '');
  return [...new Set(refs)].slice(0, MAX_MODELS);
}

/** A name as it is written here: of the visitor's own models only the checksum is ours to put right. */
function plainRef(ref: string): string {
  const [, sha256, name = ''] = /^([\da-f]{12})(\..*)$/is.exec(ref) ?? [];
  return sha256 === undefined ? bareText(ref) : sha256.toLowerCase() + name;
}

export function formatRefs(refs: readonly string[]): string {
  return refs.join(SEPARATOR);
}

/** What of a choice is here, and what is not, in its order; all that ship where nothing is chosen. Ask after `catalogue.load`. */
export function chosenModels(
  refs: readonly string[],
  catalogue: Pick<ModelCatalogue, 'find' | 'models'>,
): readonly ChosenModel[] {
  if (refs.length === 0) {
    const shipped = catalogue.models.filter(({ isOwn }) => !isOwn).slice(0, MAX_MODELS);
    return shipped.map((model) => ({ ref: model.ref, model, missing: undefined }));
  }
  return refs.map((ref) => {
    const found = catalogue.find(ref);
    return 'ref' in found ? { ref, model: found, missing: undefined } : { ref, model: undefined, missing: found };
  });
}
