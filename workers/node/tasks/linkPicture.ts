// `npm run link-picture`: the picture that is shown for links to the gallery (web/build/linkPreviewPlugin.ts). Its digits
// are drawn by the models that ship, on the built page itself; a browser sets the words beside them and takes the picture.
//
// Fonts are those of the machine, so this is run when the picture is to change, and what comes of it is committed.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { ensureChromium } from './browsers/chromium.ts';
import { serveSite } from './siteServer.ts';

const FILE = 'public/screenshots/link-preview.png';
/** As Open Graph's readers like it best. */
const SIZE = { width: 1200, height: 630 };
/** Each writes all ten digits in one handwriting: that of this seed and number. */
const HANDS = [
  { m: 'cgan', s: '5', i: '7' },
  { m: 'cvae-gan', s: '3', i: '12' },
  { m: 'cvae', s: '9', i: '4' },
];

/** @returns the exit code */
export async function run(): Promise<number> {
  await ensureBuilt(['simd', 'relaxed', 'page']);
  const server = await serveSite({ folder: join(PROJECT_ROOT, 'dist'), port: 0 });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce' });
    const outlines: string[] = [];
    for (const hand of HANDS) {
      for (let digit = 0; digit < 10; digit++) {
        const address = new URLSearchParams({ ...hand, c: String(digit), v: 'one' });
        outlines.push(await outlineAt(page, `${server.url}?digit=${outlines.length}#${address.toString()}`));
      }
    }
    await page.goto('about:blank');
    await page.setContent(pictureOf(outlines));
    const png = await page.screenshot();
    await writeFile(join(PROJECT_ROOT, FILE), png);
    console.log(`${FILE}: ${SIZE.width} × ${SIZE.height} pixels, ${(png.length / 1000).toFixed(0)} kB`);
    return 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** SVG path data of the digit that the front page draws at an address, in a square of 28. */
async function outlineAt(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const path = await page.locator('one-digit digit-picture svg path').getAttribute('d');
  if (path === null) throw new Error(`link picture: ${url} shows no outline, want one`);
  return path;
}

/** A page of `SIZE` in the gallery's colours. */
function pictureOf(outlines: readonly string[]): string {
  const sheets = outlines.map((path) => `<svg viewBox="-1 -1 30 30"><path d="${path}" fill-rule="evenodd"/></svg>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>
    body { box-sizing: border-box; width: ${SIZE.width}px; height: ${SIZE.height}px; margin: 0; display: grid; align-content: center; padding: 0 46px; background: #f6f2e9; color: #1c1914 }
    h1 { margin: 0; font: italic 400 88px/1 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', Georgia, serif; letter-spacing: -0.02em }
    p { margin: 18px 0 40px; color: #5f584b; font: 400 27px/1.3 system-ui, 'Noto Sans', sans-serif }
    div { display: grid; grid-template-columns: repeat(10, 1fr); gap: 12px }
    svg { display: block; border: 1px solid #d8cfbd; border-radius: 3px; background: #fffefa; fill: #1c1914 }
    svg:nth-child(18) { border-color: #a0301c; fill: #a0301c }
  </style><h1>This digit does not exist</h1>
  <p>Handwriting of nobody, drawn by a small neural network on your own device.</p>
  <div>${sheets.join('')}</div></html>`;
}
