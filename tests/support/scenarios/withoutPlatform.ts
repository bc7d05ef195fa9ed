// A visit to a browser that has not all that browsers may have: a digit is shown and kept, models are compared, and the settings
// are asked what is missing. All of it goes by what is in the page's memory alone, if need be.

import type { EnginePage } from '../engines/enginePage.ts';

/** A plain JavaScript engine without a compiler draws some digits a second. */
const PATIENCE = { timeoutMs: 60_000 };

/** The digit that the visit begins with. */
export const FIRST_DIGIT = { model: 'vae', seed: 12, index: 0 } as const;

/** Opens the front page and waits for its first digit. */
export async function firstDigit(page: EnginePage, url: string): Promise<void> {
  const { model, seed, index } = FIRST_DIGIT;
  await page.goto(`${url}#v=one&m=${model}&s=${seed}&i=${index}`);
  await page.get('one-digit article[data-digit]').waitFor(PATIENCE);
}

/** From there on, to what the settings say is missing. */
export async function visitWithoutPlatform(page: EnginePage): Promise<readonly string[]> {
  await page.role('button', 'Favourite', { exact: true }).click();
  await page.get('favourite-button [aria-pressed=true]').waitFor();
  await turnTo(page, '#v=favourites');
  await page.get('favourites-page li canvas[data-painted]').waitFor(PATIENCE);
  await turnTo(page, '#v=compare&of=vae~cvae&n=1');
  await page.get('grid-tab .stack[data-state=ready]').waitFor(PATIENCE);
  await page.role('button', 'Settings', { exact: true }).click();
  const settings = page.get('settings-sheet');
  await page.until(
    'the settings to have asked the browser',
    async () => (await settings.attribute('data-asked')) !== null,
  );
  return settings.evaluate((sheet) => {
    const sentences = sheet.shadowRoot?.querySelectorAll('li') ?? [];
    return [...sentences].map(({ textContent }) => textContent);
  });
}

/** Within the page that is open: what is only in its memory stays. */
async function turnTo(page: EnginePage, fragment: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, fragment);
}
