// The built page on a host that takes down what it could not give, whichever browser asked. WebKit's driver tells nothing of the
// page's console: there, a script before all others writes down what goes wrong (`webKitEngine.ts` reads it).

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { serveSite, type SiteServer } from '../../../workers/node/tasks/siteServer.ts';

export interface WatchedSite extends SiteServer {
  /** Requests that were answered with an error: `404 /assets/x.js`. */
  readonly refused: readonly string[];
}

const SCRIPT = '/note-problems.js';

/** Serves dist/ on any free port, or on `port` itself, to come back where a page was loaded from. */
export async function serveWatchedPage(port = 0): Promise<WatchedSite> {
  const folder = join(PROJECT_ROOT, 'dist');
  const refused: string[] = [];
  const plugins = [noteRefused(refused), noteProblems(folder)];
  const site = await serveSite({ folder, port, strictPort: port !== 0, plugins });
  return { ...site, refused };
}

function noteRefused(refused: string[]): Plugin {
  return {
    name: 'note-refused',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        response.once('finish', () => {
          if (response.statusCode >= 400) refused.push(`${response.statusCode} ${request.url ?? ''}`);
        });
        next();
      });
    },
  };
}

/** Only for WebKit, and only where it shows the page: what the service worker fetches to keep is as it is. */
function noteProblems(folder: string): Plugin {
  return {
    name: 'note-problems',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const { 'user-agent': browser = '', accept = '' } = request.headers;
        if (pathname === SCRIPT) {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(`(${String(noteProblemsInPage)})();`);
        } else if (browser.includes('AppleWebKit') && !browser.includes('Chrome') && accept.includes('text/html')) {
          void readFile(join(folder, 'index.html'), 'utf8').then((page) => {
            response.setHeader('Content-Type', 'text/html');
            response.end(page.replace('<head>', `<head><script src=".${SCRIPT}"></script>`));
          }, next);
        } else {
          next();
        }
      });
    },
  };
}

/** Runs in the page. */
function noteProblemsInPage(): void {
  const problems: string[] = [];
  Object.assign(window, { notedProblems: problems });
  const note = (kind: string, what: unknown): void => {
    problems.push(`${kind}: ${what instanceof Error ? `${what.name}: ${what.message}` : String(what)}`);
  };
  addEventListener(
    'error',
    (event: Event) => {
      // Observers that are told of the rest in the next frame are no fault; other engines' drivers do not tell of them.
      if (event instanceof ErrorEvent && event.message.startsWith('ResizeObserver loop')) return;
      if (event instanceof ErrorEvent) note('error', event.error ?? event.message);
      else if (event.target instanceof Element) note('request', event.target.outerHTML.slice(0, 200));
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => {
    note('error', event.reason);
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    note('error', `content security policy: ${violatedDirective} ${blockedURI}`);
  });
  const { error } = console;
  console.error = (...args: unknown[]) => {
    note('console', args.map(String).join(' '));
    error.apply(console, args);
  };
}
