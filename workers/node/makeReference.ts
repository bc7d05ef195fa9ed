// Makes a reference from a folder with MNIST: every digit is judged, on all cores.

import { makeReference } from '../comparison/makeReference.ts';
import type { Reference } from '../comparison/reference.ts';
import type { DigitSet } from '../data/digitSet.ts';
import { checkCounts, type RealDigits } from '../evaluation/evaluationInput.ts';
import { judgeDigits } from '../evaluation/evaluationJobs.ts';
import { featureWidth } from '../evaluation/judgeNetwork.ts';
import type { JudgedReal } from '../evaluation/judgedSamples.ts';
import { createEvaluationPool } from './evaluationPool.ts';
import type { JudgeSource } from './judgeSource.ts';
import { printsOf } from './otherDigits.ts';
import { createProgress } from './progress.ts';
import { report } from './terminal.ts';
import { tellUnfit } from './unfitDigits.ts';

export interface ReferenceMaking {
  readonly workers: number;
  readonly signal: AbortSignal;
}

/** @throws DataError for too few digits, AbortError, WorkerLostError */
export async function referenceFrom(
  where: string,
  real: RealDigits,
  { judge, bytes, sha256 }: JudgeSource,
  { workers, signal }: ReferenceMaking,
): Promise<Reference> {
  const features = featureWidth(judge);
  checkCounts(real.test.count, real, features);
  const pool = createEvaluationPool({ workers, signal, onNotice: report });
  const progress = createProgress({ title: `${where}: real digits`, total: 100, unit: '%' });
  let done = 0;
  const counting = (part: number) => (share: number) => {
    done += 100 * share * part;
    progress.update(Math.min(100, Math.floor(done)), '');
  };
  try {
    await pool.load(bytes);
    await tellUnfit(where, real, (images) => pool.run((service) => service.judge(images)));
    const all = real.test.count + real.training.count;
    const judgeImages = async (set: DigitSet): Promise<JudgedReal> => ({
      ...(await judgeDigits(pool.run, set.images, features, counting((0.9 * set.count) / all))),
      labels: set.labels,
    });
    const [test, training] = await Promise.all([judgeImages(real.test), judgeImages(real.training)]);
    const prints = await printsOf(real);
    return await makeReference({ id: judge.id, sha256, features }, { test, training, prints }, pool.run, counting(0.1));
  } finally {
    progress.stop();
    await pool.close();
  }
}
