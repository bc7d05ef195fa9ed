// A model's digits as judged samples, a few hundred at a time: each part is drawn and judged on one worker, so that no
// picture crosses a thread, and put on the reference's grid as it arrives.

import { joined, ranges, runAll, type OnPart } from '../evaluation/evaluationJobs.ts';
import { featureMatrix } from '../evaluation/featureMatrix.ts';
import type { JudgedSamples } from '../evaluation/judgedSamples.ts';
import type { JudgedChunk } from '../service/measureRequests.ts';
import type { ModelChoice } from './comparison.ts';
import { putOnGrid } from './featureGrid.ts';
import type { RunOnWorker } from './measuringRun.ts';
import type { Reference } from './reference.ts';
import { codesOf } from './trainingIndex.ts';

const JUDGED_AT_ONCE = 256;

export interface IndexedSamples extends JudgedSamples {
  /** [n, k] of the training digits' index, if there is one. */
  readonly codes: Uint8Array<ArrayBuffer> | null;
}

/** Digits 0 … n − 1 of a seed. The model and the judge are loaded. @throws ShapeError, ModelFileError, AbortError */
export async function judgeModel(
  run: RunOnWorker,
  { sha256, prior, temperature, class: label }: Pick<ModelChoice, 'sha256' | 'prior' | 'temperature' | 'class'>,
  { n, seed, reference }: { readonly n: number; readonly seed: number; readonly reference: Reference },
  onPart: OnPart,
): Promise<IndexedSamples> {
  const { judge, grid, training } = reference;
  const digits = {
    ...{ model: sha256, judge: judge.sha256, seed, temperature, prior },
    ...(label !== null && { class: label }),
  };
  const chunks = await runAll(ranges(n, JUDGED_AT_ONCE), onPart, async ({ first, end }) => {
    const chunk = await run((api) => api.drawAndJudge({ ...digits, first, count: end - first }));
    const codes = training && codesOf(training, featureMatrix(chunk.features, judge.features));
    putOnGrid(chunk.features, grid);
    return { ...chunk, codes };
  });
  const floats = (name: 'features' | 'confidences' | 'sharpness'): Float32Array<ArrayBuffer> =>
    joined(chunks.map((chunk) => chunk[name]));
  const labels = chunks.flatMap((chunk) => chunk.labels ?? []);
  return {
    features: featureMatrix(floats('features'), judge.features),
    classes: joinedBytes(chunks.map(({ classes }) => classes)),
    confidences: floats('confidences'),
    sharpness: floats('sharpness'),
    ...(labels.length > 0 && { labels: joinedBytes(labels) }),
    codes: training && joinedBytes(chunks.flatMap(({ codes }) => codes ?? [])),
  };
}

type Bytes = JudgedChunk['classes'];

function joinedBytes(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
