// What a static host shows at addresses where there is no file: the 404.html of the nearest folder that has one, as GitHub Pages
// does for the site in a folder of its own.

import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PAGE = '404.html';

/** For whoever asks for a page; scripts and the like are answered without one. */
export function wrongAddresses(folder: string): Plugin {
  return {
    name: 'wrong-addresses',
    configurePreviewServer(server) {
      // The server calls this function after it has added its own handlers, so this handler comes after them.
      return () => {
        server.middlewares.use((request, response, next) => {
          const names = namesOf(request.url ?? '/');
          const isPage = request.headers.accept?.includes('text/html') ?? false;
          const page = isPage && names && !isFile(join(folder, ...names)) ? nearestPage(folder, names) : undefined;
          if (page === undefined) {
            next();
            return;
          }
          readFile(page).then((content) => {
            response.statusCode = 404;
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(content);
          }, next);
        });
      };
    },
  };
}

/** Of folders and file; undefined for an address that leads out of the site. */
function namesOf(address: string): readonly string[] | undefined {
  const { pathname } = new URL(address, 'http://localhost');
  try {
    const names = pathname
      .split('/')
      .filter((name) => name !== '')
      .map(decodeURIComponent);
    return names.some((name) => name === '..' || /[\\/\0]/.test(name)) ? undefined : names;
  } catch {
    return undefined;
  }
}

function nearestPage(folder: string, names: readonly string[]): string | undefined {
  for (let depth = names.length; depth >= 0; depth--) {
    const page = join(folder, ...names.slice(0, depth), PAGE);
    if (existsSync(page)) return page;
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
