// Why something could not be kept on the device, as far as visitors can do something about it.

import { errorName } from '../../workers/core/errors.ts';

export type StorageFailure = 'full' | 'forbidden';

/** What a failed write means. */
export function storageFailure(error: unknown): StorageFailure {
  return errorName(error) === 'QuotaExceededError' ? 'full' : 'forbidden';
}
