// Entry of a compute worker in a browser.

import { expose } from 'comlink';
import { createComputeService } from '../service/createComputeService.ts';
import { compileStrictKernels, createBrowserBackend } from './browserBackend.ts';

expose(createComputeService({ createBackend: createBrowserBackend, compileKernels: compileStrictKernels }));
