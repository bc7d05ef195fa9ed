// Elements get the services of the page from the gallery around them.

import { describe, expect, it } from 'vitest';
import type { Services } from '../../web/engine/services.ts';
import { useBrowser } from './browser.ts';
import { digitShown } from './gallery.ts';

const visitors = useBrowser();

describe('an element that uses services of the page', () => {
  it('gets those of the gallery around it, and says so where there is none', async () => {
    const page = await (await visitors.newVisitor()).newPage();
    await page.goto(`${visitors.url}#v=one&s=3`);
    await digitShown(page);
    const found = await page.evaluate(() => {
      const gallery = document.querySelector<HTMLElement & { readonly services: Services }>('digit-gallery');
      const root = gallery?.shadowRoot;
      if (!root) throw new Error('want a gallery with elements');
      const put = (where: Node): Partial<{ readonly services: Services }> => {
        const element = document.createElement('digit-picture');
        where.appendChild(element);
        element.remove();
        return element;
      };
      const inside = put(root).services;
      const messages: string[] = [];
      addEventListener(
        'error',
        ({ message }) => {
          messages.push(message);
        },
        { once: true },
      );
      put(document.body);
      return { isOfGallery: inside !== undefined && inside === gallery.services, messages };
    });
    expect(found).toEqual({
      isOfGallery: true,
      messages: ['Uncaught Error: services: <digit-picture> is outside <digit-gallery>, want it inside'],
    });
  });
});
