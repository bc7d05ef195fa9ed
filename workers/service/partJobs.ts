// Jobs on pictures: an encoder's codes, a judge's answers, a discriminator's features. Loaded at the first such request.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError, ShapeError } from '../core/errors.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { checkJudgeVectors, readJudge } from '../evaluation/judgeFile.ts';
import { compileJudge, softmaxRows } from '../evaluation/judgeNetwork.ts';
import { checkPartVectors, isPartFile, readPartFile, type PartKind } from '../models/partFile.ts';
import { compileTrunkAndHead, type CompiledTrunkAndHead, type TrunkAndHeadOutputs } from '../models/trunkAndHead.ts';
import { MAX_COUNT } from './generateRequest.ts';
import type { EncodedDigits, JudgedDigits, LikenessFeatures, LookRequest } from './latentRequests.ts';

/** Two networks that look at pictures, checked and ready. */
export interface LoadedPart {
  readonly kind: PartKind | 'judge';
  readonly id: string;
  readonly networks: CompiledTrunkAndHead;
}

/** Parses, compiles and checks a part or judge against its own test vectors. @throws ModelFileError */
export async function preparePart(backend: Backend, file: Uint8Array): Promise<LoadedPart> {
  return isPartFile(file) ? preparePartOfModel(backend, file) : prepareJudge(backend, file);
}

async function preparePartOfModel(backend: Backend, file: Uint8Array): Promise<LoadedPart> {
  const part = readPartFile(file);
  const networks = compileTrunkAndHead(backend, part);
  await orDispose(networks, checkPartVectors(part, backend, networks));
  return { kind: part.kind, id: part.id, networks };
}

async function prepareJudge(backend: Backend, file: Uint8Array): Promise<LoadedPart> {
  const judge = readJudge(file);
  const compiled = compileJudge(backend, judge);
  await orDispose(compiled, checkJudgeVectors(judge, backend, compiled));
  return { kind: 'judge', id: judge.id, networks: compiled.networks };
}

async function orDispose(networks: { dispose(): void }, checked: Promise<void>): Promise<void> {
  try {
    await checked;
  } catch (error) {
    networks.dispose();
    throw error;
  }
}

/** @throws ModelFileError, ShapeError */
export function encodePixels(part: LoadedPart, request: LookRequest): EncodedDigits {
  const { answers, N } = look('encode', 'encoder', part, request);
  const Z = answers.length / N / 2;
  const half = (offset: number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: N * Z }, (_, i) => answers[Math.floor(i / Z) * 2 * Z + offset + (i % Z)] ?? NaN);
  return { mu: half(0), logVar: half(Z) };
}

/** @throws ModelFileError, ShapeError */
export function judgePixels(part: LoadedPart, request: LookRequest): JudgedDigits {
  const { features, answers } = look('judge', 'judge', part, request);
  return { features, logits: answers, probs: softmaxRows(answers) };
}

/** @throws ModelFileError, ShapeError */
export function likenessOfPixels(part: LoadedPart, request: LookRequest): LikenessFeatures {
  const { features, answers } = look('likeness', 'discriminator', part, request);
  return { features, logits: answers };
}

function look(
  job: string,
  want: LoadedPart['kind'],
  { kind, id, networks }: LoadedPart,
  { pixels, labels }: LookRequest,
): TrunkAndHeadOutputs & { readonly N: number } {
  if (kind !== want) throw new ModelFileError(`${job}: ${id} is of kind ${kind}, want ${want}`);
  if (!(pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray)) {
    throw new ShapeError(`${job}: pixels ${String(pixels).slice(0, 40)}, want grey levels in bytes`);
  }
  const N = pixels.length / IMAGE_SIZE;
  if (!Number.isInteger(N) || N < 1 || N > MAX_COUNT) {
    throw new ShapeError(`${job}: ${pixels.length} pixels, want N × ${IMAGE_SIZE} with N from 1 to ${MAX_COUNT}`);
  }
  const images = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length);
  return { ...networks.run(images, labels), N };
}
