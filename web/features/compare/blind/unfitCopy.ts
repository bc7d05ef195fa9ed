// Checks whether the visitor's real digits have the orientation of MNIST's. With transposed digits among generated ones
// everybody would win, and the test would mean nothing.

import { msg, str } from '@lit/localize';
import { findUnfit, shownDigits, type Remedy, type UnfitDigits } from '../../../../workers/comparison/unfitDigits.ts';
import type { MnistSet } from '../../../../workers/data/mnistNames.ts';
import type { LatentEngine } from '../../../engine/latentEngine.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { MnistCopy } from '../realDigits/mnistCopy.ts';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

/** The fault of a set of the copy; null where there is none. @throws what the engine and the copy throw */
export async function lookAtCopy(
  mnist: MnistCopy,
  set: MnistSet,
  latent: LatentEngine,
  call: TaskCall,
): Promise<UnfitDigits | null> {
  const shown = shownDigits(mnist.count(set));
  const { grey, labels } = await mnist.ask(set, (library) => library.digits(set, shown));
  return (await findUnfit(grey, labels, (images) => latent.judge(images, { signal: call.signal }))) ?? null;
}

/** What came, what was wanted, and what to do. */
export function unfitText(unfit: UnfitDigits): string {
  if (unfit.kind === 'labels') {
    return msg(
      str`The judge agrees with the labels of ${formatNumber(unfit.agreement, PERCENT)} of the real digits in your copy; with MNIST’s it agrees on nearly all. Open the labels that belong to these pictures.`,
    );
  }
  const share = formatNumber(unfit.unreadable, PERCENT);
  const what = msg(
    str`The judge cannot read ${share} of the real digits in your copy. Of MNIST’s it cannot read one or two in a hundred.`,
  );
  return `${what} ${remedyText(unfit.remedy?.kind)}`;
}

function remedyText(remedy: Remedy | undefined): string {
  switch (remedy) {
    case 'transpose':
      return msg(
        'It can read them transposed: their rows and columns are exchanged, as in the published EMNIST. Transpose the pictures and open them again.',
      );
    case 'invert':
      return msg(
        'It can read them with paper and ink exchanged. Ink should be 255 and paper 0: exchange them and open the pictures again.',
      );
    case 'transpose and invert':
      return msg(
        'It can read them transposed and with paper and ink exchanged. Change both and open the pictures again; ink should be 255.',
      );
    case 'turn':
      return msg('It can read them mirrored or turned. Put the pictures upright and open them again.');
    case undefined:
      return msg('It cannot read them transposed, inverted, mirrored or turned either. Are these handwritten digits?');
  }
}
