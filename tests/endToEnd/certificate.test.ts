import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { restore } from '../../web/kit/digitRecord.ts';
import { useBrowser } from './browser.ts';
import { address, open } from './gallery.ts';
import { shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

async function atCertificate(digit = '&m=vae&s=5&i=7', options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await open(await visitors.newVisitor(options), `${visitors.url}#v=compare&how=certificate${digit}`);
  return page;
}

async function ready(page: Page): Promise<void> {
  await page.locator('certificate-tab [data-state=ready]').waitFor();
}

describe('the certificate of a digit', () => {
  it('is reached from its picture page, and without MNIST tells distances, and that they are all there is', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&i=7&v=digit`);
    await page.getByRole('link', { name: 'Does it exist?' }).click();
    await ready(page);
    expect(address(page).toString()).toBe('v=compare&how=certificate&m=vae&s=5&i=7');
    await page.getByRole('heading', { name: 'This digit does not exist' }).waitFor();
    // A sentence without numbers comes first, and the marks of the rulers are named.
    const words = await page.locator('.certificate .words p').allInnerTexts();
    expect(words[0]).toMatch(/^It is as far from all training digits as .*[^\d]+\.$/);
    const keys = page.locator('.rulers').first().getByRole('listitem', { includeHidden: true });
    expect(await keys.allInnerTexts()).toEqual(['this digit', 'a real digit, for comparison', 'suspiciously close']);
    expect(await page.locator('.rulers').first().locator('.scale .own').count()).toBe(2);
    await page.getByText('Only distances are shown.').waitFor();
    await page.getByText(/^Closer than [\d.]+ would be suspicious/).waitFor();
    expect(await page.getByRole('list', { name: 'by the judge’s features' }).getByText('Training digit').count()).toBe(
      5,
    );
    const control = page.getByRole('table', { name: 'as a control' });
    await control.getByText('the median of all unseen ones').waitFor();
    await page.getByRole('table', { name: 'does the VAE repeat its training digits?' }).waitFor();
  });

  it('is saved as JSON with its numbers, and as a picture that has the digit’s address', async () => {
    const page = await atCertificate();
    await ready(page);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    const json: unknown = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
    expect(json).toMatchObject({ version: 1, digit: 'm=vae&s=5&i=7', finding: 'original', basis: null });
    const drawing = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as PNG' }).click();
    const download = await drawing;
    expect(download.suggestedFilename()).toBe('certificate-vae-5-7.png');
    const restored = await restore(new Uint8Array(await readFile(await download.path())), [await shippedModel('vae')]);
    expect(restored).toMatchObject({ outcome: 'same', record: { address: { model: 'vae', seed: 5, index: 7 } } });
  });

  it('is cancelled while it is looked for, and looked for again', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(/reference\/training/, () => undefined); // never answered
    const { page } = await open(visitor, `${visitors.url}#v=compare&how=certificate&m=vae&s=5&i=7`);
    await page.locator('certificate-tab work-note').getByRole('button', { name: 'Cancel' }).click();
    const again = page.getByRole('button', { name: 'Search the training digits for it' });
    await again.waitFor();
    await visitor.unroute(/reference\/training/);
    await page.reload();
    await ready(page);
  });

  it('is there without a network once it has been looked up', async () => {
    const page = await atCertificate(undefined, { serviceWorkers: 'allow' });
    await ready(page);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await ready(page);
    await page.goto(`${visitors.url}#v=compare&how=certificate&m=vae&s=5&i=9`);
    await page.getByRole('img', { name: 'number 9 of seed 5' }).waitFor();
  });

  it('takes the very digit of a link, as mailers hand it on, and nothing else', async () => {
    const page = await atCertificate('&m=vae&s=5&i=7');
    const field = page.getByLabel('Digit X: number or link');
    await field.fill('https://digits.example/#m=gan%26s=9%26i=11%26t=0.5&v=digit&h=0123456789abcdef).');
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page).toString()).toBe('v=compare&how=certificate&m=gan&s=9&i=11&t=0.5');
    await field.fill('https://digits.example/#m=gan&s=9&s=8');
    await page.keyboard.press('Enter');
    await page.getByText('A whole number or the link of a digit is needed here.').waitFor();
  });

  it('takes another digit by its number, and says what is nonsense in an address', async () => {
    const page = await atCertificate('&m=nobody&s=x&i=7');
    await page.getByText('There is no model called “nobody” here').first().waitFor();
    await ready(page);
    await page.getByLabel('Digit X: number or link').fill('11');
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page).get('i')).toBe('11');
    await ready(page);
    await page.goBack();
    await expect.poll(() => address(page).get('i')).toBe('7');
  });
});
