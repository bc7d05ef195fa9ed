// A judge file: a safetensors container with the two networks of the classifier in whose eyes digits are compared.
//
//   tddne.version 1     tddne.features, .head  JSON {input, layers}      tddne.metrics      JSON {name: number}
//   tddne.kind judge    tddne.in     JSON {shape, values: intensities}   tddne.testVectors  JSON, see judgeVectors.ts
//   tddne.id, .name     tddne.training  JSON: data, command, seed …      tensors `features.<layer>.w|b`, `head.<layer>.w|b`
//   tddne.licence, .author
//
// Metrics of different judges do not compare: an evaluation names its judge by the sha256 of this file.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { SIDE } from '../data/digitSet.ts';
import { parseNetwork } from '../models/architecture.ts';
import {
  parseJson,
  showForeign,
  wantList,
  wantNumber,
  wantOneOf,
  wantRecord,
  wantText,
  wantWhole,
} from '../models/foreignJson.ts';
import { MODEL_ID } from '../models/modelFile.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../models/safetensors.ts';
import { loadWeights, roundWeights, storeWeights } from '../models/weightEncoding.ts';
import { compileJudge, type JudgePart, type JudgeParts } from './judgeNetwork.ts';
import { checkJudgeShape } from './judgeShape.ts';
import { makeJudgeVectors, parseJudgeVectors, type JudgeVector } from './judgeVectors.ts';

export const JUDGE_FORMAT_VERSION = 1;

export interface Judge extends JudgeParts {
  readonly id: string;
  /** As people read it. */
  readonly name: string;
  readonly licence: string;
  readonly author: string;
  /** How it came to be, for people: data, command, seed, epochs, time. JSON. */
  readonly training: Readonly<Record<string, unknown>>;
  /** Such as testAccuracy. */
  readonly metrics: Readonly<Record<string, number>>;
  /** At least one. */
  readonly testVectors: readonly JudgeVector[];
}

/** A judge before its vectors are made: batch norm folded (models/foldBatchNorm.ts), weights as trained. */
export type JudgeDraft = Omit<Judge, 'testVectors'>;

const PARTS = ['features', 'head'] as const;
type PartName = (typeof PARTS)[number];

const MAX_METRICS = 64;
const MAX_JSON = 2 ** 20;
const ANY_NUMBER = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
const INPUT = { shape: [SIDE, SIDE, 1], values: 'intensities' } as const;

/**
 * Rounds the weights to F16, makes test vectors with them on the strict backend, and writes the file. The same draft gives
 * the same bytes; the returned judge is what readers will see. @throws ModelFileError, ShapeError
 */
export async function writeJudge(
  draft: JudgeDraft,
  backend: Backend,
): Promise<{ readonly judge: Judge; readonly file: Uint8Array<ArrayBuffer> }> {
  const where = `judge file ${draft.id}`;
  if (backend.name !== 'wasm') {
    throw new ModelFileError(`${where}: test vectors by ${backend.name}, want the bit-exact wasm`);
  }
  for (const part of PARTS) parseNetwork(draft[part].network, `${where}: ${part}`); // no batch norm, nothing foreign
  checkJudgeShape(draft, where);
  const rounded = { features: rounding(draft.features), head: rounding(draft.head) };
  const compiled = compileJudge(backend, rounded);
  try {
    const testVectors = await makeJudgeVectors(compiled);
    const file = format({ ...draft, ...rounded, testVectors });
    return { judge: readJudge(file), file };
  } finally {
    compiled.dispose();
  }
}

function rounding({ network, weights }: JudgePart): JudgePart {
  return { network, weights: roundWeights(weights, network, 'F16') };
}

function format(judge: Judge): Uint8Array<ArrayBuffer> {
  const metadata = new Map([
    ['tddne.version', String(JUDGE_FORMAT_VERSION)],
    ['tddne.kind', 'judge'],
    ['tddne.id', judge.id],
    ['tddne.name', judge.name],
    ['tddne.in', JSON.stringify(INPUT)],
    ['tddne.features', JSON.stringify(judge.features.network)],
    ['tddne.head', JSON.stringify(judge.head.network)],
    ['tddne.licence', judge.licence],
    ['tddne.author', judge.author],
    ['tddne.training', JSON.stringify(judge.training)],
    ['tddne.metrics', JSON.stringify(judge.metrics)],
    ['tddne.testVectors', JSON.stringify(judge.testVectors)],
  ]);
  const tensors = PARTS.flatMap((part) => [...storeWeights(judge[part].weights, judge[part].network, part, 'F16')]);
  return writeSafetensors({ metadata, tensors: new Map(tensors) });
}

