// WebKit, by WebDriver. Every visitor is a browser of its own: the driver's sessions forget everything at their end.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SCREEN_SIZE, openVirtualDisplay } from '../../../workers/node/tasks/browsers/virtualDisplay.ts';
import { WEBKIT } from '../../../workers/node/tasks/browsers/webKit.ts';
import { startWebKitSession, type WebKitSession } from '../../../workers/node/tasks/browsers/webKitSession.ts';
import { programsOf } from './browserPaths.ts';
import type { Driver } from './driver.ts';
import { VIEWPORT, type Engine, type EngineOptions } from './engine.ts';
import { EnginePage } from './enginePage.ts';
import { untilSo } from './untilSo.ts';
import { webDriverInput, type Actions } from './webDriverInput.ts';

/** A script of the page may take as long as a measurement. */
const SCRIPT_MS = 300_000;

export async function launchWebKitEngine({ colorScheme = 'light', environment }: EngineOptions = {}): Promise<Engine> {
  const programs = await programsOf(WEBKIT);
  const display = await openVirtualDisplay(programs.display);
  const visits = new Set<WebKitSession>();
  const start = async (): Promise<WebKitSession> => {
    const visit = await startWebKitSession(programs, {
      display: display.name,
      darkMode: colorScheme === 'dark',
      environment,
    });
    visits.add(visit);
    await visit.session.post('timeouts', { script: SCRIPT_MS });
    return visit;
  };
  const end = async (visit: WebKitSession): Promise<void> => {
    if (visits.delete(visit)) await visit.close();
  };
  try {
    // The first visitor's browser is there at once: it says which version it is.
    let first: WebKitSession | undefined = await start();
    return {
      name: 'webkit',
      version: String(first.session.capabilities['browserVersion']),
      async newVisitor(viewport = {}) {
        const visit = first ?? (await start());
        first = undefined;
        const { width, height } = { ...VIEWPORT, ...viewport };
        const driver = webKitDriver(visit, () => end(visit));
        await driver.setViewport(width, height);
        return new EnginePage(driver);
      },
      async close() {
        await Promise.all([...visits].map(end));
        await display.close();
      },
    };
  } catch (error) {
    await Promise.all([...visits].map(end));
    await display.close();
    throw error;
  }
}

type Called = { readonly value: string } | { readonly error: string };

function webKitDriver({ session, downloads }: WebKitSession, end: () => Promise<void>): Driver {
  const problems: string[] = [];
  let bar: number | undefined;
  const perform = (actions: Actions): Promise<unknown> => session.post('actions', { actions });

  async function call(source: string, text: string): Promise<string> {
    const called = await session.post<Called>('execute/async', {
      script: `const done = arguments[1];
        (${source})(arguments[0]).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [text],
    });
    if ('error' in called) throw new Error(called.error);
    return called.value;
  }

  /** The driver tells nothing of the console, so a script of the page's host writes it down (`watchedPage.ts`). */
  async function collect(): Promise<void> {
    const noted = await call(`async () => JSON.stringify((window.notedProblems ?? []).splice(0))`, '').catch(
      () => '[]',
    );
    problems.push(...(JSON.parse(noted) as string[])); // as it was made in the page
  }

  async function viewport(): Promise<readonly [width: number, height: number]> {
    const size = await call('async () => JSON.stringify([innerWidth, innerHeight])', '');
    return JSON.parse(size) as [number, number]; // as it was made in the page
  }

  /** Of the window, above the page: asked for while its size is that of its start, since the page hears late of another. */
  async function heightOfBar(): Promise<number> {
    const { height } = await session.get<{ readonly height: number }>('window/rect');
    const [, innerHeight] = await viewport();
    return height - innerHeight;
  }

  return {
    engine: 'webkit',
    async goto(url) {
      await collect();
      await session.post('url', { url });
    },
    async reload() {
      await collect();
      await session.post('refresh');
    },
    travel: async (delta) => void (await session.post(delta < 0 ? 'back' : 'forward')),
    call,
    ...webDriverInput(perform),
    async setViewport(width, height) {
      bar ??= await heightOfBar();
      // Around the middle of the screen, where the pointer is and so the keyboard: else the page has no focus to show.
      const [x, y] = [width, height + bar].map((size) => Math.round((SCREEN_SIZE - size) / 2));
      await session.post('window/rect', { x, y, width, height: height + bar });
      await untilSo(`a viewport of ${width} × ${height}`, async () => {
        const [innerWidth, innerHeight] = await viewport();
        return innerWidth === width && innerHeight === height;
      });
    },
    async screenshot() {
      return Buffer.from(await session.get<string>('screenshot'), 'base64');
    },
    async problems() {
      await collect();
      return [...problems];
    },
    async saved() {
      const names = await readdir(downloads);
      // A file that is still being written has another name.
      return names
        .filter((name) => !name.endsWith('.wkdownload'))
        .map((name) => ({ name, path: join(downloads, name) }));
    },
    close: end,
  };
}
