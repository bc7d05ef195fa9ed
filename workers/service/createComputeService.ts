// The compute service of one worker: one engine, its loaded models, digits on request. It knows no host: the entry files
// of workers/browser and workers/node say how an engine is made, and expose the service.

import type { Backend } from '../backend/backend.ts';
import { digitInputs } from '../models/digitInputs.ts';
import { readModelFile } from '../models/modelFile.ts';
import { checkTestVectors } from '../models/testVectors.ts';
import type { ComputeService, EngineChoice } from './computeService.ts';
import { checkRequest } from './generateRequest.ts';
import type { LazyJobs } from './lazyJobs.ts';
import { chosenPrior, type LoadedModel } from './loadedModel.ts';
import { transferAnswer } from './transferAnswer.ts';
import { loaded, loadOnce } from './loadOnce.ts';
import { whenImported } from './whenImported.ts';

/** Images per pass: the decoder's activations for so many stay within a few megabytes and near the processor. */
const MAX_BATCH = 64;

export interface ComputeServiceOptions {
  readonly createBackend: (choice: EngineChoice, kernels?: WebAssembly.Module) => Promise<Backend>;
  /** Our strict kernels, for parts of evaluations. @throws Error where they do not run */
  readonly compileKernels?: () => Promise<WebAssembly.Module>;
  /** Whether to load the code of the lazy jobs at once. */
  readonly loadsLazyJobs?: boolean;
}

export function createComputeService(options: ComputeServiceOptions): ComputeService {
  const { createBackend, compileKernels } = options;
  let starting: Promise<Backend> | undefined;
  const models = new Map<string, Promise<LoadedModel>>();
  let jobs: Promise<LazyJobs> | undefined;

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

  /** Jobs that the first digits do not need: their code is loaded at the first call. */
  function lazyJobs(): Promise<LazyJobs> {
    jobs ??= whenImported('compute service', 'lazy jobs', import('./lazyJobs.ts')).then(({ createLazyJobs }) =>
      createLazyJobs({ engine, loadedModel, compileKernels }),
    );
    return jobs;
  }

  function lazy<Name extends keyof LazyJobs>(name: Name): LazyJobs[Name] {
    const run = async (...given: readonly unknown[]): Promise<unknown> => {
      const job = (await lazyJobs())[name] as (...given: readonly unknown[]) => Promise<unknown>;
      return job(...given);
    };
    return run as LazyJobs[Name]; // it takes what the job of that name takes
  }

  if (options.loadsLazyJobs) lazyJobs().catch(() => undefined); // the first job that needs them gets the error

  return {
    async start(choice, kernels) {
      starting ??= createBackend(choice, kernels);
      try {
        // A worker that is not ready yet takes no jobs from workers that are.
        if (options.loadsLazyJobs) await lazyJobs().catch(() => undefined);
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
      const pixels = network.pixels(x, request.count);
      const elapsedMs = performance.now() - started;
      return transferAnswer({ pixels, elapsedMs, ...(labels && { labels }) });
    },

    loadPart: lazy('loadPart'),
    card: lazy('card'),
    latents: lazy('latents'),
    render: lazy('render'),
    encode: lazy('encode'),
    judge: lazy('judge'),
    likeness: lazy('likeness'),
    measure: lazy('measure'),
    move: lazy('move'),
    principal: lazy('principal'),
    project: lazy('project'),
    drawAndJudge: lazy('drawAndJudge'),
    evaluationPart: lazy('evaluationPart'),
  };
}
