// Reports unfit real digits before work whose figures would be useless.

import { findUnfit, shownDigits, type JudgeDigits, type Remedy, type UnfitDigits } from '../comparison/unfitDigits.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { DigitSamples, RealDigits } from '../evaluation/evaluationInput.ts';
import { compileJudge } from '../evaluation/judgeNetwork.ts';
import { createBackend } from './createBackend.ts';
import { isExpected } from './expectedErrors.ts';
import { openJudge, type JudgeSource } from './judgeSource.ts';
import { report } from './terminal.ts';

const REMEDIES: Readonly<Record<Remedy, string>> = {
  transpose: 'transposed it can: rows and columns are exchanged, as in EMNIST as it is published; transpose the images',
  invert: 'with paper and ink exchanged it can; want 255 for ink and 0 for paper',
  'transpose and invert':
    'transposed, and with paper and ink exchanged, it can; transpose the images, with 255 for ink and 0 for paper',
  turn: 'mirrored or turned it can; put the images upright, with 255 for ink and 0 for paper',
};

/** Says on stderr what is wrong with the real digits, if something is. */
export async function tellUnfit(where: string, { test, training }: RealDigits, judge: JudgeDigits): Promise<void> {
  for (const [name, set] of [
    ['test', test],
    ['training', training],
  ] as const) {
    const unfit = await lookAt(set, judge);
    if (unfit) report(`${where}: warning: ${unfitText(`${name} digits`, unfit)}`);
  }
}

/** The same in the eyes of the gallery's judge, of a command that needs none: where there is no judge, nothing is said. */
export async function tellUnfitData(where: string, real: RealDigits): Promise<void> {
  let source: JudgeSource;
  try {
    source = await openJudge(where);
  } catch (error) {
    if (isExpected(error)) return;
    throw error;
  }
  const compiled = compileJudge(await createBackend('wasm'), source.judge);
  try {
    await tellUnfit(where, real, (images) => Promise.resolve(compiled.judge(images)));
  } finally {
    compiled.dispose();
  }
}

/** The same of digits in a file that are to be measured. Those may be as bad as they like, but not because of how they lie. */
export async function tellUnfitFile(
  where: string,
  path: string,
  samples: DigitSamples,
  judge: JudgeDigits,
): Promise<void> {
  const unfit = await lookAt(samples, judge);
  if (unfit?.kind !== 'unreadable' || !unfit.remedy) return;
  report(`${where}: warning: ${unfitText(`digits in ${path}`, unfit)}`);
}

function lookAt({ images, labels }: DigitSamples, judge: JudgeDigits): Promise<UnfitDigits | undefined> {
  const shown = shownDigits(images.length / IMAGE_SIZE);
  const some = new Uint8Array(shown.length * IMAGE_SIZE);
  shown.forEach((index, i) => {
    some.set(images.subarray(index * IMAGE_SIZE, (index + 1) * IMAGE_SIZE), i * IMAGE_SIZE);
  });
  return findUnfit(some, labels && Uint8Array.from(shown, (index) => labels[index] ?? 0), judge);
}

function unfitText(name: string, unfit: UnfitDigits): string {
  if (unfit.kind === 'labels') {
    return `the judge reads ${percent(unfit.agreement)} of the ${name} as their labels say, want nearly all; do the labels belong to these images, and are those handwritten digits?`;
  }
  const remedy = unfit.remedy
    ? REMEDIES[unfit.remedy.kind]
    : 'neither transposed, inverted, mirrored nor turned can it; are these handwritten digits, 255 for ink?';
  return `the judge cannot read ${percent(unfit.unreadable)} of the ${name}, want 1 or 2 % as of MNIST's; ${remedy}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
