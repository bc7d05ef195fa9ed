// Entry of a compute worker in a browser.

import { expose } from 'comlink';
import { createComputeService } from '../service/createComputeService.ts';
import { compileStrictKernels, createBrowserBackend } from './browserBackend.ts';
import { COMPUTE_AND_LATER } from './computeWorkerName.ts';

expose(
  createComputeService({
    createBackend: createBrowserBackend,
    compileKernels: compileStrictKernels,
    asksForLaterJobs: self.name === COMPUTE_AND_LATER,
  }),
);
