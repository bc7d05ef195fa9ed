// A model as the page knows it before its file is downloaded.

/** A file of public/models, or of another folder, as storage and network know it. */
export interface ShippedFile {
  readonly folder?: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly formatVersion: number;
}

/** What the page needs to know of a model in public/models/index.json. */
export interface ShippedModel extends ShippedFile {
  readonly id: string;
  readonly name: string;
  /** Its kind: 'vae', 'cvae' and so on. */
  readonly kind: string;
  /** Ids of the priors that its digits can be drawn from, the default first. */
  readonly priors: readonly string[];
  /** Number of classes it is conditioned on; 0 for an unconditional model. */
  readonly classes: number;
  /** Measured figures that visitors are told. Which there are depends on the model. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** At least one; the first is the default. */
export type ShippedModels = readonly [ShippedModel, ...ShippedModel[]];

/** The model of an address; the default where it is not shipped. */
export function modelOf({ model }: { readonly model: string }, shipped: ShippedModels): ShippedModel {
  return shipped.find(({ id }) => id === model) ?? shipped[0];
}

/** Where a file is, relative to the page. The address changes with the bytes, so no cache mixes versions. */
export function modelUrl({ folder = 'models', file, sha256 }: Pick<ShippedFile, 'folder' | 'file' | 'sha256'>): string {
  return `${folder}/${file}?v=${signOf(sha256)}`;
}

/** As much of a file's sha256 as tells it from others. */
export function signOf(sha256: string): string {
  return sha256.slice(0, 16);
}
