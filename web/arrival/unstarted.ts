// Says that the page did not start, where one of its scripts is missing, has the wrong type, or has failed. Styles say so
// after some seconds in any case (page.css), because a request may also never be answered. Script and texts stand in
// index.html (inlinePlugin.ts); the gallery replaces them.

import { localeFor } from '../text/locales.ts';
import { systemLanguages } from '../platform/device.ts';

const { dataset } = document.documentElement;
dataset['reads'] = localeFor(systemLanguages());

// Of elements, which do not bubble, and of code that throws.
addEventListener(
  'error',
  ({ target }) => {
    if (target === window || target instanceof HTMLScriptElement) dataset['failed'] = '';
  },
  true,
);
