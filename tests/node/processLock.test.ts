import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockWhenFree, showOwner, tryLock } from '../../workers/node/processLock.mjs';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const SINCE = '2026-11-30T09:14:03.000Z';

let file: string;
beforeEach(() => {
  file = join(temporaryFolder(), 'some.lock');
});

/** A process of its own that takes the lock, says so, and does `then`. */
async function holder(then: string): Promise<ChildProcess> {
  const module = pathToFileURL(join(PROJECT_ROOT, 'workers/node/processLock.mjs')).href;
  const script = `import { tryLock } from '${module}';
    const release = await tryLock(${JSON.stringify(file)});
    console.log('held');
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const FOR_EVER = 'setInterval(() => undefined, 1000);';

describe('a lock', () => {
  it('is held by one process at a time, which it names, and is free when that one gives it back', async () => {
    const release = await tryLock(file);
    if (typeof release !== 'function') throw new Error('not free');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    expect(await tryLock(file)).toMatchObject({ pid: process.pid, host: hostname() });
    release();
    expect(existsSync(file)).toBe(false);
    expect(await tryLock(file)).toBeTypeOf('function');
  });

  it('of a living process is refused', async () => {
    const child = await holder(FOR_EVER);
    expect(await tryLock(file)).toMatchObject({ pid: child.pid });
  });

  it.each([
    ['comes to its end', ''],
    ['ends itself', 'process.exit(130);'],
    ['fails', "throw new Error('a fault');"],
  ])('is gone when its process %s', async (_, then) => {
    await ended(await holder(then));
    expect(existsSync(file)).toBe(false);
  });

  it('that a killed process left is taken over', async () => {
    const child = await holder(FOR_EVER);
    child.kill('SIGKILL');
    await ended(child);
    expect(existsSync(file)).toBe(true);
    expect(await tryLock(file)).toBeTypeOf('function');
  });

  it.skipIf(process.platform !== 'linux')(
    'of a process whose number another one has by now is taken over',
    async () => {
      writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname(), since: SINCE, birth: 'another 1' }));
      expect(await tryLock(file)).toBeTypeOf('function');
    },
  );

  it('of another machine is left alone, whether a process here has its number or not', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    for (const owner of [pid, process.pid].map((of) => ({ pid: of, host: 'elsewhere', since: SINCE }))) {
      writeFileSync(file, JSON.stringify(owner));
      expect(await tryLock(file)).toEqual(owner);
      expect(showOwner(owner)).toBe(`process ${owner.pid} on elsewhere since 2026-11-30 09:14 UTC`);
    }
  });

  it('that says nothing of an owner is nobody’s after a while', async () => {
    const folder = temporaryFolder();
    const texts = ['', '{', 'null', '1234', '{"pid":"1"}'];
    const locks = await Promise.all(
      texts.map((text, i) => {
        const path = join(folder, `${i}.lock`);
        writeFileSync(path, text);
        return tryLock(path);
      }),
    );
    locks.forEach((lock, i) => {
      expect(lock, texts[i]).toBeTypeOf('function');
    });
  });

  it('that cannot be written is an error of the file system', async () => {
    await expect(tryLock(join(file, 'in', 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('waiting for a lock', () => {
  it('goes on when it is given back, and tells once whom it waits for', async () => {
    const first = await tryLock(file);
    const waited: number[] = [];
    const second = lockWhenFree(file, ({ pid }) => {
      waited.push(pid);
      if (typeof first === 'function') setTimeout(first, 300);
    });
    expect(await second).toBeTypeOf('function');
    expect(waited).toEqual([process.pid]);
  });

  it('does not wait for another machine', async () => {
    const owner = { pid: 1, host: 'elsewhere', since: SINCE };
    writeFileSync(file, JSON.stringify(owner));
    expect(await lockWhenFree(file, () => undefined)).toEqual(owner);
  });
});
