// What every backend must do, run for each of them.

import { beforeAll, describe } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { describeErrors } from './errorsContract.ts';
import { describeLatents } from './latentsContract.ts';
import { describePixels } from './pixelsContract.ts';
import { describeRun } from './runContract.ts';

export interface BackendTraits {
  /** A digit's pixels are the same bytes in any batch, else within one grey level. */
  readonly exact: boolean;
  /** Whether this Node can run it; the suite is skipped, and counted as skipped, where it cannot. */
  readonly runsHere?: boolean;
}

/** Runs the suite. */
export function describeBackend(
  title: string,
  create: () => Promise<Backend>,
  { exact, runsHere = true }: BackendTraits,
): void {
  describe.skipIf(!runsHere)(title, () => {
    let created: Backend;
    beforeAll(async () => {
      created = await create();
    });
    const backend = (): Backend => created;
    describeRun(backend);
    describePixels(backend, exact);
    describeLatents(backend);
    describeErrors(backend);
  });
}
