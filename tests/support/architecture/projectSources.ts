// The sources of this project, as the architecture test sees them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { parseSource, type SourceFile } from './sourceFile.ts';

const FOLDERS = ['assembly', 'workers', 'web', 'tests'];

/** Every .ts and .mjs file of the four source folders; declarations of foreign packages (.d.ts) are not ours. */
export function projectSources(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|mjs)$/.test(path) && !path.endsWith('.d.ts') && !path.includes('/node_modules/'))
      .sort()
      .map((path) => parseSource(path, readFileSync(join(PROJECT_ROOT, path), 'utf8'))),
  );
}
