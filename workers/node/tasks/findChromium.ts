// A Chromium to test in: the one the environment names, or an installed one, or on Debian one that is installed now.
// Each candidate has to open a page before it counts, since a file of the right name may be a stub or lack a library.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { runProgram } from './runProgram.ts';
import { TaskError } from './taskError.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** The path of a Chromium that starts; installs one where Debian's apt can. @throws TaskError when there is none. */
export async function ensureChromium(): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  if (await installWithApt()) {
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new TaskError(
    'browser: no Chromium or Chrome that starts, and none could be installed; the end-to-end tests need one: ' +
      'install it, run `npx playwright install chromium`, or set CHROMIUM_PATH to its program',
  );
}

/** The first candidate that opens a page. @throws TaskError when CHROMIUM_PATH names one that does not. */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (await starts(named)) return named;
    throw new TaskError(`browser: CHROMIUM_PATH is ${named}, which opens no page; want the path of a working Chromium`);
  }
  for (const candidate of candidates()) if (existsSync(candidate) && (await starts(candidate))) return candidate;
  return undefined;
}

/** Where a Chromium may be, likeliest first. */
function candidates(): readonly string[] {
  const onPath = NAMES.flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map((at) => `${at}/${name}.app/Contents/MacOS/${name}`),
  );
  const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined);
  const windowsPrograms = windowsFolders.flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Chromium/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ]);
  const perSystem = { darwin: macApplications, win32: windowsPrograms };
  const usual = process.platform in perSystem ? perSystem[process.platform as keyof typeof perSystem] : onPath; // key checked
  return [...usual, chromium.executablePath()];
}

/** Whether the program opens an empty page and prints it. */
async function starts(program: string): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'digits-browser-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${profile}`,
    '--dump-dom',
    'about:blank',
  ];
  const { exitCode, output } = await runProgram(program, flags, { timeoutMs: 60_000 });
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  return exitCode === 0 && output.includes('<html');
}

/** `apt-get install chromium` as root, or through a sudo that asks nothing. Whether it went well. */
async function installWithApt(): Promise<boolean> {
  if (!existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await runProgram('sudo', ['-n', 'true'])).exitCode !== 0) return false;
  console.error('browser: none found; installing Debian’s chromium');
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const aptGet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...command];
    const [program = '', ...args] = isRoot ? aptGet : ['sudo', '-n', ...aptGet];
    const { exitCode, output } = await runProgram(program, args);
    if (exitCode === 0) continue;
    console.error(`${output.trimEnd()}\nbrowser: apt-get ${command[0]} ended with exit code ${exitCode}`);
    return false;
  }
  return true;
}
