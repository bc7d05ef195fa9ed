// The page as it would be with a second model in the gallery: a conditional one that nobody trained, built like `dist/`.

import { cpSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { formatModelIndex, indexEntry, parseModelIndex } from '../../workers/models/modelIndex.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { untrainedConditional, type UntrainedModel } from './untrainedModel.ts';

export interface TwoModelSite {
  /** The built page, absolute. */
  readonly folder: string;
  readonly second: UntrainedModel;
}

/** Builds the page into `temporary`, a folder of the test's own. */
export async function buildTwoModelSite(temporary: string): Promise<TwoModelSite> {
  const second = await untrainedConditional(1);
  const publicDir = join(temporary, 'public');
  cpSync(join(PROJECT_ROOT, 'public'), publicDir, { recursive: true });
  const path = join(publicDir, 'models', 'index.json');
  const { models } = parseModelIndex(JSON.parse(await readFile(path, 'utf8')));
  const file = 'conditional.safetensors';
  const entry = indexEntry(second.model, second.file.length, second.sha256, file);
  writeFileSync(join(publicDir, 'models', file), second.file);
  writeFileSync(path, formatModelIndex([models[0], entry]));
  const folder = join(temporary, 'dist');
  await build({
    configFile: join(PROJECT_ROOT, 'vite.config.ts'),
    root: join(PROJECT_ROOT, 'web'),
    publicDir,
    logLevel: 'warn',
    build: { outDir: folder },
  });
  return { folder, second };
}
