// Says at once that the page has not started, where one of its scripts has not come, is of a wrong kind, or has failed; styles
// say so after some seconds in any case (page.css), since a script may also never answer. It stands in index.html
// (inlinePlugin.ts), and the words do too. When the gallery takes their place, nothing of this is left.

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
