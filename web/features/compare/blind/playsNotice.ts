// The message that answers could not be stored.

import { msg } from '@lit/localize';
import type { StorageFailure } from '../../../storage/storageFailure.ts';

export function playsNotice(failure: StorageFailure): string {
  return failure === 'full'
    ? msg(
        'There is no space left on this device for your answers. They last until this page is closed: save them as a file.',
      )
    : msg(
        'This browser does not let the page store your answers. They last until this page is closed: save them as a file.',
      );
}
