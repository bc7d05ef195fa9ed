// A browser engine by its name.

import { launchChromiumEngine } from './chromiumEngine.ts';
import type { EngineName } from './driver.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { launchFirefoxEngine } from './firefoxEngine.ts';
import { launchWebKitEngine } from './webKitEngine.ts';

const LAUNCHERS: Readonly<Record<EngineName, (options?: EngineOptions) => Promise<Engine>>> = {
  chromium: launchChromiumEngine,
  firefox: launchFirefoxEngine,
  webkit: launchWebKitEngine,
};

/** @throws Error where this machine has none (`enginesHere` tells) */
export function launchEngine(name: EngineName, options?: EngineOptions): Promise<Engine> {
  return LAUNCHERS[name](options);
}
