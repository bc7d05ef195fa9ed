import { describe, expect, it } from 'vitest';
import { formatDecimal, type DecimalOptions } from '../../../web/text/decimals.ts';

const OPTIONS: readonly DecimalOptions[] = (['decimal', 'percent'] as const).flatMap((style) =>
  (['auto', 'exceptZero', 'negative'] as const).flatMap((signDisplay) =>
    [
      {},
      { minimumFractionDigits: 1 },
      { maximumFractionDigits: 0 },
      { maximumFractionDigits: 1 },
      { minimumFractionDigits: 1, maximumFractionDigits: 1 },
      { minimumFractionDigits: 2, maximumFractionDigits: 4 },
      { minimumFractionDigits: 5, maximumFractionDigits: 5 },
      { maximumSignificantDigits: 1 },
      { maximumSignificantDigits: 2 },
      { maximumSignificantDigits: 7 },
    ].map((digits) => ({ style, signDisplay, ...digits })),
  ),
);

/** Halves, what becomes one digit longer, ends of what numbers can be. */
const HARD = [
  ...[0, -0, 0.5, 1.5, 2.5, 0.05, 0.005, 1.005, 0.0049999, 5e-4, 4.9e-4, 1e-7, 5e-7],
  ...[0.995, 9.995, 99.95, 999.5, 9999.5, 999_999.5, 123_456.789, 1_234_567.5, 4_294_967_295],
  ...[1e21, 1.5e22, Number.MAX_VALUE, Number.MIN_VALUE, Infinity, Number.NaN],
];

/** Numbers from a millionth to a million, with one to sixteen digits. */
const MANY = Array.from({ length: 400 }, (_, i) => {
  const [a, b, c] = [0.618034, 0.754878, 0.569841].map((step) => (step * (i + 1)) % 1) as [number, number, number];
  return Number((a * 10 ** (12 * b - 6)).toPrecision(1 + Math.floor(16 * c)));
});

describe.each(['en', 'ru'] as const)('a number in %s', (locale) => {
  it('has a minus sign and no hyphen, and a no-break space before its percent sign', () => {
    expect(formatDecimal(-0.5, locale, { style: 'percent' })).toBe('\u221250\u00a0%');
    expect(formatDecimal(-3, locale)).toBe('\u22123');
  });

  it.each(OPTIONS)('is written as Intl.NumberFormat writes it but for these two: %o', (options) => {
    const oracle = new Intl.NumberFormat(locale, options);
    for (const value of [...HARD, ...MANY].flatMap((n) => [n, -n])) {
      expect(formatDecimal(value, locale, options), String(value)).toBe(
        oracle.format(value).replace('-', '\u2212').replace(/\s?%/, '\u00a0%'),
      );
    }
  });
});
