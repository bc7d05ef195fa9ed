import { describe, expect, it, onTestFinished } from 'vitest';
import { launchChromiumWithProfile } from '../support/chromium.ts';
import { serveBuiltPage } from '../support/site.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { address, drawn, turnTo, visit } from './gallery.ts';

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

/** A place on each page that needs more than the page itself, and what is there once its files are. */
const PLACES: readonly (readonly [string, string])[] = [
  ['#m=vae&s=3&v=weird', 'weird-ones article[data-seen="1000"]'],
  ['#v=exhibit&set=5&round=2', 'article[data-ready=true][data-round="2"]'],
  ['#v=compare&how=certificate&m=vae&s=5&i=7', 'certificate-tab [data-state=ready]'],
  ['#v=compare', 'grid-tab .stack[data-state=ready]'],
];

describe('everything, once it is kept', () => {
  it('works without a network; the settings say what is kept, how much it is, and let it go', async () => {
    const site = await serveBuiltPage();
    const visitor = await launchChromiumWithProfile(temporaryFolder());
    onTestFinished(() => visitor.close());
    const { page } = await visit(visitor, `${site.url}#m=cgan&s=5&i=0`);
    await page.getByRole('button', { name: 'this model works offline' }).click();
    const panel = page.locator('storage-panel');
    await panel.getByText('1 of 6 · 172 kB').waitFor();
    await panel.getByRole('button', { name: 'Keep everything offline' }).click();
    await panel.getByText('Every page works without a network').waitFor({ timeout: 30_000 });
    await panel.getByText('6 of 6').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'everything works offline' }).waitFor();
    await site.close();

    await page.reload();
    await drawn(page);
    for (const [place, there] of PLACES) {
      await turnTo(page, place);
      await page.locator(there).first().waitFor({ state: 'attached', timeout: 30_000 });
    }
    expect(await page.locator('model-grid [role=rowheader]').count()).toBe(6);
    expect(await page.locator('model-grid .failure').count()).toBe(0);
    for (const on of ['gan', 'vae', 'cvae', 'vae-gan']) {
      await turnTo(page, `#v=learn&on=${on}&step=2`);
      await page.locator(`article[data-lesson="${on}"][data-step="2"]`).waitFor();
      await expect.poll(() => page.locator('learn-page work-note').count(), { timeout: 30_000 }).toBe(0);
    }

    await page.getByRole('button', { name: 'Settings' }).click();
    await panel.getByRole('button', { name: 'Remove from this device: Models' }).click();
    await panel.getByRole('listitem').filter({ hasText: 'Models' }).getByText('not kept').waitFor();
    await panel.getByRole('button', { name: 'Keep everything offline: 989 kB' }).click();
    await panel.getByText(/The file [\w-]+\.safetensors is missing\./).waitFor({ timeout: 30_000 }); // what is missing now is named
  });
});
