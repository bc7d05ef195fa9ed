// Source files that CONTRIBUTING and the READMEs name: a reader must find each of them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

const FOLDERS = ['assembly', 'workers', 'web', 'tests', 'public'];

/** File names in backticks. `x.ts` and names with `…`, `*` or `<` stand for any file. */
export function filesNamedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([\w./-]+\.(?:ts|css))`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/(^|\/)x(\.test)?\.ts$/.test(name));
}

/** `document: file` for each file that is named and is not there. A name may leave out folders at its beginning. */
export function missingFiles(): readonly string[] {
  const atRoot = readdirSync(PROJECT_ROOT).map((name) => `/${name}`);
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `/${folder}/${name.replaceAll('\\', '/')}`,
    ),
  ).filter((path) => !path.includes('/node_modules/'));
  const files = [...atRoot, ...inFolders];
  const documents = [
    '/README.md',
    '/CONTRIBUTING.md',
    ...files.filter((path) => /^\/(?!tests)(?:.*\/)?README\.md$/.test(path)),
  ];
  return documents.flatMap((document) =>
    filesNamedIn(readFileSync(join(PROJECT_ROOT, document), 'utf8'))
      .filter((name) => !files.some((path) => path.endsWith(`/${name}`)))
      .map((name) => `${document.slice(1)}: ${name}`),
  );
}