/** A judge out of a file that may come from anywhere. Weights become f32. @throws ModelFileError and nothing else */
export function readJudge(file: Uint8Array): Judge {
  const { metadata, tensors } = readSafetensors(file, 'judge file');
  const id = wantText(metadata.get('tddne.id'), 'judge file: tddne.id', { min: 1, max: 64 }, MODEL_ID);
  const where = `judge file ${id}`;
  const at = (key: string): string => `${where}: tddne.${key}`;
  const text = (key: string, max: number): string => wantText(metadata.get(`tddne.${key}`), at(key), { min: 1, max });
  const json = (key: string): unknown => parseJson(text(key, MAX_JSON), at(key));

  wantOneOf(metadata.get('tddne.kind'), at('kind'), ['judge']);
  checkVersion(text('version', 100), at('version'));
  checkInput(json('in'), at('in'));
  const networks = {
    features: parseNetwork(json('features'), at('features')),
    head: parseNetwork(json('head'), at('head')),
  };
  const own = separate(tensors, where);
  const part = (name: PartName): JudgePart => ({
    network: networks[name],
    weights: loadWeights(own[name], networks[name], name, where),
  });
  const parts = { features: part('features'), head: part('head') };
  checkJudgeShape(parts, where);
  return {
    id,
    name: text('name', 100),
    ...parts,
    licence: text('licence', 1000),
    author: text('author', 1000),
    training: Object.fromEntries(wantRecord(json('training'), at('training'))),
    metrics: parseMetrics(json('metrics'), at('metrics')),
    testVectors: parseJudgeVectors(json('testVectors'), at('testVectors')),
  };
}

function checkVersion(text: string, where: string): void {
  if (text === String(JUDGE_FORMAT_VERSION)) return;
  if (/^[1-9]\d{0,8}$/.test(text)) {
    const newest = `${JUDGE_FORMAT_VERSION}, the newest read here`;
    throw new ModelFileError(`${where}: format ${text} is newer than ${newest}; update to use this judge`);
  }
  throw new ModelFileError(`${where}: ${showForeign(text)}, want "${JUDGE_FORMAT_VERSION}"`);
}

function checkInput(value: unknown, where: string): void {
  const fields = wantRecord(value, where, ['shape', 'values']);
  wantOneOf(fields.get('values'), `${where} values`, [INPUT.values]);
  const shape = wantList(fields.get('shape'), `${where} shape`, { min: 3, max: 3 });
  INPUT.shape.forEach((extent, axis) =>
    wantWhole(shape[axis], `${where} shape axis ${axis}`, { min: extent, max: extent }),
  );
}

/** The tensors of each network; every one belongs to one of them. */
function separate(
  tensors: ReadonlyMap<string, StoredTensor>,
  where: string,
): Readonly<Record<PartName, ReadonlyMap<string, StoredTensor>>> {
  const own = { features: new Map<string, StoredTensor>(), head: new Map<string, StoredTensor>() };
  for (const [name, tensor] of tensors) {
    const part = PARTS.find((candidate) => name.startsWith(`${candidate}.`));
    if (!part) throw new ModelFileError(`${where}: tensor ${showForeign(name)} belongs to neither features nor head`);
    own[part].set(name, tensor);
  }
  return own;
}

function parseMetrics(value: unknown, where: string): Readonly<Record<string, number>> {
  const fields = wantRecord(value, where);
  wantWhole(fields.size, `${where} count`, { min: 0, max: MAX_METRICS });
  return Object.fromEntries(
    Array.from(fields, ([name, metric]) => [name, wantNumber(metric, `${where} ${showForeign(name)}`, ANY_NUMBER)]),
  );
}
