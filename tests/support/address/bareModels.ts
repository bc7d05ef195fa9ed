// Models of a gallery for tests of addresses: only what addresses depend on.

import type { ShippedModel, ShippedModels } from '../../../web/storage/shippedModel.ts';

export function bareModel(id: string, priors: readonly string[], classes: number): ShippedModel {
  return { id, name: id, kind: id, file: id, bytes: 1, sha256: '', formatVersion: 1, metrics: {}, priors, classes };
}

/** A plain model with two priors and a conditional one with one. */
export const SHIPPED: ShippedModels = [bareModel('vae', ['mixture', 'normal'], 0), bareModel('cgan', ['normal'], 10)];
