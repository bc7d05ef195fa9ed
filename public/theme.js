// The theme that the visitor has set, from the first paint on. The page's script comes too late for that, and scripts within
// the page are against its policy, so this one is in a file of its own, read before anything is drawn: a classic script,
// and as short as can be. Everything else about settings is in web/controllers/settings.ts.

try {
  const { version, theme } = JSON.parse(localStorage.getItem('this-digit-settings') ?? '{}');
  if (version === 1 && (theme === 'light' || theme === 'dark')) document.documentElement.dataset.theme = theme;
} catch {
  // Nothing is stored, or nothing of ours: the system's theme.
}
