// onnxruntime-web on its WebAssembly, the model written by our own ONNX writer. Up to f32 ink, the sigmoid in the graph.

import type { Contestant, Engine } from '../../../workers/benchmark/engine.ts';
import { writeOnnx } from '../../../workers/models/onnxFile.ts';

/** What of onnxruntime-web the benchmark uses; its own types are in a folder that need not be installed. */
export interface Ort {
  readonly env: {
    logLevel: string;
    readonly wasm: { numThreads: number; wasmPaths?: string };
  };
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<OrtSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => OrtTensor;
}
interface OrtTensor {
  readonly data: Float32Array;
}
interface OrtSession {
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, OrtTensor>>): Promise<Readonly<Record<string, OrtTensor>>>;
  release(): Promise<void>;
}

/** The engine on so many threads of its own. Its thread count is module state: one engine a thread. */
export function ortEngine(ort: Ort, threads: number): Engine {
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = threads;
  return {
    async prepare({ id, network, weights }, batch): Promise<Contestant> {
      const model = writeOnnx({ name: id, network, weights, output: 'ink' });
      const session = await ort.InferenceSession.create(model, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
      });
      const [output = ''] = session.outputNames;
      const run = async (x: Float32Array): Promise<Float32Array> => {
        const outputs = await session.run({ z: new ort.Tensor('float32', x, [batch, x.length / batch]) });
        const ink = outputs[output];
        if (!ink) throw new Error(`onnxruntime-web: no output ${output}`);
        return ink.data;
      };
      return {
        generate: async (x) => void (await run(x)),
        answer: async (x) => ({ ink: await run(x) }),
        dispose: () => session.release(),
      };
    },
  };
}
