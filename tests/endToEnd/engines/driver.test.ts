// The ground that tests of three engines stand on: each does the same, and tells of the same faults.

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import type { Engine } from '../../support/engines/engine.ts';
import { ENGINE_LIMITS } from '../../support/engines/engineLimits.ts';
import type { EnginePage } from '../../support/engines/enginePage.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';

/** Notes all that hands do to it, and has things to find in two shadow trees. */
const PAGE = `<!doctype html><meta name="viewport" content="width=device-width"><title>hands</title>
<style>body { margin: 0; height: 5000px } [hidden] { display: none }</style>
<x-outer></x-outer>
<div style="margin-top: 3000px"><button>far down</button></div>
<script>
window.notedProblems = [];
addEventListener('error', ({ message }) => notedProblems.push('error: ' + message));
window.done = [];
for (const type of ['keydown', 'pointerdown', 'pointermove', 'pointerup', 'click', 'change'])
  addEventListener(type, (event) => done.push(type + ' ' + (event.key ?? event.pointerType ?? '')), true);
customElements.define('x-inner', class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<label>How many <input type="number"></label><label><input type="checkbox"> Shown</label>' +
      '<select aria-label="Which"><option value="a">A<option value="b">B</select>' +
      '<button aria-hidden="true">Press</button><button hidden>Press</button><button><slot></slot></button>';
  }
});
customElements.define('x-outer', class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<nav aria-label="Pages"><a href="#next">Next  page</a></nav><p class="text">some text</p><x-inner>Press</x-inner>' +
      '<button class="save">Save</button>';
    this.shadowRoot.querySelector('.save').onclick = () => {
      const anchor = document.createElement('a');
      anchor.href = URL.createObjectURL(new Blob(['saved'], { type: 'text/plain' }));
      anchor.download = 'saved.txt';
      anchor.click();
    };
  }
});
</script>`;

let site: Server;
let url = '';

beforeAll(async () => {
  site = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => site.listen(0, resolve));
  url = `http://localhost:${(site.address() as AddressInfo).port}/`; // it listens
});

afterAll(() => {
  site.closeAllConnections();
  site.close();
});

