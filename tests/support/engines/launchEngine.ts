// A browser engine by its name.

import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';
import { launchChromiumEngine } from './chromiumEngine.ts';
import type { Driver, EngineName } from './driver.ts';
import type { Engine, EngineOptions, VisitorOptions } from './engine.ts';
import { EnginePage } from './enginePage.ts';
import { launchFirefoxEngine } from './firefoxEngine.ts';
import { launchWebKitEngine } from './webKitEngine.ts';

const LAUNCHERS: Readonly<Record<EngineName, (options?: EngineOptions) => Promise<Engine>>> = {
  chromium: launchChromiumEngine,
  firefox: launchFirefoxEngine,
  webkit: launchWebKitEngine,
};

/**
 * Visitors come again after a crash (`EnginePage.goto`), in a new browser if the whole browser has crashed.
 * @throws Error where this machine has none (`enginesHere` tells)
 */
export async function launchEngine(name: EngineName, options?: EngineOptions): Promise<Engine> {
  let engine = await LAUNCHERS[name](options);
  async function open(visitor?: VisitorOptions): Promise<Driver> {
    try {
      return (await engine.newVisitor(visitor)).driver;
    } catch (error) {
      if (!(error instanceof PageGone)) throw error;
      await engine.close().catch(() => undefined); // what is left of it
      engine = await LAUNCHERS[name](options);
      return (await engine.newVisitor(visitor)).driver;
    }
  }
  return {
    name,
    version: engine.version,
    newVisitor: async (visitor) => new EnginePage(await open(visitor), () => open(visitor)),
    close: () => engine.close(),
  };
}
