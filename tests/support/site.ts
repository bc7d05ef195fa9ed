// The built page on a real host, for tests that visit it, and take it away.

import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { serveSite, type SiteServer } from '../../workers/node/tasks/siteServer.ts';

/** Serves dist/ as `npm start` does: on any free port, or on `port` itself, to come back where a page was loaded from. */
export function serveBuiltPage(port = 0): Promise<SiteServer> {
  return serveSite({ folder: join(PROJECT_ROOT, 'dist'), port, strictPort: port !== 0 });
}
