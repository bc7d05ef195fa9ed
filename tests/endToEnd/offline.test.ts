import { describe, expect, it, onTestFinished } from 'vitest';
import { launchChromiumWithProfile } from '../support/chromium.ts';
import { serveBuiltPage } from '../support/site.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { address, drawn, visit } from './gallery.ts';

describe('without a network, after one visit', () => {
  it('a reload shows the same digits, and a new start of the browser new ones', async () => {
    const site = await serveBuiltPage();
    const profile = temporaryFolder();
    const before = await launchChromiumWithProfile(profile);
    const { page } = await visit(before, `${site.url}#v=wall`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    const seeds = [address(page).get('s')];
    await site.close();

    await page.reload();
    await drawn(page);
    seeds.push(address(page).get('s'));
    await before.close();

    const after = await launchChromiumWithProfile(profile);
    onTestFinished(() => after.close());
    const again = await visit(after, `${site.url}?engine=auto#v=wall`);
    seeds.push(address(again.page).get('s'));
    await again.page.locator('digit-gallery[data-offline=ready]').waitFor();
    expect(seeds[1]).toBe(seeds[0]);
    expect(seeds[2]).not.toBe(seeds[0]);
  });

  it('the second engine works too where it has been used before', async () => {
    const site = await serveBuiltPage();
    const profile = temporaryFolder();
    const visitor = await launchChromiumWithProfile(profile);
    onTestFinished(() => visitor.close());
    const first = await visit(visitor, `${site.url}#v=wall`);
    await first.page.locator('digit-gallery[data-offline=ready]').waitFor();
    const { page } = await visit(visitor, `${site.url}?engine=tfjs#v=wall`);
    await site.close();
    await page.reload();
    await page.locator('digit-gallery[data-engine=tfjs]').waitFor();
    await drawn(page);
  });

  it('nothing else of the host is answered by the page', async () => {
    const site = await serveBuiltPage();
    const visitor = await launchChromiumWithProfile(temporaryFolder());
    onTestFinished(() => visitor.close());
    const { page } = await visit(visitor, `${site.url}#v=wall`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await page.goto(`${site.url}models/index.json`);
    expect(await page.locator('body').innerText()).toContain('formatVersion');
    await site.close();
  });
});
