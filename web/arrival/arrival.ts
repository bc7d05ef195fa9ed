// Runs in index.html, before any other script: applies the visitor's theme, and requests in parallel all files that the page of
// this address needs. In sequence, each would wait for the one before: script, page code, worker, kernels, model.
//
// If this script fails, the page requests everything itself.

import { fieldsOf } from '../address/addressFields.ts';
import { askAhead } from './askAhead.ts';
import { readStoredSettings } from './storedSettings.ts';

try {
  const settings = readStoredSettings();
  const { theme, language } = settings;
  // From the first paint on: the page's own script comes too late for that.
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  // What stands in the page itself (page.css), its title and its language, before the page's own texts have come.
  if (language === 'en' || language === 'ru') root.dataset['reads'] = language;
  if (root.dataset['reads'] === 'ru') {
    root.lang = 'ru';
    document.title = 'Этой цифры не существует';
  }
  askAhead(fieldsOf(location.hash), location.search, settings);
} catch {
  // A browser without some of this has no page either, and is told so by others.
}
