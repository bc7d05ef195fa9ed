// Why answers are not kept, in words.

import { msg } from '@lit/localize';
import type { StorageFailure } from '../../../storage/storageFailure.ts';

export function playsNotice(failure: StorageFailure): string {
  return failure === 'full'
    ? msg(
        'There is no room left on this device for your answers. They count until this page is closed: save them as a file.',
      )
    : msg(
        'This browser does not let the page keep your answers. They count until this page is closed: save them as a file.',
      );
}
