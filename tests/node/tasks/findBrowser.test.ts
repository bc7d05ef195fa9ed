import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHROMIUM, ensureChromium } from '../../../workers/node/tasks/browsers/chromium.ts';
import { findBrowser, type BrowserKind } from '../../../workers/node/tasks/browsers/findBrowser.ts';
import { FIREFOX } from '../../../workers/node/tasks/browsers/firefox.ts';
import { WEBKIT } from '../../../workers/node/tasks/browsers/webKit.ts';

afterEach(() => vi.unstubAllEnvs());

const KINDS: readonly BrowserKind<unknown>[] = [CHROMIUM, FIREFOX, WEBKIT];

describe.each(KINDS)('$variable', (kind) => {
  it.each(['/nowhere/browser', process.execPath])(
    'is refused when it is %s, since that opens no page; no other browser is taken instead',
    async (path) => {
      vi.stubEnv(kind.variable, path);
      await expect(findBrowser(kind)).rejects.toThrow(`browser: ${kind.variable} is ${path}, which opens no page`);
    },
  );
});

it('CHROMIUM_PATH=none installs nothing, and says what does without a browser', async () => {
  vi.stubEnv('CHROMIUM_PATH', 'none');
  await expect(ensureChromium()).rejects.toThrow('`npm run check` does without them');
});
