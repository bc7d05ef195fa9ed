// Runs in 404.html: shows it in the visitor's language and theme, and has its links lead to the gallery.

import { readStoredSettings } from '../arrival/storedSettings.ts';
import { LOCALES, localeFor } from '../text/locales.ts';
import { systemLanguages } from '../platform/device.ts';
import { nearestGallery } from './galleryFolder.ts';

/** In the gallery's folder, and a small file. */
const MANIFEST = 'manifest.webmanifest';

const root = document.documentElement;
const { theme, language } = readStoredSettings();
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;

const shown = LOCALES.find((known) => known === language) ?? localeFor(systemLanguages());
root.lang = shown;
for (const section of document.querySelectorAll('section')) section.hidden = section.lang !== shown;
document.title = document.querySelector(`section[lang=${shown}] h1`)?.textContent ?? document.title;

/** A host may answer with a page and status 200 for what it does not have. */
async function isGallery(folder: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL(MANIFEST, folder));
    return answer.ok && ((await answer.json()) as { readonly id?: unknown }).id !== undefined;
  } catch {
    return false;
  }
}

const links = document.querySelectorAll<HTMLAnchorElement>('a[data-home]');
for (const link of links) link.hash = location.hash; // the digit that the address is of
void nearestGallery(location.href, isGallery).then((folder) => {
  if (folder === undefined) return;
  for (const link of links) link.href = folder + location.hash;
});
