import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, open, turnTo, violations } from './gallery.ts';

const visitors = useBrowser();

/** Waits until what is shown is that of the address. */
async function ready(page: Page, tab: string): Promise<void> {
  await page.locator(`${tab} [data-state=ready]`).first().waitFor();
}

/** Draws lines with the mouse, through corners that are shares of the sheet. */
async function drawByMouse(page: Page, corners: readonly (readonly [x: number, y: number])[]): Promise<void> {
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('the sheet is not on screen');
  const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  const [start = [0, 0] as const, ...rest] = corners;
  await page.mouse.move(...at(start));
  await page.mouse.down();
  for (const corner of rest) await page.mouse.move(...at(corner), { steps: 10 });
  await page.mouse.up();
}

const SEVEN = [
  [0.3, 0.2],
  [0.7, 0.2],
  [0.45, 0.85],
] as const;

describe('a morph', () => {
  it('is scrubbed by keys, keeps its place in the address, and takes other digits', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&i=7&v=explore`);
    await ready(page, 'morph-tab');
    const slider = page.getByRole('slider', { name: 'Place on the path' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => address(page).get('w')).toBe('slerp.60');
    await page.getByText('Options').click();
    await page.getByRole('radio', { name: 'straight' }).check();
    await expect.poll(() => address(page).get('w')).toBe('lerp.60');
    await page.getByLabel('Digit B: number or link').fill(`${visitors.url}#m=gan&s=9&i=3&v=digit`);
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page).get('b')).toBe('9.3');
    await page.reload();
    await ready(page, 'morph-tab');
    expect(await page.getByRole('slider', { name: 'Place on the path' }).inputValue()).toBe('60');
    expect(await page.getByLabel('Digit B: number or link').inputValue()).toBe('3');
  });

  it('plays only when it is told to, and in few steps where motion is not welcome', async () => {
    const visitor = await visitors.newVisitor({ reducedMotion: 'reduce' });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=7&v=explore&e=morph`);
    await ready(page, 'morph-tab');
    const slider = page.getByRole('slider', { name: 'Place on the path' });
    expect(await slider.inputValue()).toBe('0');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => slider.inputValue(), { timeout: 20_000 }).not.toBe('0');
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(Number(await slider.inputValue()) % 6).toBe(0);
  });
});

describe('a drawing', () => {
  it('by mouse is read, drawn again by every model with an encoder, and written as all ten digits', async () => {
    const { page, requests } = await open(await visitors.newVisitor(), `${visitors.url}#v=explore&e=draw&m=vae&s=5`);
    await drawByMouse(page, SEVEN);
    await page.getByRole('button', { name: 'Draw it with the models' }).click();
    await page.getByText('It reads 7 with').waitFor();
    await ready(page, 'drawn-again');
    expect(await page.getByRole('img', { name: 'Your digit, drawn again' }).count()).toBe(4);
    expect(
      await page.getByRole('img', { name: 'in your handwriting, by the Conditional VAE', exact: false }).count(),
    ).toBe(20);
    await page
      .getByRole('list', { name: 'Nearest to it of 4,096 digits by the VAE', exact: true })
      .getByRole('link')
      .first()
      .waitFor();
    expect(requests.every((url) => new URL(url).origin === new URL(visitors.url).origin)).toBe(true);
    await page.reload();
    await page.getByRole('button', { name: 'Draw it with the models', exact: true }).waitFor(); // all is here: no bytes
  });

  it('by keys is the same as by hand, and a stroke can be taken back', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=explore&e=draw&m=vae&s=5`);
    await page.getByRole('application').focus();
    await page.keyboard.press('Space');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('img', { name: 'Your digit as the networks see it' }).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByText('The sheet is empty. Draw').waitFor();
  });

  it('that is a dot, or all black, is refused kindly', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=explore&e=draw&m=vae&s=5`);
    await drawByMouse(page, [
      [0.5, 0.5],
      [0.51, 0.5],
    ]);
    await page.getByText('This is only a dot so far').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    const rows = Array.from(
      { length: 30 },
      (_, i) => [i % 4 < 2 ? 0.1 : 0.9, 0.1 + Math.floor(i / 2) * 0.055] as const,
    );
    await drawByMouse(
      page,
      rows.map(([, y], i) => [i % 4 === 0 || i % 4 === 3 ? 0.1 : 0.9, y] as const),
    );
    await page.getByText('There is too much ink to read').waitFor();
    expect(await page.getByRole('button', { name: 'Draw it with the models' }).count()).toBe(0);
  });
});

