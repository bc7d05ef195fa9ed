// The theme that the visitor has set, from the first paint on: the page's own script comes too late for that. It stands in
// index.html (inlineScriptsPlugin.ts), as short as can be. Everything else about settings is in controllers/settings.ts.

import { readText } from '../platform/storedText.ts';

try {
  const { version, theme } = JSON.parse(readText('localStorage', 'this-digit-settings') ?? '{}') as Record<
    string,
    unknown
  >; // each is compared
  if (version === 1 && (theme === 'light' || theme === 'dark')) document.documentElement.dataset['theme'] = theme;
} catch {
  // What is stored is nothing of ours: the system's theme.
}
