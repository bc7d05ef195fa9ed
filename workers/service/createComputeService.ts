// The compute service of one worker: one engine, the models that were loaded, digits on request. Knows no host: the entry
// files of workers/browser and workers/node say how an engine is made and expose the service.

import type { Backend } from '../backend/backend.ts';
import { digitInputs } from '../models/digitInputs.ts';
import { readModelFile } from '../models/modelFile.ts';
import { checkTestVectors } from '../models/testVectors.ts';
import type { ComputeService, EngineChoice } from './computeService.ts';
import { checkRequest } from './generateRequest.ts';
import type { LaterJobs } from './laterJobs.ts';
import { chosenPrior, type LoadedModel } from './loadedModel.ts';
import { handOver } from './handOver.ts';
import { loaded, loadOnce } from './loadOnce.ts';
import { whenImported } from './whenImported.ts';

/** Images per pass: the decoder's activations for so many stay within a few megabytes and near the processor. */
const MAX_BATCH = 64;

export interface ComputeServiceOptions {
  readonly createBackend: (choice: EngineChoice, kernels?: WebAssembly.Module) => Promise<Backend>;
  /** Our strict kernels, for parts of evaluations. @throws Error where they do not run */
  readonly compileKernels?: () => Promise<WebAssembly.Module>;
  /** Whether to load the code of later jobs at once. */
  readonly asksForLaterJobs?: boolean;
}

export function createComputeService(options: ComputeServiceOptions): ComputeService {
  const { createBackend, compileKernels } = options;
  let starting: Promise<Backend> | undefined;
  const models = new Map<string, Promise<LoadedModel>>();
  let jobs: Promise<LaterJobs> | undefined;

  function engine(): Promise<Backend> {
    return starting ?? Promise.reject(new Error('compute service: not started; call start first'));
  }

  function loadedModel(job: string, sha256: string): Promise<LoadedModel> {
    return loaded(models, `${job}: model`, sha256);
  }

  async function prepare(file: Uint8Array): Promise<LoadedModel> {
    const backend = await engine();
    const model = readModelFile(file);
    const network = backend.compile(model.network, model.weights, MAX_BATCH);
    try {
      await checkTestVectors(model, backend, network);
    } catch (error) {
      network.dispose();
      throw error;
    }
    return { model, network };
  }

  /** What the first digits do not need: its code comes when it is first asked for. */
  function laterJobs(): Promise<LaterJobs> {
    jobs ??= whenImported('compute service', 'later jobs', import('./laterJobs.ts')).then(({ createLaterJobs }) =>
      createLaterJobs({ engine, loadedModel, compileKernels }),
    );
    return jobs;
  }

  function later<Name extends keyof LaterJobs>(name: Name): LaterJobs[Name] {
    const run = async (...given: readonly unknown[]): Promise<unknown> => {
      const job = (await laterJobs())[name] as (...given: readonly unknown[]) => Promise<unknown>;
      return job(...given);
    };
    return run as LaterJobs[Name]; // it takes what the job of that name takes
  }

  if (options.asksForLaterJobs) laterJobs().catch(() => undefined); // the first job that wants them hears of it

  return {
    async start(choice, kernels) {
      starting ??= createBackend(choice, kernels);
      try {
        // A worker that is not ready for what its page will ask takes no jobs from those that are.
        if (options.asksForLaterJobs) await laterJobs().catch(() => undefined);
        return (await starting).name;
      } catch (error) {
        starting = undefined;
        throw error;
      }
    },

    load: (sha256, file) => loadOnce(models, sha256, () => prepare(file)),

    async generate(request) {
      checkRequest(request);
      const { model, network } = await loadedModel('generate', request.model);
      const backend = await engine();
      const prior = chosenPrior(model, request.prior);
      const started = performance.now();
      const { x, labels } = digitInputs(model, backend, prior, request);
      const pixels = network.pixels(x, request.count, request.format);
      const elapsedMs = performance.now() - started;
      return handOver({ pixels, elapsedMs, ...(labels && { labels }) });
    },

    loadPart: later('loadPart'),
    card: later('card'),
    latents: later('latents'),
    render: later('render'),
    encode: later('encode'),
    judge: later('judge'),
    likeness: later('likeness'),
    measure: later('measure'),
    move: later('move'),
    principal: later('principal'),
    project: later('project'),
    see: later('see'),
    evaluationPart: later('evaluationPart'),
  };
}
