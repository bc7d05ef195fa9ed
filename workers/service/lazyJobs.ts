// Jobs beyond the digits of an address, which are all that a first visit needs. Loaded at the first such request; the jobs
// of measuring are loaded later still.

import type { Backend } from '../backend/backend.ts';
import type { Prior } from '../models/prior.ts';
import type { ComputeService } from './computeService.ts';
import { checkRequest } from './generateRequest.ts';
import { transferAnswer } from './transferAnswer.ts';
import {
  cardOf,
  drawLatents,
  measureLatents,
  moveLatents,
  principalOf,
  projectPoints,
  renderLatents,
} from './latentJobs.ts';
import type { LatentsRequest } from './latentRequests.ts';
import { chosenPrior, type LoadedModel } from './loadedModel.ts';
import { loaded, loadOnce } from './loadOnce.ts';
import type * as MeasureJobs from './measureJobs.ts';
import { encodePixels, judgePixels, likenessOfPixels, preparePart, type LoadedPart } from './partJobs.ts';
import { whenImported } from './whenImported.ts';

export type LazyJobs = Omit<ComputeService, 'start' | 'load' | 'generate'>;

/** What the jobs have from the worker that they run in. */
export interface WorkerParts {
  /** @throws Error unless it was started */
  readonly engine: () => Promise<Backend>;
  /** @throws ModelFileError unless it was loaded, naming the job that wanted it */
  readonly loadedModel: (job: string, sha256: string) => Promise<LoadedModel>;
  readonly compileKernels: (() => Promise<WebAssembly.Module>) | undefined;
}

interface Addressed {
  readonly model: LoadedModel;
  readonly backend: Backend;
  readonly prior: Prior;
}

export function createLazyJobs({ engine, loadedModel, compileKernels }: WorkerParts): LazyJobs {
  const parts = new Map<string, Promise<LoadedPart>>();
  let runPart: ReturnType<typeof MeasureJobs.createPartRunner> | undefined;

  function loadedPart(job: string, sha256: string): Promise<LoadedPart> {
    return loaded(parts, `${job}: part`, sha256);
  }

  /** The model and prior of an address, and the engine to draw from it. */
  async function addressed(job: string, request: LatentsRequest): Promise<Addressed> {
    checkRequest(request);
    const model = await loadedModel(job, request.model);
    return { model, backend: await engine(), prior: chosenPrior(model.model, request.prior) };
  }

  return {
    loadPart: (sha256, file) => loadOnce(parts, sha256, async () => preparePart(await engine(), file)),

    async card(sha256) {
      const { model } = await loadedModel('card', sha256);
      return cardOf(model);
    },

    async latents(request) {
      const { model, backend, prior } = await addressed('latents', request);
      return transferAnswer(drawLatents(model, backend, prior, request));
    },

    async render(request) {
      return transferAnswer(renderLatents(await loadedModel('render', request.model), request));
    },

    async measure(request) {
      const { model, backend, prior } = await addressed('measure', request);
      return transferAnswer(measureLatents(model, backend, prior, request));
    },

    async move(request) {
      return transferAnswer(moveLatents(await loadedModel('move', request.model), request));
    },

    async principal(request) {
      const { model } = await loadedModel('principal', request.model);
      return transferAnswer(principalOf(model, chosenPrior(model, request.prior), request));
    },

    project: (request) => Promise.resolve(transferAnswer(projectPoints(request))),

    async encode(request) {
      return transferAnswer(encodePixels(await loadedPart('encode', request.part), request));
    },

    async judge(request) {
      return transferAnswer(judgePixels(await loadedPart('judge', request.part), request));
    },

    async likeness(request) {
      return transferAnswer(likenessOfPixels(await loadedPart('likeness', request.part), request));
    },

    async drawAndJudge(request) {
      const { model, backend, prior } = await addressed('drawAndJudge', request);
      const judge = await loadedPart('drawAndJudge', request.judge);
      return transferAnswer((await importMeasureJobs()).drawAndJudge(model, judge, backend, prior, request));
    },

    async evaluationPart(call) {
      const { createPartRunner } = await importMeasureJobs();
      runPart ??= createPartRunner(compileKernels);
      return runPart(call);
    },
  };
}

const importMeasureJobs = (): Promise<typeof MeasureJobs> =>
  whenImported('compute service', 'measuring', import('./measureJobs.ts'));
