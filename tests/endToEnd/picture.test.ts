import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { AXE_LOOKS } from './axeLooks.ts';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, address, open, turnTo, violations } from './gallery.ts';

const visitors = useBrowser();

/** Waits until the digit of the address is shown. */
async function shown(page: Page): Promise<void> {
  await page.locator('digit-page article[data-digit=shown]').waitFor();
}

/** Waits until every tile of a section has ink. */
async function inked(page: Page, section: string): Promise<void> {
  await page.locator(section).scrollIntoViewIfNeeded();
  await page.waitForFunction((tag) => {
    const gallery = document.querySelector('digit-gallery')?.shadowRoot;
    const element = gallery?.querySelector('digit-page')?.shadowRoot?.querySelector(tag)?.shadowRoot;
    const images = [...(element?.querySelector('digit-tiles')?.shadowRoot?.querySelectorAll('img') ?? [])];
    const context = document.createElement('canvas').getContext('2d');
    const hasInk = (image: HTMLImageElement): boolean => {
      context?.clearRect(0, 0, 28, 28);
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, 28, 28).data.some((level) => level > 128) ?? false;
    };
    return images.length > 0 && images.every(hasInk);
  }, section);
}

async function checksum(page: Page): Promise<string> {
  return page.getByRole('group', { name: 'Checksum' }).locator('code').innerText();
}

