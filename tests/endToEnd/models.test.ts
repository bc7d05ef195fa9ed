// A gallery of three families: the shipped VAE, and five models that nobody trained.

import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { GeneratedDigits } from '../../workers/service/computeService.ts';
import { untrainedOfKind, type UntrainedModel } from '../support/untrainedModel.ts';
import { address, drawn, resize, visit, violations, wallPixels } from './gallery.ts';
import { storedModels, useModelSite } from './modelSite.ts';
import { digitsOf, nodeDigits } from './nodeDigits.ts';

const KINDS = ['gan', 'cgan', 'cvae', 'vae-gan', 'cvae-gan'] as const;
const untrained = new Map<string, UntrainedModel>();
const visitors = useModelSite(async () => {
  for (const [i, kind] of KINDS.entries()) untrained.set(kind, await untrainedOfKind(kind, i + 1));
  return [...untrained.values()];
});

function modelOf(kind: (typeof KINDS)[number]): UntrainedModel {
  const model = untrained.get(kind);
  if (!model) throw new Error(`no ${kind} yet; ask inside a test`);
  return model;
}

function levels({ pixels }: GeneratedDigits): Uint8Array {
  return new Uint8Array(pixels);
}

function family(page: Page, name: string): Locator {
  return page.getByRole('radiogroup', { name: 'Model' }).getByRole('radio', { name, exact: true });
}

function classes(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Class' });
}

describe('the family', () => {
  it('can be changed: the same places of the wall by another, and back', async () => {
    const { page, requests } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700`);
    expect(await family(page, 'VAE').isChecked()).toBe(true);
    expect(requests.filter((url) => url.includes('untrained'))).toEqual([]);
    await family(page, 'GAN').check();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=gan&s=3&i=700');
    await page.getByRole('status').getByText('Model: Untrained GAN').waitFor();
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(levels(await digitsOf(modelOf('gan'), 3, 700, 20)));
    await page.locator('status-bar').getByText('model Untrained GAN').waitFor();
    expect(await page.getByRole('radiogroup', { name: 'Prior' }).count()).toBe(0);

    await page.goBack();
    await expect.poll(() => family(page, 'VAE').isChecked()).toBe(true);
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20));
  });

  it('is chosen by keyboard, and keeps what its models have in common', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=3&i=70&t=0.8&p=normal&c=4`);
    await family(page, 'VAE').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=cvae-gan&s=3&i=70&t=0.8&p=normal&c=4');
    expect(await family(page, 'VAE-GAN').isChecked()).toBe(true);
    await drawn(page);
    const drawing = { temperature: 0.8, prior: 'normal', class: 4 };
    expect(await wallPixels(page, 70, 20)).toEqual(levels(await digitsOf(modelOf('cvae-gan'), 3, 70, 20, drawing)));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=cgan&s=3&i=70&t=0.8&c=4');
    expect(await page.locator('notice-bar').count()).toBe(0);
  });

  it('says of each model whether it is on this device, and how much there is to fetch if not', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    const note = async (name: string): Promise<string | undefined> => {
      const tree = await page.getByRole('radiogroup', { name: 'Model' }).ariaSnapshot();
      const described = await family(page, name).evaluate((radio) => {
        const id = radio.getAttribute('aria-describedby') ?? '';
        return (radio.getRootNode() as ShadowRoot).getElementById(id)?.textContent; // it is in an element's own tree
      });
      expect(tree).toContain(`radio "${name}"`);
      return described ?? undefined;
    };
    const kilobytes = `${Math.round(modelOf('gan').file.length / 1000)} kB`;
    await expect.poll(() => note('VAE')).toBe('on device');
    expect(await note('GAN')).toBe(kilobytes);
    await family(page, 'GAN').check();
    await expect.poll(() => note('GAN')).toBe('on device');
    await page.close();
    const { page: later } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    await later.getByRole('radiogroup', { name: 'Model' }).getByText('on device').nth(1).waitFor();
  });
});

