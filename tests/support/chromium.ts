// The browser of the end-to-end tests: the same Chromium that `npm test` found or, run without it, one found now.

import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright';
import { ensureChromium } from '../../workers/node/tasks/browsers/chromium.ts';

/** What Playwright switches off. Chromium heeds only the last `--disable-features`, so ours has to repeat its list. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * The suggestions under the address bar. Chromium loads them as two web pages of its own for every window, also where there is
 * no screen: 0.8 s of a core for each visitor of a test (Chromium 156).
 */
const SUGGESTIONS = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** Tests open nothing but this project's own page, and containers often forbid the sandbox. */
async function launchOptions(args: readonly string[] = []): Promise<LaunchOptions> {
  return {
    executablePath: process.env['CHROMIUM_PATH'] ?? (await ensureChromium()),
    args: ['--no-sandbox', `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...SUGGESTIONS].join(',')}`, ...args],
  };
}

/** A headless Chromium whose contexts forget everything when they close; `args` are further ones of its command line. */
export async function launchChromium(args?: readonly string[]): Promise<Browser> {
  return chromium.launch(await launchOptions(args));
}

let warm: Promise<Browser> | undefined;

/** One Chromium for all test files that this process runs, one after the other. It ends with the process; nobody closes it. */
export async function warmChromium(): Promise<Browser> {
  if (warm && (await warm).isConnected()) return warm;
  warm = launchOptions().then((options) => chromium.launch({ ...options, handleSIGTERM: false }));
  const browser = await warm;
  // The test runner ends its processes by this signal: close what the browser has on the disk, then go.
  process.once('SIGTERM', () => {
    void browser.close().finally(() => process.kill(process.pid, 'SIGTERM'));
  });
  return browser;
}

/** A headless Chromium that keeps its storage in `profile`, a folder, so that it can be closed and started again. */
export async function launchChromiumWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, await launchOptions());
}