describe('the picture page', () => {
  it('keeps and shares its digit near its top, and has the checksum last', async () => {
    const visitor = await visitors.newVisitor({ viewport: { width: 390, height: 844 } });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=700&v=digit`);
    await shown(page);
    const places = ['favourite-button button', 'share-button button', 'nav.tabs', 'neighbour-row', '.checksum'];
    await page.locator('digit-page share-button button').waitFor();
    const tops = await Promise.all(
      places.map(async (place) => (await page.locator(`digit-page ${place}`).first().boundingBox())?.y ?? Number.NaN),
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(tops[1]).toBeLessThan(844 - 80);
  });

  it('gives a link with a checksum, and says that the digit of the link is the same', async () => {
    const visitor = await visitors.newVisitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=700&v=digit`);
    await shown(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied ✓' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URLSearchParams(new URL(link).hash.slice(1)).get('h')).toBe(await checksum(page));
    const second = await open(visitor, link);
    await second.page.locator('article[data-agreement=identical]').waitFor();
    await second.page.getByText('Identical ✓').first().waitFor();
    await second.page.getByRole('link', { name: 'Next digit' }).click();
    await second.page.getByRole('heading', { name: 'Digit 701' }).waitFor();
    expect(address(second.page).get('h')).toBe(null);
  });

  it('says so when the pixels are others than those of the link, and when its checksum is none', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=700&v=digit&h=0123456789abcdef`);
    await page.locator('article[data-agreement=different]').waitFor();
    await page.getByText('another version of this model').first().waitFor();
    const other = await open(visitor, `${visitors.url}#m=vae&s=5&i=700&v=digit&h=<script>`);
    await other.page.getByText('is not valid').first().waitFor();
    await shown(other.page);
  });

  it('compares a checksum only with the digit that it was made of', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=7&v=digit`);
    await shown(page);
    const of7 = await checksum(page);
    for (const text of [
      `#m=nobody&s=5&i=7&v=digit&h=${of7}`,
      `#m=cvae&s=5&i=-7&v=digit&h=${of7}`,
      `#m=vae&i=7&v=digit&h=${of7}`,
      `#s=5&i=8&v=digit&h=${of7}`,
      `#m=vae&s=5&i=8&i=7&v=digit&h=${of7}`,
    ]) {
      const other = await open(visitor, visitors.url + text);
      await other.page.locator('article[data-agreement="of another"]').waitFor();
      await other.page.getByText('belongs to another digit').first().waitFor();
      await other.page.getByRole('link', { name: 'Next digit' }).click();
      await expect.poll(() => address(other.page).get('h')).toBe(null);
      await other.page.close();
    }
    // What was changed by hand says nothing of the digit that it is now, and goes.
    await page.goto(`${visitors.url}#m=vae&s=5&i=7&v=digit&h=${of7}`);
    await page.locator('article[data-agreement=identical]').waitFor();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#m=vae&s=5&i=8&v=digit&h=${of7}`);
    await page.locator('article[data-agreement="of another"]').waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=5&i=8&v=digit');
    await page.goBack();
    await page.locator('article[data-agreement=identical]').waitFor();
  });

  it('says that another engine may be a grey level off', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await open(visitor, `${visitors.url}?engine=tfjs#m=vae&s=5&i=7&v=digit&h=0123456789abcdef`);
    await page.locator('article[data-agreement="other engine"]').waitFor();
    await page.getByText('this browser draws with TensorFlow.js').first().waitFor();
  });

  it('shows other temperatures, classes, neighbours and families of a digit', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=5&i=7&p=normal&c=4&v=digit`);
    await shown(page);
    await inked(page, 'temperature-row');
    await inked(page, 'class-row');
    await inked(page, 'neighbour-row');
    expect(await page.locator('neighbour-row digit-tiles a').count()).toBe(10);
    await page.locator('family-row').getByRole('button', { name: 'Draw all' }).click();
    await inked(page, 'family-row');
    const links = page.locator('family-row').getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '#m=cgan&s=5&i=7&c=4&v=digit',
      '#m=gan&s=5&i=7&v=digit',
      '#m=cvae&s=5&i=7&p=normal&c=4&v=digit',
      '#m=vae&s=5&i=7&p=normal&v=digit',
      '#m=cvae-gan&s=5&i=7&p=normal&c=4&v=digit',
      '#m=vae-gan&s=5&i=7&p=normal&v=digit',
    ]);
    await links.last().click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae-gan&s=5&i=7&p=normal&v=digit');
  });

  it('asks the judge when it is told to, and tells what it sees in words', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=5&i=7&v=digit`);
    await shown(page);
    await page.getByRole('button', { name: 'Ask the judge' }).click();
    await page.getByText(/It reads \d with [\d.]+\s% confidence|Unreadable: at most/).waitFor();
    expect(await page.locator('judge-bars').getByRole('row').count()).toBe(10);
  });

  it('is walked by arrows, and Back leads back', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&v=digit`);
    await shown(page);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Digit 1', exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'Digit 0', exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft'); // there is none before
    await page.goBack();
    await page.getByRole('heading', { name: 'Digit 1', exact: true }).waitFor();
  });

  it('is where a digit that is open on the wall leads', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByRole('link', { name: 'All about this digit' }).click();
    await shown(page);
    expect(address(page).toString()).toBe('m=vae&s=3&i=7&v=digit');
  });

  it('says what needs a network when there is none, and tries again', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=7&v=digit`);
    await shown(page);
    await inked(page, 'temperature-row');
    await visitor.route(MODEL_FILE, (route) => route.abort());
    await page.locator('family-row').getByRole('button', { name: 'Draw it with the GAN' }).click();
    const again = page.locator('family-row work-note').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await visitor.unroute(MODEL_FILE);
    await again.click();
    await page.locator('family-row').getByRole('link', { name: 'by the GAN' }).waitFor();
  });
});

describe('axe finds nothing wrong with the picture page', () => {
  it.each(AXE_LOOKS)('%s, in %s', async (colorScheme, locale, viewport) => {
    const visitor = await visitors.newVisitor({ colorScheme, viewport, locale });
    const { page } = await open(visitor, `${visitors.url}#m=cvae&s=5&i=7&v=digit&h=0123456789abcdef`);
    await shown(page);
    for (const section of ['temperature-row', 'class-row', 'neighbour-row']) await inked(page, section);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

describe('a picture whose model cannot be had', () => {
  it('is no digit of the model before', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=7&v=digit`);
    await shown(page);
    await visitor.route(MODEL_FILE, (route) => route.abort());
    await turnTo(page, '#m=gan&s=5&i=7&v=digit');
    await page.locator('failure-panel').waitFor();
    expect(await page.locator('digit-page digit-picture').first().locator('svg').count()).toBe(0);
    await page.getByRole('img', { name: 'Generating this digit' }).waitFor();
  });
});
