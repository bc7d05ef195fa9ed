// The message that favourites could not be stored.

import { msg } from '@lit/localize';
import type { StorageFailure } from '../storage/storageFailure.ts';

export function storageNotice(failure: StorageFailure): string {
  return failure === 'full'
    ? msg(
        'There is no space left on this device for favourites. They last until this page is closed: save them as a file, or free some space and change one.',
      )
    : msg(
        'This browser does not let the page store favourites, or another tab has an older version of the page open. They last until this page is closed: save them as a file.',
      );
}
