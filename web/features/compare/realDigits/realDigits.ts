// What pages that measure need: the real digits as numbers, and the judge that sees them.
// Files come when they are first needed and stay on the device.

import type { MeasureRequest } from '../../../../workers/comparison/measureModels.ts';
import { checkJudge, referenceOf, type Reference } from '../../../../workers/comparison/reference.ts';
import { readReference } from '../../../../workers/comparison/referenceFile.ts';
import { readTrainingIndex } from '../../../../workers/comparison/trainingFile.ts';
import type { TrainingIndex } from '../../../../workers/comparison/trainingIndex.ts';
import { nextTask } from '../../../../workers/core/nextTask.ts';
import { shippedParts, type ShippedPart } from '../../../storage/shippedParts.ts';
import { shippedReference, type ShippedReference } from '../../../storage/shippedReference.ts';
import type { LatentCall, LatentEngine } from '../../../engine/latentEngine.ts';

/** The real digits, all of them. @throws DownloadError, ModelFileError, Error where the page ships none, AbortError */
export async function loadReference(engine: LatentEngine, call: LatentCall): Promise<Reference> {
  const files = [find('digits'), find('training')] as const;
  const received = files.map(() => 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const load = (file: ShippedReference, i: number): Promise<Uint8Array> =>
    engine.shippedFile(file, {
      ...call,
      onDownload: (receivedBytes) => {
        received[i] = receivedBytes;
        call.onDownload?.(
          received.reduce((sum, some) => sum + some, 0),
          bytes,
        );
      },
    });
  const [digits, training] = await Promise.all([load(files[0], 0), load(files[1], 1)]);
  const real = readReference(digits);
  await nextTask();
  const reference = referenceOf(real, readTrainingIndex(training));
  checkJudge(reference, judgePart().sha256);
  return reference;
}

/** The index of training digits alone. @throws as loadReference */
export async function loadTrainingIndex(engine: LatentEngine, call: LatentCall): Promise<TrainingIndex> {
  const training = readTrainingIndex(await engine.shippedFile(find('training'), call));
  checkJudge({ judge: { id: '', sha256: training.judge, features: training.mean.length } }, judgePart().sha256);
  return training;
}

/** What measures as the judge. @throws DownloadError, ModelFileError, AbortError */
export async function loadJudge(engine: LatentEngine, call: LatentCall): Promise<MeasureRequest['judge']> {
  const part = judgePart();
  return { sha256: part.sha256, file: await engine.shippedFile(part, call) };
}

function find(id: ShippedReference['id']): ShippedReference {
  const file = shippedReference.find((shipped) => shipped.id === id);
  if (file) return file;
  throw new Error(`measure: no ${id} of real digits on this page, want them in reference/index.json`);
}

function judgePart(): ShippedPart {
  const judge = shippedParts.find(({ kind }) => kind === 'judge');
  if (judge) return judge;
  throw new Error('measure: no judge on this page, want models/judge.safetensors');
}
