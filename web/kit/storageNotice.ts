// Why favourites are not kept, in words.

import { msg } from '@lit/localize';
import type { StorageFailure } from '../storage/storageFailure.ts';

export function storageNotice(failure: StorageFailure): string {
  return failure === 'full'
    ? msg(
        'There is no room left on this device for favourites. They are kept until this page is closed: save them as a file, or free some room and change one.',
      )
    : msg(
        'This browser does not let the page keep favourites, or another tab with an older version of it is in the way. They are kept until this page is closed: save them as a file.',
      );
}
