// A generating worker whose linear memories are counted from outside: WebAssembly.Memory is replaced before the worker's
// code runs, by one that remembers its instances. The service inside is the one that ships.

import { expose, type Remote } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { createBackend } from '../../../workers/node/createBackend.ts';
import { nodeEndpoint } from '../../../workers/node/nodeEndpoint.ts';
import { createComputeService } from '../../../workers/service/createComputeService.ts';

const memories: WebAssembly.Memory[] = [];
const Original = WebAssembly.Memory;
WebAssembly.Memory = class extends Original {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    memories.push(this);
  }
};

const service = createComputeService({ createBackend });

/** What the benchmark asks of the worker. */
export interface MemoryProbe {
  load(sha256: string, file: Uint8Array): Promise<void>;
  /** Makes digits first … first + count − 1 in requests of 64, and drops them. */
  generate(model: string, first: number, count: number): Promise<void>;
  /** Bytes of all linear memories that the worker has made, and of the thread's JavaScript heap. */
  measure(): Promise<MemoryUse>;
}
export interface MemoryUse {
  readonly linearBytes: number;
  readonly heapBytes: number;
  readonly bufferBytes: number;
}
export type RemoteProbe = Remote<MemoryProbe>;

const BATCH = 64;

const probe: MemoryProbe = {
  async load(sha256, file) {
    await service.start('wasm');
    await service.load(sha256, file);
  },
  async generate(model, first, count) {
    for (let done = 0; done < count; done += BATCH) {
      const size = Math.min(BATCH, count - done);
      await service.generate({ model, seed: 1, first: first + done, count: size, temperature: 1 });
    }
  },
  measure() {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const linearBytes = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    return Promise.resolve({ linearBytes, heapBytes: heapUsed, bufferBytes: arrayBuffers });
  },
};

if (!parentPort) throw new Error('memoryWorker: started as a program, want a worker thread; run npm run bench');
expose(probe, nodeEndpoint(parentPort));
