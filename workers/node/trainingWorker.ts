// Entry of a thread that trains: one shard of a batch at a time.

import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { createTrainingService } from '../training/trainingService.ts';
import { compileKernels } from './createBackend.ts';
import { nodeEndpoint } from './nodeEndpoint.ts';

if (!parentPort) throw new Error('trainingWorker: started as a program, want a worker thread; run cli.js instead');
const service = createTrainingService(await compileKernels('simd'));
expose(service, nodeEndpoint(parentPort)); // messages that came before now have waited in the port
