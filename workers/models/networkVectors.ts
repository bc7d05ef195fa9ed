// Answers that a file with networks says they give, on pictures that we draw ourselves. They are made again before the
// networks are used: wrong weights or a broken engine would make every metric wrong, or every code, and nobody would notice.
//
// As with a model's test vectors, our strict kernels must give the same bits; other engines round differently, and there
// the first picture's answers are compared. Where the head is conditioned on a class, picture i gets class i mod 10.

import type { Backend } from '../backend/backend.ts';
import { MAX_SEED } from '../core/address.ts';
import { ModelFileError } from '../core/errors.ts';
import { wantList, wantNumber, wantRecord, wantText, wantWhole } from './foreignJson.ts';
import { sha256Hex } from '../core/sha256.ts';
import { testImages } from './testImages.ts';
import type { CompiledTrunkAndHead, TrunkAndHeadOutputs } from './trunkAndHead.ts';

export interface NetworkVector {
  /** Of testImages. */
  readonly seed: number;
  readonly count: number;
  /** Of all features, then all answers, as little-endian f32. */
  readonly outputsSha256: string;
  /** [a] of the first picture. */
  readonly answers: readonly number[];
}

/** What a file calls the head's answers, and how many there are. */
export interface AnswerForm {
  /** The field of the vectors: `logits`. */
  readonly field: string;
  readonly width: number;
}

/** More pictures than any kernel's tile and than one pass, and one alone. */
const CASES = [
  { seed: 1, count: 70 },
  { seed: MAX_SEED, count: 1 },
] as const;
const MAX_VECTORS = 16;
const MAX_COUNT = 256;
const TOLERANCE = 1e-3; // of an answer, or a thousandth of it, where rounding may differ
const ANY_ANSWER = { min: -1e30, max: 1e30 };

/** The vectors of compiled networks, whose weights must be those that readers will see. */
export async function makeNetworkVectors(networks: CompiledTrunkAndHead): Promise<readonly NetworkVector[]> {
  const vectors: NetworkVector[] = [];
  for (const { seed, count } of CASES) {
    const outputs = answer(networks, seed, count);
    const answers = Array.from(outputs.answers.subarray(0, outputs.answers.length / count));
    vectors.push({ seed, count, outputsSha256: await hashOf(outputs), answers });
  }
  return vectors;
}

/** Makes a file's vectors again. `where` names it. @throws ModelFileError when one comes out differently */
export async function checkNetworkVectors(
  where: string,
  vectors: readonly NetworkVector[],
  backend: Backend,
  networks: CompiledTrunkAndHead,
): Promise<void> {
  for (const [i, vector] of vectors.entries()) {
    const at = `${where}: test vector ${i}`;
    const advice = `on ${backend.name}; the file or the engine is not what it says, so it is refused`;
    const outputs = answer(networks, vector.seed, vector.count);
    vector.answers.forEach((want, a) => {
      const got = outputs.answers[a] ?? NaN;
      if (Math.abs(got - want) <= TOLERANCE * (1 + Math.abs(want))) return;
      throw new ModelFileError(`${at}: answer ${a} is ${got}, want ${want} ${advice}`);
    });
    if (backend.name !== 'wasm') continue;
    const sha256 = await hashOf(outputs);
    if (sha256 !== vector.outputsSha256) {
      throw new ModelFileError(`${at}: sha256 is ${sha256}, want ${vector.outputsSha256} ${advice}`);
    }
  }
}

function answer(networks: CompiledTrunkAndHead, seed: number, count: number): TrunkAndHeadOutputs {
  const { conditionClasses } = networks;
  const labels = conditionClasses > 0 ? Uint8Array.from({ length: count }, (_, i) => i % conditionClasses) : undefined;
  return networks.run(testImages(seed, count), labels);
}

function hashOf({ features, answers }: TrunkAndHeadOutputs): Promise<string> {
  const both = new Float32Array(features.length + answers.length);
  both.set(features);
  both.set(answers, features.length);
  return sha256Hex(new Uint8Array(both.buffer));
}

/** The vectors as metadata. */
export function formatNetworkVectors(vectors: readonly NetworkVector[], { field }: AnswerForm): string {
  return JSON.stringify(vectors.map(({ answers, ...vector }) => ({ ...vector, [field]: answers })));
}

/** Vectors out of a file; at least one. @throws ModelFileError */
export function parseNetworkVectors(
  value: unknown,
  where: string,
  { field, width }: AnswerForm,
): readonly NetworkVector[] {
  return wantList(value, where, { min: 1, max: MAX_VECTORS }).map((item, i) => {
    const at = `${where} ${i}`;
    const fields = wantRecord(item, at, ['seed', 'count', 'outputsSha256', field]);
    const answers = wantList(fields.get(field), `${at} ${field}`, { min: width, max: width });
    return {
      seed: wantWhole(fields.get('seed'), `${at} seed`, { min: 0, max: MAX_SEED }),
      count: wantWhole(fields.get('count'), `${at} count`, { min: 1, max: MAX_COUNT }),
      outputsSha256: wantText(
        fields.get('outputsSha256'),
        `${at} outputsSha256`,
        { min: 64, max: 64 },
        /^[0-9a-f]{64}$/,
      ),
      answers: answers.map((number, a) => wantNumber(number, `${at} ${field} ${a}`, ANY_ANSWER)),
    };
  });
}
