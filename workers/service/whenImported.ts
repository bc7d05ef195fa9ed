// Code that a worker imports when it is first needed. The import may fail: the connection is gone, or the site has a new
// version.

import { DownloadError } from '../core/errors.ts';

/**
 * The module, once it is there. A host remembers that a script has failed for as long as the thread lives, so only another
 * worker can try again: the pool replaces those that end in a DownloadError.
 * @throws DownloadError
 */
export async function whenImported<Module>(where: string, what: string, module: Promise<Module>): Promise<Module> {
  try {
    return await module;
  } catch (error) {
    throw new DownloadError(`${where}: the code of ${what} did not come; check the connection and try again`, {
      cause: error,
    });
  }
}
