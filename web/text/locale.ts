// The visitor's language. English is in the sources; other languages are loaded when they are needed (locales/).

import { configureLocalization, msg, str } from '@lit/localize';
import { formatDecimal, type DecimalOptions, type Digits } from './decimals.ts';
import type { Locale } from './locales.ts';

const localization = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['ru'],
  loadLocale: () => import('./locales/ru.ts'),
});

/** The language that the page is in at the moment. */
export function currentLocale(): Locale {
  return localization.getLocale() as Locale; // it is one of those above
}

/** Puts the page into a language. Rejects when its texts cannot be had; the page then stays as it was. */
export async function showLocale(locale: Locale): Promise<void> {
  await localization.setLocale(locale);
  document.documentElement.lang = currentLocale();
}

/** A number as it is written in the page's language. */
export function formatNumber(value: number, options: DecimalOptions = {}): string {
  return formatDecimal(value, currentLocale(), options);
}

/** Things joined as in a sentence. */
export function formatList(things: readonly string[]): string {
  const last = things.at(-1) ?? '';
  const others = things.slice(0, -1).join(', ');
  return others ? msg(str`${others} and ${last}`) : last;
}

/** Which of a language's plural forms a number takes, written with these digits. */
export function pluralOf(value: number, digits: Digits = {}): Intl.LDMLPluralRule {
  return new Intl.PluralRules(currentLocale(), digits).select(value);
}
