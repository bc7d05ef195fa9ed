// Jobs for measuring models. Loaded at the first such request.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { createEvaluationParts, type EvaluationParts } from '../evaluation/evaluationParts.ts';
import { softmaxRows } from '../evaluation/judgeNetwork.ts';
import { scoresOf } from '../evaluation/judgedSamples.ts';
import { digitInputs } from '../models/digitInputs.ts';
import type { Prior } from '../models/prior.ts';
import { checkImageSize } from './checkImageSize.ts';
import type { LoadedModel } from './loadedModel.ts';
import type { EvaluationCall, JudgedChunk, DrawAndJudgeRequest } from './measureRequests.ts';
import type { LoadedPart } from './partJobs.ts';

/** Draws digits and shows them to a judge; their pixels stay in the worker. @throws ModelFileError, ShapeError */
export function drawAndJudge(
  { model, network }: LoadedModel,
  { kind, id, networks }: LoadedPart,
  backend: Backend,
  prior: Prior,
  request: DrawAndJudgeRequest,
): JudgedChunk {
  checkImageSize('drawAndJudge', model);
  if (kind !== 'judge') throw new ModelFileError(`see: ${id} is of kind ${kind}, want judge`);
  const { x, labels } = digitInputs(model, backend, prior, request);
  const { buffer } = network.pixels(x, request.count);
  const images = new Uint8Array(buffer);
  const { features, answers } = networks.run(images);
  return { features, ...scoresOf(images, softmaxRows(answers)), ...(labels && { labels }) };
}

/** Does parts of evaluations, on kernels of its own that are compiled at the first call. */
export function createPartRunner(
  compileKernels: (() => Promise<WebAssembly.Module>) | undefined,
): (call: EvaluationCall) => Promise<unknown> {
  let starting: Promise<EvaluationParts> | undefined;
  return async ({ name, given }) => {
    if (!compileKernels) throw new Error('compute service: no kernels, want them for parts');
    starting ??= compileKernels().then(createEvaluationParts);
    let parts: EvaluationParts;
    try {
      parts = await starting;
    } catch (error) {
      starting = undefined; // so that the next try is a real one
      throw error;
    }
    const part = parts[name] as (...given: unknown[]) => Promise<unknown>; // takes what its name says is given
    return part(...given);
  };
}