describe('the other ways', () => {
  it('show styles in all ten classes, by a model that is told one', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&p=normal&v=explore&e=styles`);
    await ready(page, 'styles-tab');
    expect([address(page).get('m'), address(page).get('p')]).toEqual(['cvae', 'normal']);
    await page.getByText('VAE cannot be told which digit to draw, so this is Conditional VAE.').waitFor();
    expect(await page.getByRole('link', { name: /^Style \d, class \d$/ }).count()).toBe(80);
  });

  it('move a digit until it measures what is asked for', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=cvae&s=5&i=7&v=explore&e=handwriting`);
    await page.locator('handwriting-tab [data-state=ready]').waitFor({ timeout: 60_000 });
    const measured = page.locator('[data-measured=slant]');
    expect(await measured.innerText()).toContain('not asked');
    const slider = page.getByRole('slider', { name: 'Slant' });
    await slider.focus();
    const before = Number(await slider.inputValue());
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => measured.innerText(), { timeout: 20_000 }).toMatch(/asked for: −?[\d.]+/);
    const off = async (): Promise<number> => {
      const [, asked = '', got = ''] =
        /asked for: (-?[\d.]+)° · measured (-?[\d.]+)/.exec((await measured.innerText()).replaceAll('−', '-')) ?? [];
      expect(asked).not.toBe('');
      expect(Number(asked)).toBeLessThan(before);
      return Math.abs(Number(asked) - Number(got));
    };
    await expect.poll(off, { timeout: 20_000 }).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => measured.innerText()).toContain('not asked');
  });

  it('show a map that keys move and zoom, and open the digit in its middle', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&i=7&v=explore&e=map`);
    await ready(page, 'map-tab');
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await expect.poll(() => address(page).get('w')).toMatch(/^three_-?[\d.]+_-?[\d.]+_[\d.]+$/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/−?[\d.]+ across, −?[\d.]+ up/)
      .first()
      .waitFor();
    const view = address(page).get('w');
    await page.mouse.move(400, 400);
    const box = await page.getByRole('application').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 100);
    await page.mouse.wheel(0, -200);
    await expect.poll(() => address(page).get('w')).not.toBe(view);
    await page.getByText('Options').click();
    await page.getByRole('radio', { name: 'main directions' }).check();
    await expect.poll(() => address(page).get('w')).toBe('main');
    await ready(page, 'map-tab');
  });

  it('add and take away digits', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&v=explore&e=arithmetic`);
    await ready(page, 'arithmetic-tab');
    expect(await page.getByRole('img', { name: 'Digit A − B + C' }).count()).toBe(1);
  });

  it('survive nonsense in the address, and say so', async () => {
    const came = '#m=vae&s=5&v=explore&e=nothing&b=x.y&g=1.2.99&w=%3Cscript%3E';
    const { page } = await open(await visitors.newVisitor(), visitors.url + came);
    await page.getByText('There is no such tab here').first().waitFor();
    await page.getByText('was left out: “b=x.y g=1.2.99 w=<script>”').first().waitFor();
    await ready(page, 'morph-tab');
    expect(new URL(page.url()).hash).toBe(came);
    await page.getByRole('button', { name: 'Any other digit as B' }).click();
    await expect.poll(() => address(page).get('e')).toBe('morph');
    expect([address(page).get('g'), address(page).get('w')]).toEqual([null, null]);
  });
});

describe('a choice of a class', () => {
  it('says that it has changed the model, and to which', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&v=explore`);
    await ready(page, 'morph-tab');
    await page.getByRole('combobox', { name: 'Class' }).selectOption('4');
    await page.getByText('Model: Conditional VAE. VAE cannot be told which digit to draw.').waitFor();
    expect(address(page).get('m')).toBe('cvae');
    await page.getByRole('combobox', { name: 'Class' }).selectOption('no class given');
    await page.getByText('Model: VAE. Conditional VAE is always told which digit to draw.').waitFor();
  });
});

/** What each tab is for. */
const RESULTS = {
  morph: 'morph-tab .paper',
  draw: 'digit-pad .surface',
  styles: 'styles-tab td digit-tiles',
  handwriting: 'handwriting-tab .paper',
  map: 'map-surface .surface',
  arithmetic: 'arithmetic-tab .paper',
} as const;

describe('on a phone', () => {
  it.each(['en', 'ru'])('the first digit of each tab is on screen at once, in %s', async (locale) => {
    const viewport = { width: 390, height: 844 };
    const visitor = await visitors.newVisitor({ viewport, hasTouch: true, locale });
    const { page } = await open(visitor, `${visitors.url}#v=explore`);
    for (const [tab, result] of Object.entries(RESULTS)) {
      await turnTo(page, `#v=explore&e=${tab}`);
      const first = page.locator(result).first();
      await first.waitFor();
      const [box, bar] = [await first.boundingBox(), await page.locator('digit-gallery footer').boundingBox()];
      expect((box?.y ?? NaN) + (box?.height ?? NaN), tab).toBeLessThanOrEqual(bar?.y ?? NaN);
    }
  });
});

describe('an untouched example', () => {
  it('leads to the example of another tab; a changed one takes its digits there', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=explore`);
    await ready(page, 'morph-tab');
    await expect.poll(() => address(page).get('b')).toBe('7.9');
    await page.getByRole('link', { name: 'Arithmetic' }).click();
    await ready(page, 'arithmetic-tab');
    await expect.poll(() => address(page).get('g')).toBe('7.34');
    await page.getByRole('button', { name: 'Any other digit as A' }).click();
    await expect.poll(() => address(page).get('i')).not.toBe('175');
    const index = address(page).get('i');
    await page.getByRole('link', { name: 'Morph' }).click();
    await ready(page, 'morph-tab');
    expect(address(page).get('i')).toBe(index);
  });
});

describe.each([
  ['light', 'en', { width: 1280, height: 800 }],
  ['dark', 'ru', { width: 320, height: 640 }],
] as const)('axe finds nothing wrong, %s, %s', (colorScheme, locale, viewport) => {
  it('with any tab', async () => {
    const visitor = await visitors.newVisitor({ colorScheme, locale, viewport });
    const { page } = await open(visitor, `${visitors.url}#m=cvae&s=5&v=explore`);
    for (const tab of ['morph', 'styles', 'map', 'arithmetic', 'draw', 'handwriting']) {
      await turnTo(page, `#m=cvae&s=5&v=explore&e=${tab}`);
      if (tab === 'draw') await page.getByRole('application').waitFor();
      else await page.locator(`${tab}-tab [data-state=ready]`).first().waitFor({ timeout: 60_000 });
      expect(await violations(page), tab).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, tab).toBeLessThanOrEqual(0);
    }
  });
});
