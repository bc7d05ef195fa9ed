// Writes 404.html, which hosts show for addresses at which there is nothing. It is read at any depth below the gallery's folder, so
// it needs no other file; its script and style stand in it.

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { inlined } from './inlinePlugin.ts';
import { siteAddress } from './siteAddress.ts';

const SOURCE = new URL('../publishing/notFound.html', import.meta.url);
/** Where its links lead as long as its script has not found the gallery. */
const HOME = 'href="./"';

export function notFoundPlugin(site: string | undefined): Plugin {
  return {
    name: 'not-found',
    apply: 'build',
    async generateBundle() {
      const html = await readFile(SOURCE, 'utf8');
      const address = siteAddress(site);
      const source = await inlined(address === undefined ? html : html.replaceAll(HOME, `href="${address}"`));
      this.emitFile({ type: 'asset', fileName: '404.html', source });
    },
  };
}
