// The compute service of one worker: one engine, the models that were loaded, digits on request. Knows no host: the entry
// files of workers/browser and workers/node say how an engine is made and expose the service.

import { transfer } from 'comlink';
import type { Backend } from '../backend/backend.ts';
import { ModelFileError, ShapeError } from '../core/errors.ts';
import { digitInputs } from '../models/digitInputs.ts';
import { readModelFile, type ModelFile } from '../models/modelFile.ts';
import { findPrior, type Prior } from '../models/prior.ts';
import { checkTestVectors } from '../models/testVectors.ts';
import type { ComputeService, EngineChoice } from './computeService.ts';
import { checkAddress, checkRequest } from './generateRequest.ts';
import type * as LatentJobs from './latentJobs.ts';
import type { LatentsRequest } from './latentRequests.ts';
import type { LoadedModel } from './loadedModel.ts';
import type * as MeasureJobs from './measureJobs.ts';
import type * as PartJobs from './partJobs.ts';
import { whenImported } from './whenImported.ts';

/** Images per pass: the decoder's activations for so many stay within a few megabytes and near the processor. */
const MAX_BATCH = 64;

export interface ComputeServiceOptions {
  readonly createBackend: (choice: EngineChoice) => Promise<Backend>;
  /** Our strict kernels, for parts of evaluations. @throws Error where they do not run */
  readonly compileKernels?: () => Promise<WebAssembly.Module>;
}

export function createComputeService({ createBackend, compileKernels }: ComputeServiceOptions): ComputeService {
  let starting: Promise<Backend> | undefined;
  const models = new Map<string, Promise<LoadedModel>>();
  const parts = new Map<string, Promise<PartJobs.LoadedPart>>();
  let runPart: ReturnType<typeof MeasureJobs.createPartRunner> | undefined;

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

  async function loadedModel(job: string, sha256: string): Promise<LoadedModel> {
    const loaded = await models.get(sha256);
    if (loaded) return loaded;
    throw new ModelFileError(`${job}: model ${sha256.slice(0, 8)} is not loaded; load it first`);
  }

  async function loadedPart(job: string, sha256: string): Promise<PartJobs.LoadedPart> {
    const loaded = await parts.get(sha256);
    if (loaded) return loaded;
    throw new ModelFileError(`${job}: part ${sha256.slice(0, 8)} is not loaded; load it first`);
  }

  /** The model and prior of an address, and the engine to draw from it. */
  async function addressed(job: string, request: LatentsRequest): Promise<Addressed> {
    checkAddress(request);
    const loaded = await loadedModel(job, request.model);
    return { loaded, backend: await engine(), prior: chosenPrior(loaded.model, request.prior) };
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

    load: (sha256, file) => loadOnce(models, sha256, () => prepare(file)),

    loadPart: (sha256, file) =>
      loadOnce(parts, sha256, async () => (await importPartJobs()).preparePart(await engine(), file)),

    async generate(request) {
      checkRequest(request);
      const { model, network } = await loadedModel('generate', request.model);
      const backend = await engine();
      const prior = chosenPrior(model, request.prior);
      const started = performance.now();
      const { x, labels } = digitInputs(model, backend, prior, request);
      const pixels = network.pixels(x, request.count, request.format);
      const elapsedMs = performance.now() - started;
      if (!labels) return transfer({ pixels, elapsedMs }, [pixels.buffer]);
      return transfer({ pixels, labels, elapsedMs }, [pixels.buffer, labels.buffer]);
    },

    async card(sha256) {
      const { model } = await loadedModel('card', sha256);
      return (await importLatentJobs()).cardOf(model);
    },

    async latents(request) {
      const { loaded, backend, prior } = await addressed('latents', request);
      return handOver((await importLatentJobs()).drawLatents(loaded, backend, prior, request));
    },

    async render(request) {
      const loaded = await loadedModel('render', request.model);
      return handOver((await importLatentJobs()).renderLatents(loaded, request));
    },

    async measure(request) {
      const { loaded, backend, prior } = await addressed('measure', request);
      return handOver((await importLatentJobs()).measureLatents(loaded, backend, prior, request));
    },

    async move(request) {
      const loaded = await loadedModel('move', request.model);
      return handOver((await importLatentJobs()).moveLatents(loaded, request));
    },

    async principal(request) {
      const { model } = await loadedModel('principal', request.model);
      const prior = chosenPrior(model, request.prior);
      return handOver((await importLatentJobs()).principalOf(model, prior, request));
    },

    async project(request) {
      return handOver((await importLatentJobs()).projectPoints(request));
    },

    async encode(request) {
      const part = await loadedPart('encode', request.part);
      return handOver((await importPartJobs()).encodePixels(part, request));
    },

    async judge(request) {
      const part = await loadedPart('judge', request.part);
      return handOver((await importPartJobs()).judgePixels(part, request));
    },

    async likeness(request) {
      const part = await loadedPart('likeness', request.part);
      return handOver((await importPartJobs()).likenessOfPixels(part, request));
    },

    async see(request) {
      const { loaded, backend, prior } = await addressed('see', request);
      const judge = await loadedPart('see', request.judge);
      return handOver((await importMeasureJobs()).seeDigits(loaded, judge, backend, prior, request));
    },

    async evaluationPart(call) {
      const { createPartRunner } = await importMeasureJobs();
      runPart ??= createPartRunner(compileKernels);
      return runPart(call);
    },
  };
}

/** What the first digits do not need comes when it is first asked for. */
const importLatentJobs = (): Promise<typeof LatentJobs> =>
  whenImported('compute service', 'latents', import('./latentJobs.ts'));
const importPartJobs = (): Promise<typeof PartJobs> =>
  whenImported('compute service', 'parts', import('./partJobs.ts'));
const importMeasureJobs = (): Promise<typeof MeasureJobs> =>
  whenImported('compute service', 'parts', import('./measureJobs.ts'));

interface Addressed {
  readonly loaded: LoadedModel;
  readonly backend: Backend;
  readonly prior: Prior;
}

async function loadOnce<Loaded>(
  known: Map<string, Promise<Loaded>>,
  sha256: string,
  prepare: () => Promise<Loaded>,
): Promise<void> {
  const loading = known.get(sha256) ?? prepare();
  known.set(sha256, loading);
  try {
    await loading;
  } catch (error) {
    known.delete(sha256); // so that the next try is a real one
    throw error;
  }
}

/** An answer whose arrays are moved and not copied. */
function handOver<Answer extends object>(answer: Answer): Answer {
  const arrays = Object.values(answer).filter((value): value is ArrayBufferView<ArrayBuffer> =>
    ArrayBuffer.isView(value),
  );
  return transfer(
    answer,
    arrays.map(({ buffer }) => buffer),
  );
}

function chosenPrior({ id, priors }: ModelFile, asked: string | undefined): Prior {
  const named = findPrior(priors, asked);
  if (named) return named.prior;
  const known = priors.map((prior) => prior.id).join(' or ');
  throw new ShapeError(`generate: prior ${JSON.stringify(asked?.slice(0, 40))} of ${id}, want ${known}`);
}
