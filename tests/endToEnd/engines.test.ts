import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, open, turnTo, visit, wallPixels } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser();
const KERNELS = /simd-[^/]*\.wasm$/;

describe('a browser whose WebAssembly cannot run our kernels', () => {
  it('gets the second engine by itself', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    // A module of a version that no engine has: it fails as unknown instructions do.
    const body = Buffer.from([0, 0x61, 0x73, 0x6d, 99, 0, 0, 0]);
    await visitor.route(KERNELS, (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body }));
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=12`);
    await page.getByText('TensorFlow.js', { exact: true }).waitFor();
    const [got, want] = [await wallPixels(page, 0, 20), await nodeDigits(12, 0, 20)];
    expect(Math.max(...want.map((level, i) => Math.abs(level - (got[i] ?? 0))))).toBeLessThanOrEqual(1);
  });
});

describe('kernels that cannot be had', () => {
  it('are explained, and had on the next try', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(KERNELS, (route) => route.fulfill({ status: 503 }));
    const { page } = await open(visitor, `${visitors.url}#v=wall`);
    await page.getByText('A file is missing.').waitFor();
    await page.getByText('The error message').click();
    await page.getByText('the server answered 503').waitFor();
    await visitor.unroute(KERNELS);
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn(page);
    await page.getByText('SIMD WebAssembly').waitFor();
  });
});

describe('a worker script that cannot be had', () => {
  it('is explained, and had on the next try', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(/computeWorker/, (route) => route.fulfill({ status: 404 }));
    const { page } = await open(visitor, `${visitors.url}#v=wall`);
    await page.getByText('The wall cannot be drawn at the moment').waitFor();
    await page.getByText('A file is missing.').waitFor();
    await visitor.unroute(/computeWorker/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn(page);
  });
});

describe('a model that cannot be had', () => {
  it('is named in the visitor’s language, with the models that are here, and its panel can be closed', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block', locale: 'ru' });
    const { page } = await visit(visitor, `${visitors.url}#m=cgan&s=5&i=0`);
    await visitor.route(/vae\.safetensors/, (route) => route.fulfill({ status: 404 }));
    await turnTo(page, '#m=vae&s=5&i=7&v=one');
    const panel = page.locator('failure-panel');
    await panel.getByText('Не хватает файла vae.safetensors.').waitFor();
    expect(await panel.innerText()).not.toMatch(/[a-z]{3,} [a-z]{3,}/); // no two English words
    await panel.getByRole('button', { name: 'Закрыть' }).click();
    await expect.poll(() => panel.count()).toBe(0);
    await page.locator('status-bar').getByRole('button', { name: 'Повторить' }).click();
    await panel.getByRole('link', { name: 'условная GAN' }).click();
    await page.getByText('№ 7').waitFor();
    expect(await panel.count()).toBe(0);
    expect(address(page).get('i')).toBe('7');
  });

  it('is nothing to a page that does not use it', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { page } = await visit(visitor, `${visitors.url}#m=cgan&s=5&i=0`);
    await visitor.route(/vae\.safetensors/, (route) => route.fulfill({ status: 404 }));
    await turnTo(page, '#m=vae&s=5&i=0');
    await page.locator('failure-panel').waitFor();
    await turnTo(page, '#m=cgan&s=5&i=0&v=weird');
    await page.locator('weird-ones article[data-seen="1000"]').waitFor();
    expect(await page.locator('failure-panel').count()).toBe(0);
    expect(await page.locator('status-bar').innerText()).not.toContain('Not available');
  });
});
