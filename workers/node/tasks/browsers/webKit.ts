// WebKit, what Safari is made of: WebKitGTK's own small browser and its driver, on Xvfb's screen.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, type BrowserKind } from './findBrowser.ts';
import { openVirtualDisplay } from './virtualDisplay.ts';
import { startWebKitSession, type WebKitPrograms } from './webKitSession.ts';

export const WEBKIT: BrowserKind<WebKitPrograms> = {
  name: 'WebKit',
  variable: 'WEBKIT_DRIVER_PATH',
  wanted: 'the path of a WebKitWebDriver whose MiniBrowser and an Xvfb are installed, or none',
  packages: ['webkit2gtk-driver', 'xvfb'],
  named: (driver) => withBrowser(driver)[0],
  candidates: () =>
    onPath('WebKitWebDriver')
      .filter((path) => existsSync(path))
      .flatMap((path) => withBrowser(path)),
  opensPage,
  environment: ({ driver, browser }) => ({ WEBKIT_DRIVER_PATH: driver, MINIBROWSER_PATH: browser }),
};

/** The programs that a driver needs, where they are all there. MINIBROWSER_PATH names the browser if it is nowhere usual. */
function withBrowser(driver: string): readonly WebKitPrograms[] {
  const named = process.env['MINIBROWSER_PATH'];
  const browsers = (named ? [named] : browserPlaces()).filter((path) => existsSync(path));
  const [display] = onPath('Xvfb').filter((path) => existsSync(path));
  return display === undefined ? [] : browsers.map((browser) => ({ driver, browser, display }));
}

/** MiniBrowser is no program for people: it lies beside the library, in a folder of the API's version. */
function browserPlaces(): readonly string[] {
  return ['/usr/lib', '/usr/lib64', '/usr/libexec']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((api) => join(folder, api, 'MiniBrowser')));
}

async function opensPage(programs: WebKitPrograms): Promise<boolean> {
  try {
    const display = await openVirtualDisplay(programs.display);
    try {
      const visit = await startWebKitSession(programs, { display: display.name });
      try {
        await visit.session.post('url', { url: 'about:blank' });
        return (await visit.session.get('url')) === 'about:blank';
      } finally {
        await visit.close();
      }
    } finally {
      await display.close();
    }
  } catch {
    return false;
  }
}
