// A model as the page knows it, before any of its file has come.

/** What the page needs to know of a model in public/models/index.json. */
export interface ShippedModel {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly formatVersion: number;
}

/** At least one; the first is the default. */
export type ShippedModels = readonly [ShippedModel, ...ShippedModel[]];

/** Where a model's file is, relative to the page. The address changes with the bytes, so no cache mixes versions. */
export function modelUrl({ file, sha256 }: Pick<ShippedModel, 'file' | 'sha256'>): string {
  return `models/${file}?v=${sha256.slice(0, 16)}`;
}
