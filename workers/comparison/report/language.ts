// In which language a comparison is put into words. Its texts are English in the sources (words.ts); a page in another language
// brings its own translations and its own way of writing numbers.

/** A text with expressions. @lit/localize's `str` makes the same, so that the page can translate it. */
export interface Phrase {
  strTag: true;
  strings: TemplateStringsArray;
  values: unknown[];
}

export function str(strings: TemplateStringsArray, ...values: unknown[]): Phrase {
  return { strTag: true, strings, values };
}

/** How a number is written: with groups of digits, in percent, as any value is, with the many digits of KID, or as a p-value. */
export type NumberKind = 'count' | 'share' | 'plain' | 'kid' | 'p';

export interface Language {
  /** BCP 47. */
  readonly tag: string;
  /** The translation of a text. */
  readonly msg: (text: string | Phrase) => string;
  /** Things joined as in a sentence. */
  readonly list: (things: readonly string[]) => string;
  readonly number: (value: number, kind: NumberKind) => string;
}

const NUMBERS: Readonly<Record<NumberKind, (value: number) => string>> = {
  count: (value) => value.toLocaleString('en'),
  share: (value) => `${(100 * value).toFixed(1)} %`,
  plain: (value) => value.toFixed(Math.abs(value) < 10 ? 3 : 1),
  // KID is near 0, and its sign is noise there: −0.00000 is never shown.
  kid: (value) => value.toFixed(5),
  p: (value) => value.toFixed(4),
};

/** The command line's language. */
export const ENGLISH: Language = {
  tag: 'en',
  msg: (text) => (typeof text === 'string' ? text : String.raw({ raw: text.strings }, ...text.values)),
  list: (things) => [things.slice(0, -1).join(', '), ...things.slice(-1)].filter((part) => part !== '').join(' and '),
  number: (value, kind) =>
    NUMBERS[kind](value)
      .replace(/^-(?=[0.]+$)/, '')
      .replace('-', '−'),
};
