import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { withBuildLock } from '../../../workers/node/tasks/buildLock.mjs';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('lets one builder work at a time and says that the other waits', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const root = temporaryFolder();
  const events: string[] = [];
  const work = (name: string) =>
    withBuildLock(root, async () => {
      events.push(`${name} begins`);
      await nextTurn();
      events.push(`${name} ends`);
    });
  await Promise.all([work('first'), work('second')]);
  expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(said.mock.calls).toEqual([[`another process (${process.pid}) is building; waiting for it`]]);
});

it('takes over from a process that is gone, and clears what it left half done', async () => {
  const root = temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(root, 'build/temporary'), { recursive: true });
  writeFileSync(join(root, 'build/temporary/half.wasm'), '');
  writeFileSync(join(root, 'build/lock'), JSON.stringify({ pid, host: hostname(), since: new Date().toISOString() }));
  const sawLeftover = await withBuildLock(root, () => existsSync(join(root, 'build/temporary/half.wasm')));
  expect(sawLeftover).toBe(false);
});

it('is free again after work that failed', async () => {
  const root = temporaryFolder();
  const failing = withBuildLock(root, () => Promise.reject(new Error('no such kernel')));
  await expect(failing).rejects.toThrow('no such kernel');
  await expect(withBuildLock(root, () => 'done')).resolves.toBe('done');
});