describe('a model', () => {
  it('of an address is the only one that is fetched', async () => {
    const { page, requests } = await visit(
      await visitors.newVisitor({ serviceWorkers: 'block' }),
      `${visitors.url}#m=vae-gan&s=3`,
    );
    expect(await family(page, 'VAE-GAN').isChecked()).toBe(true);
    const models = requests.filter((url) => url.includes('.safetensors'));
    expect(models.map((url) => new URL(url).pathname)).toEqual(['/models/untrained-vae-gan.safetensors']);
  });

  it('that was once chosen is kept, and works without a network', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { page, requests } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await classes(page).selectOption('all');
    await expect.poll(() => address(page).get('m')).toBe('cvae');
    await drawn(page);
    await expect.poll(() => storedModels(page)).toBe(2);
    const before = requests.filter((url) => url.includes('untrained')).length;
    await visitor.setOffline(true);
    await page.reload();
    await drawn(page);
    expect(address(page).get('m')).toBe('cvae');
    const seed = Number(address(page).get('s'));
    expect(await wallPixels(page, 0, 20)).toEqual(levels(await digitsOf(modelOf('cvae'), seed, 0, 20)));
    await page.getByRole('radiogroup', { name: 'Prior' }).getByRole('radio', { name: 'side by side' }).check();
    await page.getByRole('grid').nth(1).waitFor();
    await drawn(page);
    expect(requests.filter((url) => url.includes('untrained'))).toHaveLength(before);
  });

  it('that cannot be fetched is a failure in words, and leaves the others as they were', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route('**/untrained-gan.safetensors?*', (route) => route.abort());
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    await family(page, 'GAN').check();
    await page.getByText('The file untrained-gan.safetensors is missing.').waitFor();
    await family(page, 'VAE').check();
    await drawn(page);
    await expect.poll(() => page.locator('failure-panel').count()).toBe(0);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20));

    await visitor.unroute('**/untrained-gan.safetensors?*');
    await family(page, 'GAN').check();
    await expect.poll(() => address(page).get('m')).toBe('gan');
    await drawn(page);
    expect(await wallPixels(page, 0, 20)).toEqual(levels(await digitsOf(modelOf('gan'), 3, 0, 20)));
  });

  it.each(['', '&v=priors'])('that takes long to come says how much of it has (%s)', async (view) => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3${view}`);
    const connection = await visitor.newCDPSession(page);
    const bytes = modelOf('vae-gan').file.length;
    await connection.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: bytes / 3,
      uploadThroughput: -1,
    });
    await family(page, 'VAE-GAN').check();
    const line = page.locator('status-bar');
    await line.getByText('Downloading Untrained VAE-GAN to this device').waitFor();
    await line.getByText(new RegExp(`^\\d+ of ${(bytes / 1000).toFixed(0)} kB$`)).waitFor();
    await page.getByRole('progressbar', { name: 'Download of the model' }).waitFor();
    await line.getByText('model Untrained VAE-GAN').waitFor();
    await drawn(page);
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('that nobody knows is explained in words', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=nobody&s=3`);
    await page.getByText('There is no model called “nobody” here').first().waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('m')).toBe('vae');
  });
});

describe('the class', () => {
  it('can be chosen where the model is told one, and is part of the address', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=3&i=700`);
    expect(await classes(page).inputValue()).toBe('all');
    await classes(page).selectOption('4');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=cvae&s=3&i=700&c=4');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(levels(await digitsOf(modelOf('cvae'), 3, 700, 20, { class: 4 })));
    await page.getByRole('gridcell', { name: 'Generated digit of class 4, number 701 of seed 3' }).click();
    await page.getByText('· class 4').waitFor();
    expect(await page.getByLabel('Link to this digit').inputValue()).toContain('&c=4');
    await page.keyboard.press('Escape');

    await classes(page).selectOption('all');
    await expect.poll(() => address(page).get('c')).toBe(null);
    await page.goBack();
    await expect.poll(() => classes(page).inputValue()).toBe('4');
  });

  it('can be chosen for an unconditional model: by the conditional one of its family, and back', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700`);
    expect(await classes(page).locator('option:checked').innerText()).toBe('no class given');
    await classes(page).selectOption('7');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=cvae&s=3&i=700&c=7');
    await page.getByRole('status').getByText('Model: Untrained CVAE, class: 7').waitFor();
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(levels(await digitsOf(modelOf('cvae'), 3, 700, 20, { class: 7 })));
    await classes(page).selectOption('no class given');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700');
    await page.goBack();
    await expect.poll(() => classes(page).inputValue()).toBe('7');
  });

  it('of each digit, where none is chosen, is in its accessible name', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=3`);
    const { labels = new Uint8Array() } = await digitsOf(modelOf('cvae'), 3, 0, 20);
    const names = await page.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
    const wanted = Array.from(labels, (label, i) => `Generated digit of class ${label}, number ${i} of seed 3`);
    expect(names.slice(0, 20)).toEqual(wanted);
  });

  it('in the address of an unconditional model is explained in words', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&c=4`);
    await page.getByText('VAE does not take a class').first().waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('c')).toBe(null);
  });
});

describe('all there is to choose', () => {
  it('fits any small screen behind a button, and axe finds nothing wrong', async () => {
    const visitor = await visitors.newVisitor({ viewport: { width: 390, height: 800 } });
    const { page } = await visit(visitor, `${visitors.url}#m=cvae&s=3&t=1.5`);
    await page.getByRole('button', { name: 'Seed, digit' }).click();
    for (const [width, height] of [
      [390, 800],
      [320, 800],
      [844, 390],
    ] as const) {
      await resize(page, { width, height });
      await expectInside(page, width);
      expect(await violations(page), `${width} pixels`).toEqual([]);
    }
  });

  it('stands in the bar on any large screen, and axe finds nothing wrong', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=3&t=1.5`);
    for (const width of [960, 1024, 1280, 1920]) {
      await resize(page, { width, height: 800 });
      await drawn(page);
      await expectInside(page, width);
      expect((await page.getByRole('banner').boundingBox())?.height, `${width} pixels`).toBeLessThan(120);
      expect(await violations(page), `${width} pixels`).toEqual([]);
    }
  });
});

/** All controls are on screen from left to right, none over another, and large enough to be hit. */
async function expectInside(page: Page, width: number): Promise<void> {
  const controls = [family(page, 'VAE-GAN'), classes(page), page.getByRole('slider', { name: 'Temperature' })];
  controls.push(page.getByRole('radio', { name: 'side by side' }), page.getByRole('button', { name: 'Reset the' }));
  const boxes = [];
  for (const control of controls) {
    const box = await control.boundingBox();
    if (!box) throw new Error(`${String(control)} is not on screen`);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    boxes.push(box);
  }
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const isBeside = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1;
      expect(isBeside || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1).toBe(true);
    }
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}
