// Answers that a judge file says it gives, on pictures that we draw ourselves. They are made again before it judges anything:
// wrong weights or a broken engine would make every metric wrong, and nobody would notice.
//
// As with a model's test vectors, our strict kernels must give the same bits; other engines round differently, and there
// the first picture's logits are compared.

import type { Backend } from '../backend/backend.ts';
import { MAX_SEED } from '../core/address.ts';
import { ModelFileError } from '../core/errors.ts';
import { CLASSES } from '../data/digitSet.ts';
import { wantList, wantNumber, wantRecord, wantText, wantWhole } from '../models/foreignJson.ts';
import { sha256Hex } from '../models/sha256.ts';
import type { CompiledJudge, JudgeOutputs } from './judgeNetwork.ts';
import { judgeTestImages } from './judgeTestImages.ts';

export interface JudgeVector {
  /** Of judgeTestImages. */
  readonly seed: number;
  readonly count: number;
  /** Of all features, then all logits, as little-endian f32. */
  readonly outputsSha256: string;
  /** [10] of the first picture. */
  readonly logits: readonly number[];
}

/** More pictures than any kernel's tile and than one pass, and one alone. */
const CASES = [
  { seed: 1, count: 70 },
  { seed: MAX_SEED, count: 1 },
] as const;
const MAX_VECTORS = 16;
const MAX_COUNT = 256;
const TOLERANCE = 1e-3; // of a logit, or a thousandth of it, where rounding may differ
const ANY_LOGIT = { min: -1e30, max: 1e30 };

/** The vectors of a compiled judge, whose weights must be those that readers will see. */
export async function makeJudgeVectors(judge: CompiledJudge): Promise<readonly JudgeVector[]> {
  const vectors: JudgeVector[] = [];
  for (const { seed, count } of CASES) {
    const outputs = judge.run(judgeTestImages(seed, count));
    const logits = Array.from(outputs.logits.subarray(0, CLASSES));
    vectors.push({ seed, count, outputsSha256: await hashOf(outputs), logits });
  }
  return vectors;
}

/** Makes a judge's vectors again. @throws ModelFileError when one comes out differently */
export async function checkJudgeVectors(
  { id, testVectors }: { readonly id: string; readonly testVectors: readonly JudgeVector[] },
  backend: Backend,
  judge: CompiledJudge,
): Promise<void> {
  for (const [i, vector] of testVectors.entries()) {
    const where = `judge file ${id}: test vector ${i}`;
    const advice = `on ${backend.name}; the file or the engine is not what it says, so it is refused`;
    const outputs = judge.run(judgeTestImages(vector.seed, vector.count));
    vector.logits.forEach((want, c) => {
      const got = outputs.logits[c] ?? NaN;
      if (Math.abs(got - want) <= TOLERANCE * (1 + Math.abs(want))) return;
      throw new ModelFileError(`${where}: logit ${c} is ${got}, want ${want} ${advice}`);
    });
    if (backend.name !== 'wasm') continue;
    const sha256 = await hashOf(outputs);
    if (sha256 !== vector.outputsSha256) {
      throw new ModelFileError(`${where}: sha256 is ${sha256}, want ${vector.outputsSha256} ${advice}`);
    }
  }
}

function hashOf({ features, logits }: JudgeOutputs): Promise<string> {
  const both = new Float32Array(features.length + logits.length);
  both.set(features);
  both.set(logits, features.length);
  return sha256Hex(new Uint8Array(both.buffer));
}

/** Vectors out of a judge file; at least one. @throws ModelFileError */
export function parseJudgeVectors(value: unknown, where: string): readonly JudgeVector[] {
  return wantList(value, where, { min: 1, max: MAX_VECTORS }).map((item, i) => {
    const at = `${where} ${i}`;
    const fields = wantRecord(item, at, ['seed', 'count', 'outputsSha256', 'logits']);
    const logits = wantList(fields.get('logits'), `${at} logits`, { min: CLASSES, max: CLASSES });
    return {
      seed: wantWhole(fields.get('seed'), `${at} seed`, { min: 0, max: MAX_SEED }),
      count: wantWhole(fields.get('count'), `${at} count`, { min: 1, max: MAX_COUNT }),
      outputsSha256: wantText(
        fields.get('outputsSha256'),
        `${at} outputsSha256`,
        { min: 64, max: 64 },
        /^[0-9a-f]{64}$/,
      ),
      logits: logits.map((logit, c) => wantNumber(logit, `${at} logit ${c}`, ANY_LOGIT)),
    };
  });
}
