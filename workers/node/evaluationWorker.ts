// Entry of a thread that evaluates: one part of a job at a time.

import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { createEvaluationService } from '../evaluation/evaluationService.ts';
import { compileKernels } from './createBackend.ts';
import { nodeEndpoint } from './nodeEndpoint.ts';

if (!parentPort) throw new Error('evaluationWorker: started as a program, want a worker thread; run cli.js instead');
const service = await createEvaluationService(await compileKernels('simd'));
expose(service, nodeEndpoint(parentPort)); // messages that came before now have waited in the port
