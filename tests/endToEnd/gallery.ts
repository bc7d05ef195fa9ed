// The gallery as a visitor has it: opens it in a real browser, sees what is on the wall, and notes whatever goes wrong.

import axe, { type AxeResults } from 'axe-core';
import { createHash } from 'node:crypto';
import type { BrowserContext, JSHandle, Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { animationsEnded } from '../support/animationsEnded.ts';
import { isWallDrawn, wallLevels } from '../support/scenarios/wallInk.ts';

export interface Gallery {
  readonly page: Page;
  /** Addresses that page and workers have asked the network or a service worker for. */
  readonly requests: readonly string[];
  /** Uncaught errors and refusals of the content security policy. */
  readonly problems: readonly string[];
}

/** Opens the gallery and waits for all digits on screen. At the end of the test nothing may have gone wrong. */
export async function visit(context: BrowserContext, url: string): Promise<Gallery> {
  const gallery = await open(context, url);
  await drawn(gallery.page);
  return gallery;
}

/** Opens the gallery without waiting for digits. */
export async function open(context: BrowserContext, url: string): Promise<Gallery> {
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted ?(script|type)/i.test(message.text())) problems.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  onTestFinished(() => {
    expect(problems).toEqual([]);
  });
  await page.goto(url);
  return { page, requests, problems };
}

/** Waits until every block near the screen is drawn, and every sheet of a comparison. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(isWallDrawn);
}

/** Gives the window another size, and waits until the page is laid out for it. */
export async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction((width) => innerWidth === width, size.width);
  // Resize observers are told in the frame after.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Waits until the front page shows the digit of its address, or one where that names none; returns the digit's address. */
export async function digitShown(page: Page): Promise<string> {
  const handle = await page.waitForFunction(() => {
    const front = document.querySelector('digit-gallery')?.shadowRoot?.querySelector('one-digit')?.shadowRoot;
    const shown = front?.querySelector<HTMLElement>('article')?.dataset['digit'];
    const namesNone = !new URLSearchParams(location.hash.slice(1)).has('s');
    return namesNone || location.hash === `#${shown ?? ''}&v=one` ? shown : undefined;
  });
  return (await handle.jsonValue()) ?? '';
}

/** Grey levels [count, 28·28] of digits that are drawn on the wall, read from its canvases. */
export async function wallPixels(page: Page, first: number, count: number): Promise<Uint8Array> {
  return Uint8Array.from(await page.evaluate(wallLevels, [first, first + count] as const));
}

/** Grey levels [28·28] of the first digit that the front page has shown in this tab. */
export async function inkOfRecentDigits(page: Page): Promise<Uint8Array> {
  const kept = await page.waitForFunction(() => sessionStorage.getItem('this-digit-trail'));
  const text = (await kept.jsonValue()) ?? '';
  const { digits } = JSON.parse(text) as { readonly digits: readonly { readonly ink: string }[] }; // written by the page
  return Uint8Array.from(Buffer.from(digits[0]?.ink ?? '', 'base64'));
}

/** Grey levels [count, 28·28] of each side of a comparison. */
export async function sidePixels(page: Page): Promise<readonly Uint8Array[]> {
  const sides = await page.locator('digit-sheet').evaluateAll((sheets) =>
    sheets.map((sheet) => {
      const columns = Number((sheet as HTMLElement).dataset['columns']); // it is an element of ours
      const canvas = sheet.shadowRoot?.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) throw new Error('the sheet has no canvas');
      const count = columns * (canvas.height / 32);
      return Array.from({ length: count }, (_, place) => {
        const image = context.getImageData((place % columns) * 32 + 2, Math.floor(place / columns) * 32 + 2, 28, 28);
        return Array.from({ length: 784 }, (_, i) => image.data[4 * i + 3] ?? -1);
      }).flat();
    }),
  );
  return sides.map((levels) => Uint8Array.from(levels));
}

/** What axe finds wrong with the page when nothing on it fades or moves any more, one line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(animationsEnded);
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source);
  // Of what is in order it is to find no more than that: to describe every element of a wall takes it seconds.
  const results = await page.evaluate(
    () => (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }), // just put there
  );
  return (results satisfies AxeResults).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join('; ')}`,
  );
}

/** Another address in the page that is open: nothing is loaded anew that is here. */
export async function turnTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
}

/** Chooses a page as visitors do: in the bar of the navigation, or in its menu where the window has no room for the bar. */
export async function follow(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Pages' });
  const link = navigation.getByRole('link', { name });
  if (!(await link.isVisible())) await navigation.getByRole('button').click();
  await link.click();
}

/** What has the focus, through all shadow trees. */
export function focusedElement(page: Page): Promise<JSHandle<Element | null>> {
  return page.evaluateHandle(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  });
}

/** The accessible name of what has the focus. */
export async function focusedName(page: Page): Promise<string | null | undefined> {
  return (await focusedElement(page)).evaluate((element) => element?.ariaLabel);
}

/** The fields of the address in the address bar. */
export function address(page: Page): URLSearchParams {
  return new URLSearchParams(new URL(page.url()).hash.slice(1));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The shipped model's file name, to recognise its requests. */
export const MODEL_FILE = /\.safetensors/;
