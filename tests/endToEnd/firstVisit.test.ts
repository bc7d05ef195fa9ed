import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { serveSite } from '../../workers/node/tasks/siteServer.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, address, drawn, sha256, visit, wallPixels } from './gallery.ts';
import { shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

describe('a visit', () => {
  it('fills the screen with digits and says who made them', async () => {
    const { page } = await visit(await visitors.newVisitor({ serviceWorkers: 'allow' }), `${visitors.url}#v=wall`);
    const { name, sha256 } = await shippedModel();
    const line = page.locator('status-bar');
    await line.getByText('Generated on this device by SIMD WebAssembly').waitFor();
    await line.getByText(/^[\d,]+ digits\/s$/).waitFor();
    const text = await line.locator('p').innerText();
    expect(text).toMatch(/on \d+ cores?/);
    expect(text).toContain(`model ${name}`);
    expect(text).toContain(`sha256 ${sha256.slice(0, 8)}…`);
    expect(await page.evaluate(() => performance.getEntriesByName('first-digits').length)).toBe(1);
  });

  it('asks for the model the first time and never again', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const first = await visit(visitor, `${visitors.url}#v=wall`);
    expect(first.requests.filter((url) => MODEL_FILE.test(url))).toHaveLength(1);
    await first.page.locator('digit-gallery[data-offline=ready]').waitFor();
    await first.page.close();
    const second = await visit(visitor, `${visitors.url}#v=wall`);
    expect(second.requests.filter((url) => MODEL_FILE.test(url))).toEqual([]);
  });

  it('shows a wall of its own, which is there again when it is reloaded and when its address is opened', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    const before = page.url();
    const seed = address(page).get('s');
    const pixels = sha256(await wallPixels(page, 0, 20));
    await page.reload();
    await drawn(page);
    expect(page.url()).toBe(before);
    expect(sha256(await wallPixels(page, 0, 20))).toBe(pixels);
    const other = await visit(await visitors.newVisitor(), `${visitors.url}#v=wall`);
    expect(address(other.page).get('s')).not.toBe(seed);
    const again = await visit(visitor, before);
    expect(again.page.url()).toBe(before);
    expect(sha256(await wallPixels(again.page, 0, 20))).toBe(pixels);
  });

  it('works in a folder of a host, too, and offline as well', async () => {
    const host = temporaryFolder();
    await symlink(join(PROJECT_ROOT, 'dist'), join(host, 'digits'));
    const site = await serveSite({ folder: host, port: 0 });
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { page } = await visit(visitor, `${site.url}digits/#v=wall`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await site.close();
    await page.reload();
    await drawn(page);
  });

  it.each([1280, 390, 320])('moves nothing that has been shown, %d pixels wide', async (width) => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow', viewport: { width, height: 700 } });
    await visitor.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value = 0 } = entry as PerformanceEntry & { value?: number }; // layout-shift is not in the DOM types yet
          document.documentElement.dataset['shift'] = String(
            Number(document.documentElement.dataset['shift'] ?? 0) + value,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await page.mouse.wheel(0, 3000);
    await drawn(page);
    expect(Number((await page.locator('html').getAttribute('data-shift')) ?? 0)).toBeLessThanOrEqual(0.005);
  });
});
