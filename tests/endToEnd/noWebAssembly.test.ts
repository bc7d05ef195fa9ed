// A browser that has no WebAssembly at all, as in Lockdown Mode: Chromium that compiles nothing at run time, in pages and in
// workers.

import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { digitShown, inkOfRecentDigits, open } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser(undefined, ['--js-flags=--jitless']);

describe('a browser without WebAssembly', () => {
  it('draws with TensorFlow.js in plain JavaScript, to within one grey level, and says so', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=12&i=0`);
    await digitShown(page);
    expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
    await page.locator('notice-bar').getByText('This browser does not run WebAssembly with SIMD.').waitFor();
    const [got, want] = [await inkOfRecentDigits(page), await nodeDigits(12, 0, 1)];
    expect(got).toHaveLength(want.length);
    expect(Math.max(...want.map((level, i) => Math.abs(level - (got[i] ?? 0))))).toBeLessThanOrEqual(1);
  });
});
