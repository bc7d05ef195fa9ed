// A Chromium, or one of its relatives.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runProgram } from '../runProgram.ts';
import { TaskError } from '../taskError.mjs';
import { findBrowser, NONE, onPath, type BrowserKind } from './findBrowser.ts';
import { installWithApt } from './installWithApt.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

export const CHROMIUM: BrowserKind<string> = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  wanted: 'the path of a working Chromium',
  packages: ['chromium'],
  named: (path) => path,
  candidates: () => places().filter((path) => existsSync(path)),
  opensPage,
  environment: (path) => ({ CHROMIUM_PATH: path }),
};

/** The path of a Chromium that opens a page; installs one where Debian's apt can. @throws TaskError when there is none. */
export async function ensureChromium(): Promise<string> {
  if (process.env[CHROMIUM.variable] === NONE) {
    throw new TaskError(
      `browser: ${CHROMIUM.variable} is ${NONE}, and the end-to-end tests need one; \`npm run check\` does without them`,
    );
  }
  const found = await findBrowser(CHROMIUM);
  if (found) return found;
  if (await installWithApt([CHROMIUM])) {
    const installed = await findBrowser(CHROMIUM);
    if (installed) return installed;
  }
  throw new TaskError(
    'browser: no Chromium or Chrome that starts, and none could be installed; the end-to-end tests need one: ' +
      'install it, run `npx playwright install chromium`, or set CHROMIUM_PATH to its program',
  );
}

/** Where a Chromium may be, likeliest first. */
function places(): readonly string[] {
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
  const usual =
    process.platform in perSystem ? perSystem[process.platform as keyof typeof perSystem] : onPath(...NAMES); // key checked
  return [...usual, chromium.executablePath()];
}

/** Whether the program opens an empty page and prints it. */
async function opensPage(program: string): Promise<boolean> {
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
