// Entry of a thread that draws digits, as workers/browser/computeWorker.ts is in a tab.

import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { createComputeService } from '../service/createComputeService.ts';
import { compileKernels, createBackend } from './createBackend.ts';
import { nodeEndpoint } from './nodeEndpoint.ts';

if (!parentPort) throw new Error('computeWorker: started as a program, want a worker thread; run cli.js instead');
expose(createComputeService({ createBackend, compileKernels: () => compileKernels('simd') }), nodeEndpoint(parentPort));
