import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, visit } from './gallery.ts';
import { publish, publishSecondVersion } from './publishedSite.ts';

const visitors = useBrowser();

describe('a new version of the page', () => {
  it('waits until it is wanted, and then shows the same wall', async () => {
    const { site, folder } = await publish();
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const first = await visit(visitor, `${site.url}#v=wall`);
    await first.page.locator('digit-gallery[data-offline=ready]').waitFor();
    await first.page.close();

    await publishSecondVersion(folder);
    const { page } = await visit(visitor, `${site.url}#m=vae&s=77`);
    await page.getByText('There is a new version of this page.').waitFor();
    expect(await page.locator('html').getAttribute('data-version')).toBe(null);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.locator('html[data-version=second]').waitFor();
    await drawn(page);
    await expect.poll(() => address(page).get('s')).toBe('77');
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    expect(await page.getByText('There is a new version of this page.').count()).toBe(0);
  });

  it('that cannot be had completely leaves the version before as it was', async () => {
    const { site, folder } = await publish();
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const first = await visit(visitor, `${site.url}#v=wall`);
    await first.page.locator('digit-gallery[data-offline=ready]').waitFor();
    await first.page.close();

    await publishSecondVersion(folder);
    await rename(join(folder, 'index.html'), join(folder, 'lost.html'));
    const second = await visit(visitor, `${site.url}#v=wall`);
    await second.page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update().catch(() => undefined);
    });
    await site.close();
    await second.page.reload();
    await drawn(second.page);
    expect(await second.page.locator('html').getAttribute('data-version')).toBe(null);
  });
});
