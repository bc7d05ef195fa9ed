import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { drawn, open, visit, wallPixels } from './gallery.ts';
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
    await page.getByText('the server answered 503').waitFor();
    await page.getByText('A file is missing.').waitFor();
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
