// A gallery with two models of one kind, which make no families: every one of them must still be within reach.

import { describe, expect, it } from 'vitest';
import { untrainedConditional, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { drawn, visit, violations, wallPixels } from './gallery.ts';
import { useModelSite } from './modelSite.ts';
import { digitsOf } from './nodeDigits.ts';

let other: UntrainedModel;
const visitors = useModelSite(async () => {
  other = await untrainedModel(1);
  return [other, await untrainedConditional(1)];
});

describe('two models of one kind', () => {
  it('are in a list, which says of each whether it is on this device', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=70`);
    const models = page.getByRole('combobox', { name: 'Model' });
    await expect
      .poll(() => models.locator('option').allInnerTexts())
      .toEqual([
        'VAE · on device',
        expect.stringMatching(/^Sample, not trained · \d+ kB$/),
        expect.stringMatching(/^Sample, not trained · \d+ kB$/),
      ]);
    await models.selectOption('sample');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=sample&s=3&i=70');
    await drawn(page);
    const { pixels } = await digitsOf(other, 3, 70, 20);
    expect(await wallPixels(page, 70, 20)).toEqual(new Uint8Array(pixels));
    expect(await violations(page)).toEqual([]);
  });

  it('have no class to choose, unlike a third that is told one', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=sample&s=3`);
    const classes = page.getByRole('combobox', { name: 'Class' });
    expect(await classes.count()).toBe(0);
    await page.getByRole('combobox', { name: 'Model' }).selectOption('conditional-sample');
    await classes.selectOption('4');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=conditional-sample&s=3&c=4');
    expect(await classes.locator('option').allInnerTexts()).not.toContain('no class given');
  });
});
