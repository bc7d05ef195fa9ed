// A model file of the visitor's. It is used like a shipped model, but never downloaded.

import type { ShippedModel } from './shippedModel.ts';

export interface OwnModel extends ShippedModel {
  /** Its file, checked against the checksum. @throws ModelFileError when it is not there any more, or damaged */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export function isOwn(model: ShippedModel): model is OwnModel {
  return 'read' in model;
}
