// The browser of the end-to-end tests: the same Chromium that `npm test` found or, run without it, one found now.

import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright';
import { ensureChromium } from '../../workers/node/tasks/browsers/chromium.ts';

/** Tests open nothing but this project's own page, and containers often forbid the sandbox. */
async function launchOptions(args: readonly string[] = []): Promise<LaunchOptions> {
  return { executablePath: process.env['CHROMIUM_PATH'] ?? (await ensureChromium()), args: ['--no-sandbox', ...args] };
}

/** A headless Chromium whose contexts forget everything when they close; `args` are further ones of its command line. */
export async function launchChromium(args?: readonly string[]): Promise<Browser> {
  return chromium.launch(await launchOptions(args));
}

/** A headless Chromium that keeps its storage in `profile`, a folder, so that it can be closed and started again. */
export async function launchChromiumWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, await launchOptions());
}
