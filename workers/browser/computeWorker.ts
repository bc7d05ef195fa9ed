// Entry of a compute worker in a browser.

import { expose } from 'comlink';
import { createComputeService } from '../service/createComputeService.ts';
import { compileStrictKernels, createBrowserBackend } from './browserBackend.ts';
import { COMPUTE_AND_LAZY_JOBS } from './computeWorkerName.ts';

expose(
  createComputeService({
    createBackend: createBrowserBackend,
    compileKernels: compileStrictKernels,
    loadsLazyJobs: self.name === COMPUTE_AND_LAZY_JOBS,
  }),
);
