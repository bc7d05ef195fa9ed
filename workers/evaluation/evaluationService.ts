// The service of an evaluation worker: parts of jobs (evaluationParts.ts), and a judge's work.

import type { Backend } from '../backend/backend.ts';
import { createWasmBackend } from '../backend/wasm/wasmBackend.ts';
import { createEvaluationParts, type EvaluationParts } from './evaluationParts.ts';
import { checkJudgeVectors, readJudge } from './judgeFile.ts';
import { compileJudge, type CompiledJudge } from './judgeNetwork.ts';
import type { Judgement } from './judgement.ts';

export interface EvaluationService extends EvaluationParts {
  /** Parses a judge file, compiles it and checks it against its own vectors. Before `judge`. @throws ModelFileError */
  load(judgeFile: Uint8Array): Promise<void>;
  /** Grey images [n, 28, 28]. @throws ShapeError */
  judge(images: Uint8Array): Promise<Judgement>;
}

/** The service over compiled kernels: the strict ones, whose metrics are the same on every machine. */
export async function createEvaluationService(kernels: WebAssembly.Module): Promise<EvaluationService> {
  const backend: Backend = await createWasmBackend({ kernels, name: 'wasm' });
  let loaded: CompiledJudge | undefined;

  return {
    ...createEvaluationParts(kernels),
    async load(judgeFile) {
      const judge = readJudge(judgeFile);
      const compiled = compileJudge(backend, judge);
      await checkJudgeVectors(judge, backend, compiled);
      loaded = compiled;
    },
    // The method is async, so that an error comes as a rejection.
    async judge(images) {
      if (!loaded) throw new Error('evaluation service: no judge; call load first');
      return Promise.resolve(loaded.judge(images));
    },
  };
}
