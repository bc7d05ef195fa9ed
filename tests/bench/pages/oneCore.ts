// A Chromium on one core: all its processes, so that workers and the page's thread share it as they do on a small device.

import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { ensureChromium } from '../../../workers/node/tasks/browsers/chromium.ts';

export interface OneCoreBrowser {
  readonly browser: Browser;
  /** How it is held back: 'taskset', or 'throttled' where the system has no such thing and only the page's thread is slowed. */
  readonly how: 'taskset' | 'throttled';
  close(): Promise<void>;
}

export async function launchOnOneCore(): Promise<OneCoreBrowser> {
  const executablePath = await ensureChromium();
  const args = ['--no-sandbox'];
  if (spawnSync('taskset', ['-c', '0', 'true']).status !== 0) {
    const browser = await chromium.launch({ executablePath, args });
    return { browser, how: 'throttled', close: () => browser.close() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'digits-bench-'));
  const script = join(folder, 'chromium');
  await writeFile(script, `#!/bin/sh\nexec taskset -c 0 ${quoted(executablePath)} "$@"\n`);
  await chmod(script, 0o755);
  const browser = await chromium.launch({ executablePath: script, args });
  return {
    browser,
    how: 'taskset',
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** For a shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
