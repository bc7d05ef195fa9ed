// Which languages the page has. Known to the script that runs before all others (arrival/), so that nothing is imported here.

/** Languages of the page, the one of the sources first. */
export const LOCALES = ['en', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** The first of the visitor's languages that the page has; English where it has none. */
export function localeFor(languages: readonly string[]): Locale {
  for (const language of languages) {
    const locale = LOCALES.find((known) => language.toLowerCase().split('-')[0] === known);
    if (locale) return locale;
  }
  return 'en';
}
