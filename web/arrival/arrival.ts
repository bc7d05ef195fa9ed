// Runs in index.html itself, before any other script: shows the visitor's theme, and asks for all that the page of this address
// is known to need, side by side. One after the other, each would wait for the one before: the script, then the page's own
// code, a worker, its kernels, the model.
//
// Where something goes wrong here, the page asks for everything itself.

import { fieldsOf } from '../address/addressFields.ts';
import { askAhead } from './askAhead.ts';
import { readStoredSettings } from './storedSettings.ts';

try {
  const settings = readStoredSettings();
  const { theme } = settings;
  // From the first paint on: the page's own script comes too late for that.
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  askAhead(fieldsOf(location.hash), location.search, settings);
} catch {
  // A browser without some of this has no page either, and is told so by others.
}
