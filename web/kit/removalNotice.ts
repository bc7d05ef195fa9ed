// The message that something could not be removed from this device.

import { msg } from '@lit/localize';

/** Of a kept list, whose removal is tried again with its next change, or of the copy of MNIST. */
export function removalNotice(): string {
  return msg('What was removed could not be deleted from this browser; it will be here again at the next visit.');
}
