// Why something could not be stored on the device, as far as the visitor can change it.

import { errorName } from '../../workers/core/errors.ts';

export type StorageFailure = 'full' | 'forbidden';

/** The reason for a failed write. */
export function storageFailure(error: unknown): StorageFailure {
  return errorName(error) === 'QuotaExceededError' ? 'full' : 'forbidden';
}
