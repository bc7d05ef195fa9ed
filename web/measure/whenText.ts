// When something was measured, in the language of the page.

import { currentLocale } from '../controllers/locale.ts';

export function whenText(milliseconds: number): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(milliseconds);
}
