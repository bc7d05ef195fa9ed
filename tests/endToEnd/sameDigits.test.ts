import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, drawn, open, sha256, visit, wallPixels } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser();
const SEED = 20_260_704;
const COUNT = 100;

describe('an address', () => {
  it('shows the same pixels with 1, 2 and 5 workers as in Node', async () => {
    const want = sha256(await nodeDigits(SEED, 0, COUNT));
    for (const workers of [1, 2, 5]) {
      const visitor = await visitors.newVisitor();
      const { page } = await visit(visitor, `${visitors.url}?workers=${workers}#m=vae&s=${SEED}`);
      expect(await page.locator('digit-gallery').getAttribute('data-workers')).toBe(String(workers));
      expect(sha256(await wallPixels(page, 0, COUNT)), `${workers} workers`).toBe(want);
    }
  });

  it.each([1_000_000_007, Number.MAX_SAFE_INTEGER - 40])('far along the wall is as good as any (%d)', async (index) => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=${SEED}&i=${index}`);
    expect(await wallPixels(page, index, 30)).toEqual(await nodeDigits(SEED, index, 30));
  });

  it('shows the same digits in a window of another width', async () => {
    const narrow = await visit(
      await visitors.newVisitor({ viewport: { width: 390, height: 844 } }),
      `${visitors.url}#m=vae&s=${SEED}&i=90`,
    );
    expect(await wallPixels(narrow.page, 90, 40)).toEqual(await nodeDigits(SEED, 90, 40));
  });

  it('shows the same digits on the second engine, to one grey level', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await visit(visitor, `${visitors.url}?engine=tfjs#m=vae&s=${SEED}`);
    await page.getByText('TensorFlow.js').waitFor();
    const [got, want] = [await wallPixels(page, 0, COUNT), await nodeDigits(SEED, 0, COUNT)];
    const differences = want.map((level, i) => Math.abs(level - (got[i] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
  });
});

describe('a model that cannot be had', () => {
  it.each([
    ['is missing', { status: 404, body: 'no' }],
    ['is a web page', { status: 200, contentType: 'text/html', body: '<p>Log in</p>' }],
    ['is cut off', { status: 200, contentType: 'application/octet-stream', body: 'short' }],
  ])('and %s is explained, and had on the next try', async (_, answer) => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(MODEL_FILE, (route) => route.fulfill(answer));
    const { page } = await open(visitor, `${visitors.url}#v=wall`);
    await page.getByText('The wall cannot be drawn at the moment').waitFor();
    await visitor.unroute(MODEL_FILE);
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn(page);
    expect(await page.getByText('The wall cannot be drawn at the moment').count()).toBe(0);
  });

  it('because of a passing failure is had without anyone noticing', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    let failures = 0;
    await visitor.route(MODEL_FILE, (route) => (failures++ === 0 ? route.abort() : route.continue()));
    await visit(visitor, `${visitors.url}#v=wall`);
    expect(failures).toBe(2);
  });
});
