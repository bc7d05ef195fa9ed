// The compute service of one worker: one engine, the models that were loaded, digits on request. Knows no host: the entry
// files of workers/browser and workers/node say how an engine is made and expose the service.

import { transfer } from 'comlink';
import type { Backend, CompiledNetwork } from '../backend/backend.ts';
import { ModelFileError, ShapeError } from '../core/errors.ts';
import { digitInputs } from '../models/digitInputs.ts';
import { readModelFile, type ModelFile } from '../models/modelFile.ts';
import { findPrior, type Prior } from '../models/prior.ts';
import { checkTestVectors } from '../models/testVectors.ts';
import type { ComputeService, EngineChoice } from './computeService.ts';
import { checkRequest } from './generateRequest.ts';

/** Images per pass: the decoder's activations for so many stay within a few megabytes and near the processor. */
const MAX_BATCH = 64;

export interface ComputeServiceOptions {
  readonly createBackend: (choice: EngineChoice) => Promise<Backend>;
}

interface LoadedModel {
  readonly model: ModelFile;
  readonly network: CompiledNetwork;
}

export function createComputeService({ createBackend }: ComputeServiceOptions): ComputeService {
  let starting: Promise<Backend> | undefined;
  const models = new Map<string, Promise<LoadedModel>>();

  function engine(): Promise<Backend> {
    return starting ?? Promise.reject(new Error('compute service: not started; call start first'));
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

  return {
    async start(choice) {
      starting ??= createBackend(choice);
      try {
        return (await starting).name;
      } catch (error) {
        starting = undefined;
        throw error;
      }
    },

    async load(sha256, file) {
      const loading = models.get(sha256) ?? prepare(file);
      models.set(sha256, loading);
      try {
        await loading;
      } catch (error) {
        models.delete(sha256); // so that the next try is a real one
        throw error;
      }
    },

    async generate(request) {
      checkRequest(request);
      const loaded = await models.get(request.model);
      if (!loaded)
        throw new ModelFileError(`generate: model ${request.model.slice(0, 8)} is not loaded; load it first`);
      const backend = await engine();
      const { model, network } = loaded;
      const prior = chosenPrior(model, request.prior);
      const started = performance.now();
      const { x, labels } = digitInputs(model, backend, prior, request);
      const pixels = network.pixels(x, request.count, request.format);
      const elapsedMs = performance.now() - started;
      if (!labels) return transfer({ pixels, elapsedMs }, [pixels.buffer]);
      return transfer({ pixels, labels, elapsedMs }, [pixels.buffer, labels.buffer]);
    },
  };
}

function chosenPrior({ id, priors }: ModelFile, asked: string | undefined): Prior {
  const named = findPrior(priors, asked);
  if (named) return named.prior;
  const known = priors.map((prior) => prior.id).join(' or ');
  throw new ShapeError(`generate: prior ${JSON.stringify(asked?.slice(0, 40))} of ${id}, want ${known}`);
}
