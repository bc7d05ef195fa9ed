import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, open, visit, wallPixels } from './gallery.ts';
import { nodeDigits, shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

function choice(page: Page, name: string) {
  return page.getByRole('radiogroup', { name: 'Prior' }).getByRole('radio', { name });
}

/** What of an address another model may not have, as it is in the bar. */
function modelPriorClass(page: Page): readonly (string | null)[] {
  return ['m', 'p', 'c'].map((field) => address(page).get(field));
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

describe('another model', () => {
  it.each([
    ['the wall', '#m=vae&s=3&i=7&p=normal'],
    ['the front page', '#m=vae&s=3&i=7&p=normal&v=one'],
    ['Explore', '#m=vae&s=3&i=7&p=normal&v=explore'],
    ['the certificate', '#v=compare&how=certificate&m=vae&s=3&i=7&p=normal'],
  ])('keeps the prior and the class that it has, and no other, on %s', async (_page, fragment) => {
    const { page } = await open(await visitors.newVisitor(), visitors.url + fragment);
    const family = page.getByRole('radiogroup', { name: 'Model' });
    const digitClass = page.getByRole('combobox', { name: 'Class' });
    await digitClass.selectOption('4');
    await expect.poll(() => modelPriorClass(page)).toEqual(['cvae', 'normal', '4']);
    await digitClass.selectOption('no class given');
    await expect.poll(() => modelPriorClass(page)).toEqual(['vae', 'normal', null]);
    await page.goBack();
    await expect.poll(() => modelPriorClass(page)).toEqual(['cvae', 'normal', '4']);
    await family.getByRole('radio', { name: 'VAE-GAN', exact: true }).check();
    await expect.poll(() => modelPriorClass(page)).toEqual(['cvae-gan', 'normal', '4']);
    // The conditional GAN has only one prior, and that is called `normal`: its address names none.
    await family.getByRole('radio', { name: 'GAN', exact: true }).check();
    await expect.poll(() => modelPriorClass(page)).toEqual(['cgan', null, '4']);
    expect([address(page).get('s'), address(page).get('i')]).toEqual(['3', '7']);
    await page.reload();
    await expect.poll(() => family.getByRole('radio', { name: 'GAN', exact: true }).isChecked()).toBe(true);
    expect(await page.locator('notice-bar').count()).toBe(0);
  });
});
