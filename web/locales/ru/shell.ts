import type { Translations } from '../templates.ts';

/** The shell, its messages and what all pages have in common. */
export const shell: Translations = {
  'This digit does not exist': 'Этой цифры не существует',
};
