import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, visit, wallPixels } from './gallery.ts';
import { nodeDigits, shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

function choice(page: Page, name: string) {
  return page.getByRole('radiogroup', { name: 'Prior' }).getByRole('radio', { name });
}

describe('the prior', () => {
  it('is the fitted mixture at first, and any wall can be seen under N(0, I) and back', async () => {
    expect((await shippedModel('vae')).priors).toEqual(['mixture', 'normal']);
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700`);
    expect(await choice(page, 'fitted mixture').isChecked()).toBe(true);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20));

    await choice(page, 'N(0, I)').check();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700&p=normal');
    await page.getByRole('status').getByText('Prior: N(0, I)').waitFor();
    await drawn(page);
    const normal = await wallPixels(page, 700, 20);
    expect(normal).toEqual(await nodeDigits(3, 700, 20, { prior: 'normal' }));
    expect(normal).not.toEqual(await nodeDigits(3, 700, 20, { prior: 'mixture' }));

    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700');
    await expect.poll(() => choice(page, 'fitted mixture').isChecked()).toBe(true);
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20));
  });

  it('is part of the address: of a link, of a new wall, and of a digit that is open', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&p=normal`);
    expect(await choice(page, 'N(0, I)').isChecked()).toBe(true);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20, { prior: 'normal' }));
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('s')).not.toBe('3');
    expect(address(page).get('p')).toBe('normal');
    await drawn(page);
    await page.locator('[role=gridcell]').first().click();
    await page.getByText('· prior N(0, I)').waitFor();
    expect(await page.getByLabel('Link to this digit').inputValue()).toContain('&p=normal');
  });

  it('is chosen by keyboard', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await choice(page, 'fitted mixture').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => address(page).get('p')).toBe('normal');
    expect(await choice(page, 'N(0, I)').isChecked()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => address(page).get('p')).toBe(null);
  });

  it('that the model does not have is explained in words', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&p=uniform`);
    await page.getByText('VAE has no prior called “uniform”').first().waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('p')).toBe(null);
  });

  it('is behind the button on a phone, and stays there to go to and fro', async () => {
    const visitor = await visitors.newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    expect(await choice(page, 'N(0, I)').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Seed, digit' }).tap();
    await page.getByText('N(0, I)', { exact: true }).tap();
    await expect.poll(() => address(page).get('p')).toBe('normal');
    expect(await choice(page, 'fitted mixture').isVisible()).toBe(true);
  });

  it('is no choice where a model has only one', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#v=wall`);
    await page.locator('wall-controls').evaluate((controls) => {
      const { model } = controls as unknown as { readonly model: object }; // as wall-controls.ts declares it
      return Object.assign(controls, { model: { ...model, priors: ['normal'] } });
    });
    await expect.poll(() => page.getByRole('radiogroup', { name: 'Prior' }).count()).toBe(0);
    expect(await page.getByLabel('Seed', { exact: true }).isVisible()).toBe(true);
  });
});