describe.each(await enginesHere())('%s', (name) => {
  let engine: Engine;
  let page: EnginePage;

  beforeAll(async () => {
    engine = await launchEngine(name, { colorScheme: 'dark' });
    page = await engine.newVisitor({ width: 390, height: 844 });
  });
  afterAll(() => engine.close());
  beforeEach(() => page.goto(url));

  const done = (): Promise<string[]> => page.evaluate(() => (window as unknown as { readonly done: string[] }).done);

  it('says which version it is, and has the size, the scheme and the language that were asked for', async () => {
    expect(engine.version).toMatch(/^\d+\.\d/);
    const seen = (): Promise<unknown> =>
      page.evaluate(() => ({
        size: [innerWidth, innerHeight, devicePixelRatio],
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
        language: navigator.language,
      }));
    expect(await seen()).toEqual({ size: [390, 844, 1], dark: true, language: 'en-US' });
    await page.setViewport(1280, 800);
    expect(await seen()).toEqual({ size: [1280, 800, 1], dark: true, language: 'en-US' });
  });

  it('finds things by role, name, label, text and selector, in any shadow tree, as they are told to people', async () => {
    const counts = async (...targets: readonly { count(): Promise<number> }[]) =>
      Promise.all(targets.map((target) => target.count()));
    expect(
      await counts(
        page.role('button', 'Press'),
        page.role('navigation', 'Pages').role('link', 'Next page', { exact: true }),
        page.role('link', 'next', { exact: true }),
        page.label('How many'),
        page.role('checkbox', 'Shown'),
        page.role('combobox', 'Which'),
        page.text('some text'),
        page.get('x-outer x-inner button'),
        page.get('x-outer p + x-inner'),
        page.get('x-inner p'),
      ),
    ).toEqual([1, 1, 0, 1, 1, 1, 1, 3, 1, 0]);
  });

  it('clicks, types, chooses and holds keys, by real events', async () => {
    await page.role('button', 'Press').click();
    await page.label('Shown').click();
    expect(await page.get('[type=checkbox]').evaluate((box) => (box as HTMLInputElement).checked)).toBe(true);
    await page.label('How many').click();
    await page.type('12');
    await page.press('Backspace', 'Tab', 'Shift+Tab', 'ArrowUp', 'Escape', 'Tab', 'Space');
    expect(await page.label('How many').evaluate((field) => (field as HTMLInputElement).value)).toBe('2');
    expect(await page.label('Shown').evaluate((box) => (box as HTMLInputElement).checked)).toBe(false);
    await page.label('Which').choose('b');
    const events = await done();
    expect(events).toEqual(expect.arrayContaining(['pointerdown mouse', 'click mouse', 'change ']));
    const keys = events.filter((event) => event.startsWith('keydown')).map((event) => event.slice(8));
    const { keyOfShiftTab } = ENGINE_LIMITS[name];
    expect(keys).toEqual(['1', '2', 'Backspace', 'Tab', 'Shift', keyOfShiftTab, 'ArrowUp', 'Escape', 'Tab', ' ']);
  });

  it('brings what is clicked into sight, drags, and turns the wheel', async () => {
    await page.role('button', 'far down').click();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(2000);
    await page.evaluate(() => {
      scrollTo(0, 0);
      (window as unknown as { done: string[] }).done = [];
    });
    await page.get('.text').drag([
      [0.1, 0.5],
      [0.4, 0.5],
    ]);
    const events = (await done()).map((event) => event.split(' ')[0]);
    expect(events.indexOf('pointerdown')).toBeGreaterThan(-1);
    expect(events.slice(events.indexOf('pointerdown')).filter((type) => type === 'pointermove').length).toBeGreaterThan(
      2,
    );
    await page.wheel(400);
    await page.waitFor('the page to be scrolled', () => scrollY > 300, []);
  });

  it('goes back and forward, and loads anew', async () => {
    await page.role('link', 'Next page').click();
    await page.waitFor('the next page', () => location.hash === '#next', []);
    await page.back();
    await page.waitFor('the first page', () => location.hash === '', []);
    await page.forward();
    await page.waitFor('the next page', () => location.hash === '#next', []);
    expect(await done()).not.toEqual([]);
    await page.reload();
    expect(await done()).toEqual([]);
  });

  it('keeps what a visitor has stored until the visit ends, and gives it to nobody else', async () => {
    await page.evaluate(() => {
      localStorage.setItem('here', 'first');
    });
    await page.reload();
    expect(await page.evaluate(() => localStorage.getItem('here'))).toBe('first');
    const another = await engine.newVisitor();
    onTestFinished(() => another.close());
    await another.goto(url);
    expect(await another.evaluate(() => localStorage.getItem('here'))).toBeNull();
    // The first is in front again.
    await page.role('button', 'Press').click();
  });

  it('saves what the page gives, and sees what it shows', async () => {
    const { name: file, path } = await page.saves(() => page.role('button', 'Save').click());
    expect(file).toBe('saved.txt');
    expect(await readFile(path, 'utf8')).toBe('saved');
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG');
  });

  it('tells of an error that nobody caught, and of a wait that came to nothing', async () => {
    expect(await page.problems()).toEqual([]);
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of the blue');
      });
    });
    await page.until('the error', async () => (await page.problems()).length > 0);
    expect(await page.problems()).toEqual([expect.stringMatching(/^error: .*out of the blue/)]);
    await expect(page.evaluate(() => Promise.reject(new Error('within')))).rejects.toThrow('within');
    await expect(page.get('.nowhere').waitFor({ timeoutMs: 100 })).rejects.toThrow('.nowhere to be seen');
  });
});
