// Writes numbers in English and Russian as Intl.NumberFormat does, but with a minus sign (U+2212) in place of the hyphen and with a
// no-break space before % in both languages, as in the texts around them. The first use of Intl.NumberFormat in a visit takes 30 to
// 50 ms of one core, because the browser reads its locales, and the first digit would wait for that.

/** How many digits a number is written with. */
export type Digits = Pick<
  Intl.NumberFormatOptions,
  'maximumSignificantDigits' | 'minimumFractionDigits' | 'maximumFractionDigits'
>;

/** The options of Intl.NumberFormatOptions that are implemented here. */
export type DecimalOptions = Digits & {
  readonly style?: 'decimal' | 'percent';
  readonly signDisplay?: 'auto' | 'exceptZero' | 'negative';
};

interface Marks {
  readonly point: string;
  /** Between groups of three digits. */
  readonly group: string;
  readonly notANumber: string;
}

const MARKS = {
  en: { point: '.', group: ',', notANumber: 'NaN' },
  ru: { point: ',', group: '\u00a0', notANumber: 'не\u00a0число' },
} as const satisfies Readonly<Record<string, Marks>>;

const PERCENT = '\u00a0%';
const MINUS = '\u2212';

/** Digits of a number ≥ 0 without leading zeros, and how many of them, fewer than none or more than all, are before the point. */
interface Decimal {
  readonly digits: string;
  readonly before: number;
}

export function formatDecimal(value: number, locale: keyof typeof MARKS, options: DecimalOptions = {}): string {
  const marks = MARKS[locale];
  const isPercent = options.style === 'percent';
  const text = Number.isFinite(value)
    ? written(rounded(decimalOf(value, isPercent), options), marks, options)
    : Number.isNaN(value)
      ? marks.notANumber
      : '∞';
  return signOf(value, /[1-9∞]/.test(text), options.signDisplay) + text + (isPercent ? PERCENT : '');
}

/** The shortest decimal that is this number and no other, a hundred times as large for a percentage. */
function decimalOf(value: number, isPercent: boolean): Decimal {
  const [digits = '', exponent = ''] = Math.abs(value).toExponential().split('e');
  return value === 0
    ? { digits: '', before: 0 }
    : { digits: digits.replace('.', ''), before: Number(exponent) + 1 + (isPercent ? 2 : 0) };
}

/** Halves go away from zero. */
function rounded({ digits, before }: Decimal, options: DecimalOptions): Decimal {
  const kept = options.maximumSignificantDigits ?? before + mostFraction(options);
  if (kept >= digits.length) return { digits, before };
  if (kept < 0 || (digits[kept] ?? '0') < '5') return { digits: digits.slice(0, Math.max(kept, 0)), before };
  const up = (BigInt(`0${digits.slice(0, kept)}`) + 1n).toString().padStart(kept, '0');
  return { digits: up, before: before + up.length - kept };
}

function mostFraction({ style, minimumFractionDigits = 0, maximumFractionDigits }: DecimalOptions): number {
  return maximumFractionDigits ?? Math.max(minimumFractionDigits, style === 'percent' ? 0 : 3);
}

function written({ digits, before }: Decimal, { point, group }: Marks, options: DecimalOptions): string {
  const shifted = before < 0 ? '0'.repeat(-before) + digits : digits.padEnd(before, '0');
  const at = Math.max(before, 0);
  const whole = (shifted.slice(0, at) || '0').replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  const fraction = shifted
    .slice(at)
    .replace(/0+$/, '')
    .padEnd(options.minimumFractionDigits ?? 0, '0');
  return fraction ? whole + point + fraction : whole;
}

function signOf(value: number, isOtherThanZero: boolean, display: DecimalOptions['signDisplay'] = 'auto'): string {
  if (!isOtherThanZero && display !== 'auto') return '';
  if (value < 0 || Object.is(value, -0)) return MINUS;
  return display === 'exceptZero' ? '+' : '';
}
