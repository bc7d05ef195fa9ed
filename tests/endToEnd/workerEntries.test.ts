// WebKit runs a module worker's entry a second time when a chunk imports it (web/build/workerEntryPlugin.ts).

import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { scriptImports } from '../../web/build/scriptImports.ts';

const ASSETS = join(PROJECT_ROOT, 'dist', 'assets');
const SOURCES = ['web', 'workers'];

/** Names of the workers that any source file starts, without their endings. */
async function workerNames(): Promise<readonly string[]> {
  const names: string[] = [];
  for (const folder of SOURCES) {
    for (const file of await readdir(join(PROJECT_ROOT, folder), { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const source = await readFile(join(PROJECT_ROOT, folder, file), 'utf8');
      for (const [, path = ''] of source.matchAll(/from '([^']+)\.ts\?worker&url'/g)) names.push(basename(path));
    }
  }
  return names;
}

describe('the entry of a worker', async () => {
  const scripts = (await readdir(ASSETS)).filter((name) => name.endsWith('.js'));
  const names = await workerNames();

  it('is known for each kind of worker', () => {
    expect(names.toSorted()).toEqual(expect.arrayContaining(['computeWorker', 'mnistWorker', 'speedLane']));
  });

  it.each(names)('of %s waits for no other script, and no script imports it', async (name) => {
    const entries = scripts.filter((script) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(script));
    expect(entries).toHaveLength(1);
    const [entry = ''] = entries;
    expect(scriptImports(await readFile(join(ASSETS, entry), 'utf8')).atOnce).toEqual([]);
    for (const script of scripts) {
      const imports = scriptImports(await readFile(join(ASSETS, script), 'utf8'));
      expect([...imports.atOnce, ...imports.onDemand], script).not.toContain(entry);
    }
  });
});
