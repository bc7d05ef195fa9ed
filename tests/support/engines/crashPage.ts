// Ends the processes of pages in browsers that this test has started, as a crash of the browser does.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EngineName } from './driver.ts';

/** What the command line of such a process has in it. */
const PAGE_PROCESS: Readonly<Record<EngineName, RegExp>> = {
  chromium: /--type=renderer/,
  firefox: / tab$/,
  webkit: /WebKitWebProcess/,
};

interface Running {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** @throws Error where no page runs */
export async function crashPages(engine: EngineName): Promise<void> {
  const pages = below(await running(), process.pid).filter(({ command }) => PAGE_PROCESS[engine].test(command));
  if (pages.length === 0) throw new Error(`${engine}: no process of a page, want one to end`);
  for (const { id } of pages) process.kill(id, 'SIGKILL');
}

async function running(): Promise<readonly Running[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='], { maxBuffer: 16 * 2 ** 20 });
  return [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*?) *$/gm)].map(([, id, parent, command = '']) => ({
    id: Number(id),
    parent: Number(parent),
    command,
  }));
}

/** A process's children, theirs, and so on. */
function below(all: readonly Running[], parent: number): readonly Running[] {
  return all.filter((each) => each.parent === parent).flatMap((child) => [child, ...below(all, child.id)]);
}
