// The theme that the visitor has set, from the first paint on: the page's own script comes too late for that. It stands in
// index.html (inlineScriptsPlugin.ts), as short as can be. Everything else about settings is in controllers/settings.ts.

try {
  const { version, theme } = JSON.parse(localStorage.getItem('this-digit-settings') ?? '{}') as Record<string, unknown>; // each is compared
  if (version === 1 && (theme === 'light' || theme === 'dark')) document.documentElement.dataset['theme'] = theme;
} catch {
  // Nothing is stored, or nothing of ours: the system's theme.
}
