// The page's language, for the words of comparisons: they are in workers/comparison/report, their translations in
// text/locales/ru/measure.ts.

import { msg as translated } from '@lit/localize';
import type { Language, NumberKind } from '../../../../workers/comparison/report/language.ts';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { currentLocale, formatList, formatNumber } from '../../../text/locale.ts';

const NUMBERS: Readonly<Record<NumberKind, DecimalOptions>> = {
  count: {},
  share: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  plain: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  kid: { minimumFractionDigits: 5, maximumFractionDigits: 5, signDisplay: 'negative' },
  p: { minimumFractionDigits: 4, maximumFractionDigits: 4 },
};

/** Whichever language the page is in when something is said. */
export const PAGE_LANGUAGE: Language = {
  get tag() {
    return currentLocale();
  },
  msg: (text) => (typeof text === 'string' ? translated(text) : translated(text)),
  list: formatList,
  number: (value, kind) => formatNumber(value, NUMBERS[kind]),
};
