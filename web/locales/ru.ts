// The page in Russian, loaded when it is wanted. Texts are kept by area, under the English ones that they translate; a test
// finds those that are missing or have lost their original (tests/web/locales.test.ts).

import { templatesFrom } from './templates.ts';
import { shell } from './ru/shell.ts';

export const templates = templatesFrom(shell);
