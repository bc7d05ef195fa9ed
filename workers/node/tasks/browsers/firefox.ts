// A Firefox, which speaks WebDriver BiDi itself.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../runProgram.ts';
import { onPath, type BrowserKind } from './findBrowser.ts';

export const FIREFOX: BrowserKind<string> = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  wanted: 'the path of a working Firefox, or none',
  packages: ['firefox-esr'],
  named: (path) => path,
  candidates: () => places().filter((path) => existsSync(path)),
  opensPage,
  environment: (path) => ({ FIREFOX_PATH: path }),
};

function places(): readonly string[] {
  const macApplications = ['/Applications', join(homedir(), 'Applications')].map(
    (at) => `${at}/Firefox.app/Contents/MacOS/firefox`,
  );
  const windowsPrograms = ['PROGRAMFILES', 'PROGRAMFILES(X86)']
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Mozilla Firefox/firefox.exe'));
  if (process.platform === 'darwin') return macApplications;
  return process.platform === 'win32' ? windowsPrograms : onPath('firefox-esr', 'firefox');
}

/** Whether the program makes a picture of an empty page. */
async function opensPage(program: string): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'digits-browser-'));
  const picture = join(profile, 'page.png');
  const flags = ['--headless', '--no-remote', '--profile', profile, '--screenshot', picture, 'about:blank'];
  const { exitCode } = await runProgram(program, flags, { timeoutMs: 60_000 });
  const isThere = existsSync(picture);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  return exitCode === 0 && isThere;
}
