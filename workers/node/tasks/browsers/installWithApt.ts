// Browsers that are missing, where Debian's apt can install them.

import { existsSync } from 'node:fs';
import { runProgram } from '../runProgram.ts';
import { NONE, type BrowserKind } from './findBrowser.ts';

type Wanted = Pick<BrowserKind<unknown>, 'name' | 'variable' | 'packages'>;

/** `apt-get install` as root, or through a sudo that asks nothing; says so first. Whether it went well. */
export async function installWithApt(wanted: readonly Wanted[]): Promise<boolean> {
  if (!existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await runProgram('sudo', ['-n', 'true'])).exitCode !== 0) return false;
  const packages = wanted.flatMap((browser) => browser.packages);
  const without = wanted.map(({ variable }) => `${variable} (a path, or ${NONE})`).join(' and ');
  console.error(
    `browser: no ${wanted.map(({ name }) => name).join(' and no ')} found; installing Debian’s ${packages.join(', ')} ` +
      `by apt-get; set ${without} to do without`,
  );
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const aptGet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...command];
    const [program = '', ...args] = isRoot ? aptGet : ['sudo', '-n', ...aptGet];
    const { exitCode, output } = await runProgram(program, args);
    if (exitCode === 0) continue;
    console.error(`${output.trimEnd()}\nbrowser: apt-get ${command[0]} ended with exit code ${exitCode}`);
    return false;
  }
  return true;
}
