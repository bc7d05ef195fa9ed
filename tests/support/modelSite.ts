// The page as it would be with more models in the gallery: the VAE that ships, and others that nobody trained. Built like
// `dist/`.

import { cpSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { formatModelIndex, indexEntry, parseModelIndex } from '../../workers/models/modelIndex.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import type { UntrainedModel } from './untrainedModel.ts';

/** What the VAE's digits are said to be like, whatever its real figures are. */
export const METRICS = { unreadable: 0.0463, normalUnreadable: 0.301, unreadableReal: 0.0118 };

/** Builds the page with the shipped VAE and `others` into `temporary`, a folder of the test's own. Returns its folder. */
export async function buildModelSite(temporary: string, others: readonly UntrainedModel[]): Promise<string> {
  const publicDir = join(temporary, 'public');
  cpSync(join(PROJECT_ROOT, 'public'), publicDir, { recursive: true });
  const path = join(publicDir, 'models', 'index.json');
  const { models } = parseModelIndex(JSON.parse(await readFile(path, 'utf8')));
  const vae = models.find(({ id }) => id === 'vae') ?? models[0];
  const entries = others.map(({ model, file, sha256 }) => {
    const name = `untrained-${model.id}.safetensors`;
    writeFileSync(join(publicDir, 'models', name), file);
    return indexEntry(model, file.length, sha256, name);
  });
  writeFileSync(path, formatModelIndex([{ ...vae, metrics: METRICS }, ...entries]));
  return buildSite(temporary, publicDir);
}

/** Builds the page with what is in `publicDir` into a folder in `temporary`, and returns that. */
export async function buildSite(temporary: string, publicDir: string): Promise<string> {
  const folder = join(temporary, 'dist');
  await build({
    configFile: join(PROJECT_ROOT, 'vite.config.ts'),
    root: join(PROJECT_ROOT, 'web'),
    publicDir,
    logLevel: 'warn',
    build: { outDir: folder },
  });
  return folder;
}
