// Latents, codes and judgements from the real page's own workers, with the models that ship.

import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import type { DigitEngine } from '../../web/engine/digitEngine.ts';
import type { ShippedModel } from '../../web/storage/shippedModel.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { useBrowser } from './browser.ts';
import { address, drawn, visit, wallPixels } from './gallery.ts';
import { nodeDigits, shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();
const MODELS = join(PROJECT_ROOT, 'public', 'models');
/** A digit that the test draws: a nought. */
const DRAWING = [...drawnDigits(1).images];

interface Services {
  readonly engine: DigitEngine;
  readonly shipped: readonly ShippedModel[];
}

/** What the page's workers make of the drawing: code, reconstruction, judgement, and how many bytes came for the parts. */
function lookAtDrawing(page: Page, id: string) {
  return page.evaluate(
    async ([drawing, name]) => {
      const { services } = document.querySelector('digit-gallery') as unknown as { readonly services: Services }; // it is an element of ours
      const model = services.shipped.find((shipped) => shipped.id === name);
      if (!model) throw new Error(`the page ships no ${name}`);
      const latents = await services.engine.latentEngine();
      let downloaded = 0;
      const call = {
        signal: new AbortController().signal,
        onDownload: (received: number, bytes: number) =>
          (downloaded = received === bytes ? downloaded + bytes : downloaded),
      };
      const pixels = Uint8Array.from(drawing);
      const { mu } = await latents.encode(model, pixels, undefined, call);
      const { pixels: rebuilt } = await latents.render(model, mu, undefined, call);
      const { probs } = await latents.judge(pixels, call);
      const { features } = await latents.likeness(model, pixels, call);
      return { mu: [...mu], rebuilt: [...rebuilt], probs: [...probs], layer: features.length, downloaded };
    },
    [DRAWING, id] as const,
  );
}

async function newVisit(visitor: BrowserContext): Promise<Page> {
  const { page } = await visit(visitor, `${visitors.url}#m=vae-gan&s=12`);
  return page;
}

describe('a drawing', () => {
  it('is encoded, rebuilt and judged in the page’s workers as in Node, and offline after the first time', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const page = await newVisit(visitor);
    const seen = await lookAtDrawing(page, 'vae-gan');

    const service = createComputeService({ createBackend });
    await service.start('wasm');
    const model = await shippedModel('vae-gan');
    const read = async (file: string): Promise<Uint8Array> => new Uint8Array(await readFile(join(MODELS, file)));
    await service.load(model.sha256, await read(model.file));
    await service.loadPart('encoder', await read('vae-gan.encoder.safetensors'));
    await service.loadPart('judge', await read('judge.safetensors'));
    const pixels = Uint8Array.from(DRAWING);
    const { mu } = await service.encode({ part: 'encoder', pixels });
    expect(seen.mu).toEqual([...mu]);
    const { pixels: rebuilt } = await service.render({ model: model.sha256, z: mu });
    expect(seen.rebuilt).toEqual([...rebuilt]);
    const { probs } = await service.judge({ part: 'judge', pixels });
    expect(seen.probs).toEqual([...probs]);
    expect(seen.probs.indexOf(Math.max(...seen.probs))).toBe(0);
    expect(seen.layer).toBe(2352);
    expect(seen.downloaded).toBeGreaterThan(800_000); // encoder, discriminator and judge

    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await visitor.setOffline(true);
    await page.reload();
    await drawn(page);
    expect(await lookAtDrawing(page, 'vae-gan')).toEqual({ ...seen, downloaded: 0 });
  });
});

describe('code that workers get when it is first wanted', () => {
  it('and that does not come is explained; digits are made all the same, and the next try is a real one', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    let asked = 0;
    await visitor.route(/assets\/lazyJobs-/, (route) => {
      asked++;
      return route.abort();
    });
    const page = await newVisit(visitor);
    const ask = () =>
      page.evaluate(async () => {
        const { services } = document.querySelector('digit-gallery') as unknown as { readonly services: Services }; // it is an element of ours
        const model = services.shipped.find(({ id }) => id === 'vae-gan');
        if (!model) throw new Error('the page ships no vae-gan');
        const latents = await services.engine.latentEngine();
        const address = { seed: 12, first: 3, count: 1, temperature: 1 };
        return latents.latentsOf(model, address, { signal: new AbortController().signal }).then(
          ({ z }) => z.length,
          (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`, // ours
        );
      });
    expect(await ask()).toBe(
      'DownloadError: compute service: the code of lazy jobs did not come; check the connection and try again',
    );
    expect(asked).toBeGreaterThan(1); // by workers that have not asked before

    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('s')).not.toBe('12');
    await drawn(page);
    expect(await wallPixels(page, 0, 10)).toEqual(
      await nodeDigits(Number(address(page).get('s')), 0, 10, {}, 'vae-gan'),
    );
    await visitor.unroute(/assets\/lazyJobs-/);
    expect(await ask()).toBeGreaterThan(1);
  });
});

describe('latents', () => {
  it('of an address, rendered, are the digits on the wall; a cancelled call says so', async () => {
    const page = await newVisit(await visitors.newVisitor());
    const { pixels, aborted } = await page.evaluate(async () => {
      const { services } = document.querySelector('digit-gallery') as unknown as { readonly services: Services }; // it is an element of ours
      const model = services.shipped.find(({ id }) => id === 'vae-gan');
      if (!model) throw new Error('the page ships no vae-gan');
      const latents = await services.engine.latentEngine();
      const { signal } = new AbortController();
      const { z, labels } = await latents.latentsOf(
        model,
        { seed: 12, first: 3, count: 5, temperature: 1 },
        { signal },
      );
      const made = await latents.render(model, z, labels, { signal });
      const cancel = new AbortController();
      const late = latents.judge(made.pixels, { signal: cancel.signal });
      cancel.abort();
      const name = await late.then(
        () => 'settled',
        (error: unknown) => (error as Error).name, // ours
      );
      return { pixels: [...made.pixels], aborted: name };
    });
    expect(Uint8Array.from(pixels)).toEqual(await nodeDigits(12, 3, 5, {}, 'vae-gan'));
    expect(aborted).toBe('AbortError');
  });
});
