import { afterEach, expect, it, vi } from 'vitest';
import { findChromium } from '../../../workers/node/tasks/findChromium.ts';

afterEach(() => vi.unstubAllEnvs());

it.each(['/nowhere/chromium', process.execPath])(
  'refuses CHROMIUM_PATH=%s, since that opens no page, instead of taking another',
  async (path) => {
    vi.stubEnv('CHROMIUM_PATH', path);
    await expect(findChromium()).rejects.toThrow(`browser: CHROMIUM_PATH is ${path}, which opens no page`);
  },
);
