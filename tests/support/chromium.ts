// The browser of the end-to-end tests: the same Chromium that `npm test` found or, run without it, one found now.

import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright';
import { ensureChromium } from '../../workers/node/tasks/findChromium.ts';

/** Tests open nothing but this project's own page, and containers often forbid the sandbox. */
async function launchOptions(): Promise<LaunchOptions> {
  return { executablePath: process.env['CHROMIUM_PATH'] ?? (await ensureChromium()), args: ['--no-sandbox'] };
}

/** A headless Chromium whose contexts forget everything when they close. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** A headless Chromium that keeps its storage in `profile`, a folder, so that it can be closed and started again. */
export async function launchChromiumWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, await launchOptions());
}
