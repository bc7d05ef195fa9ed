// Other versions of Node than the one at hand, each in a folder of its own: npm has packages that hold nothing but the
// program, so nothing of the system is touched and no version manager is wanted.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { withBuildLock } from './buildLock.mjs';
import { npmCommand } from './npmCommand.mjs';
import { runProgram } from './runProgram.ts';
import { TaskError } from './taskError.mjs';

export interface InstalledNode {
  /** The program itself. */
  readonly program: string;
  /** The environment in which `node` is this one, for whatever the tests start by name. */
  readonly env: Readonly<Record<string, string>>;
  /** `24.22.3` */
  readonly version: string;
}

/** The newest Node of a major version that npm has for this system, or the one that an earlier call left. @throws TaskError */
export async function installNode(major: string): Promise<InstalledNode> {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = join(PROJECT_ROOT, 'build/nodes', major);
  const program = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) await withBuildLock(PROJECT_ROOT, install);
  const { output } = await runProgram(program, ['--version']);
  const version = /^v(\d+\.\d+\.\d+)\s*$/.exec(output)?.[1];
  if (!version) throw new TaskError(`node ${major}: ${program} --version said "${output.trim()}", want a version`);
  return { program, version, env: { PATH: `${dirname(program)}${delimiter}${process.env['PATH'] ?? ''}` } };

  async function install(): Promise<void> {
    if (existsSync(program)) return; // another process has installed it meanwhile
    mkdirSync(folder, { recursive: true });
    // Without a package.json here, npm takes the nearest one above, which is the project's.
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const npm = npmCommand(['install', '--prefix', folder, '--loglevel=error', `${name}@${major}`]);
    const { exitCode, output } = await runProgram(npm.program, npm.args, { shell: npm.shell });
    if (exitCode !== 0 || !existsSync(program)) {
      throw new TaskError(
        `${output.trimEnd()}\nnode ${major}: npm could not install ${name}@${major}, exit code ${exitCode}; is the network there?`,
      );
    }
  }
}
