// Why answers are not kept, in words.

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
