import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { open } from './gallery.ts';

const visitors = useBrowser();

it('the settings lead to the licences of all that is shipped, and of nothing else', async () => {
  const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one`);
  await page.getByRole('button', { name: 'Settings' }).click();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('dialog').getByRole('link', { name: 'Licences' }).click();
  const licences = await opening;
  await licences.getByRole('heading', { name: 'Licences' }).waitFor();
  const names = (await licences.locator('li').allInnerTexts()).map((text) => text.split(' ')[0]);
  const shipped = ['lit', 'comlink', 'd3-shape', '@tensorflow/tfjs-core', 'rolldown', 'assemblyscript'];
  expect(names).toEqual(expect.arrayContaining(shipped));
  for (const absent of ['fast-png', 'cli-progress', 'playwright']) expect(names).not.toContain(absent);
  await licences.getByRole('link', { name: 'This digit does not exist' }).click();
  await licences.locator('digit-gallery').waitFor();
});
