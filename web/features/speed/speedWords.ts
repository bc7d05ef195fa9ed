// The result of a race of engines, in words.

import { msg, str } from '@lit/localize';
import type { Agreement, BenchmarkRow, EngineName, RatioRow } from '../../../workers/benchmark/row.ts';
import { formatNumber, pluralOf } from '../../text/locale.ts';
import { timesText } from '../../text/timesText.ts';

const TIMES = { maximumSignificantDigits: 2 };

export function engineName(engine: EngineName): string {
  switch (engine) {
    case 'ours-strict':
      return msg('Our strict kernels');
    case 'ours-relaxed':
      return msg('Our relaxed kernels');
    case 'tfjs-wasm':
      return 'TensorFlow.js';
    default:
      return engine;
  }
}

export function coresOf(cores: number): string {
  switch (pluralOf(cores)) {
    case 'one':
      return msg(str`${cores} core`, { id: 'of-cores-one' });
    case 'few':
      return msg(str`${cores} cores`, { id: 'of-cores-few' });
    default:
      return msg(str`${cores} cores`, { id: 'of-cores-many' });
  }
}

/** How ours compares with the others, and with itself on one core: a sentence each. */
export function ratioTexts(rows: readonly BenchmarkRow[]): readonly string[] {
  return rows.flatMap((row) => row.ratios.map((ratio) => ratioText(row, ratio)));
}

function ratioText({ engine, workers }: BenchmarkRow, ratio: RatioRow): string {
  const [ours, other] = [engineName(engine), engineName(ratio.engine)];
  if ('refused' in ratio) return msg(str`${ours} against ${other}: no comparison, ${ratio.refused}.`);
  const times = timesText(ratio.median, TIMES);
  const [low, high] = [ratio.low, ratio.high].map((value) => formatNumber(value, TIMES));
  if (ratio.engine === engine) {
    return msg(
      str`${ours} on ${coresOf(workers)}: ${times} as fast as on one (half of the rounds: ${low} to ${high}).`,
    );
  }
  return msg(
    str`${ours} on ${coresOf(workers)}: ${times} as fast as ${other} (half of the rounds: ${low} to ${high}).`,
  );
}

/** Whether an engine draws the digits of our strict build. */
export function agreementText(agreement: Agreement | undefined): string {
  if (!agreement) return '';
  const { agrees, worst } = agreement;
  if (worst === 0) return msg('to the last bit');
  const off = formatNumber(worst, { maximumSignificantDigits: 1 });
  return agrees ? msg(str`to ${off} of ink`) : msg(str`no, ${off} of ink off`);
}
