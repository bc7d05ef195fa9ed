// What every backend must do, run for each of them.

import { beforeAll, describe } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { describeErrors } from './errorsContract.ts';
import { describeLatents } from './latentsContract.ts';
import { describePixels } from './pixelsContract.ts';
import { describeRun } from './runContract.ts';

/** Runs the suite. `exact`: a digit's pixels are the same bytes in any batch, else within one grey level. */
export function describeBackend(title: string, create: () => Promise<Backend>, { exact }: { exact: boolean }): void {
  describe(title, () => {
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
