import { describe, expect, it, onTestFinished } from 'vitest';
import { showLocale } from '../../../web/text/locale.ts';
import { modelName } from '../../../web/text/modelName.ts';

describe('the name of a model', () => {
  it('is that of its file in English, and Russian where the page is', async () => {
    Object.assign(globalThis, { window: new EventTarget(), document: { documentElement: { lang: 'en' } } });
    onTestFinished(async () => {
      await showLocale('en');
      Object.assign(globalThis, { window: undefined, document: undefined });
    });
    const names = ['GAN', 'Conditional GAN', 'Conditional VAE-GAN (T 0.5)'];
    const own = ['Conditional love', 'my Conditional GAN', ''];
    expect([...names, ...own].map(modelName)).toEqual([...names, ...own]);
    await showLocale('ru');
    expect(names.map(modelName)).toEqual(['GAN', 'условная GAN', 'условная VAE-GAN (T 0.5)']);
    expect(own.map(modelName)).toEqual(own);
  });
});
