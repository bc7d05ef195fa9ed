// A model that the visitor has brought: used as those that ship, but its file comes from the visitor and not from the site.

import type { ShippedModel } from './shippedModel.ts';

export interface OwnModel extends ShippedModel {
  /** Its file, checked against the checksum. @throws ModelFileError when it is not there any more, or damaged */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export function isOwn(model: ShippedModel): model is OwnModel {
  return 'read' in model;
}
