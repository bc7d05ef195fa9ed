// WebKitGTK's own small browser, by its driver, on a screen that nobody sees. The driver gives every session storage that is
// gone with it, so each visitor is a session.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endCompanion, endOf, startCompanion } from './companion.ts';
import { WebDriverSession } from './webDriver.ts';

export interface WebKitPrograms {
  readonly driver: string;
  /** MiniBrowser. */
  readonly browser: string;
  readonly display: string;
}

export interface WebKitSessionOptions {
  /** Where to draw: `:99`. */
  readonly display: string;
  readonly darkMode?: boolean;
  /** Of MiniBrowser. */
  readonly args?: readonly string[];
  /** Of all its processes. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

export interface WebKitSession {
  readonly session: WebDriverSession;
  /** Where it saves files. */
  readonly downloads: string;
  close(): Promise<void>;
}

/** The bar with the address field would make the window wider than a phone. */
const STYLE =
  'button, entry, toolbar, toolitem { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; }\n';

export async function startWebKitSession(
  { driver, browser }: WebKitPrograms,
  { display, darkMode = false, args = [], environment }: WebKitSessionOptions,
): Promise<WebKitSession> {
  const folder = await mkdtemp(join(tmpdir(), 'digits-webkit-'));
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0', 'gtk.css'), STYLE);
  await writeFile(join(folder, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const port = await freePort();
  const process = startCompanion(driver, [`--port=${port}`], {
    env: {
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      // With other names the page gets the language "C".
      LC_ALL: 'C',
      GTK_THEME: darkMode ? 'Adwaita:dark' : 'Adwaita',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CACHE_HOME: folder,
      // JavaScriptCore 2.50 frees machine code of WebAssembly that has been replaced by faster one, and now and then crashes in a
      // worker that is on its way into it: seen four times, always in the same instruction, and never with this.
      JSC_freeRetiredWasmCode: '0',
      ...environment,
    },
    stdio: 'ignore',
  });
  const close = async (): Promise<void> => {
    await endCompanion(process);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const capabilities = {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation', ...args] },
    };
    const session = await WebDriverSession.start(port, capabilities, endOf(process));
    return {
      session,
      downloads,
      async close() {
        await session.end().catch(() => undefined); // it may be gone already
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}
