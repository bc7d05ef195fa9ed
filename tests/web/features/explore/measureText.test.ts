import { expect, it, onTestFinished } from 'vitest';
import { measureText } from '../../../../web/features/explore/measureText.ts';
import { showLocale } from '../../../../web/text/locale.ts';

it('a measure has its unit in the visitor’s language, degrees without a space', async () => {
  Object.assign(globalThis, { window: new EventTarget(), document: { documentElement: { lang: 'en' } } });
  onTestFinished(async () => {
    await showLocale('en');
    Object.assign(globalThis, { window: undefined, document: undefined });
  });
  const texts = () => [measureText(-14.6, 'slant'), measureText(17, 'width')];
  expect(texts()).toEqual(['−14.6°', '17.0 px']);
  await showLocale('ru');
  expect(texts()).toEqual(['−14,6°', '17,0 пикс.']);
});
