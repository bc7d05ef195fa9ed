import { expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../support/chromium.ts';

/** The features that each `--disable-features` of a command line names, in their order. */
function switchedOff(commandLine: string): readonly (readonly string[])[] {
  return [...commandLine.matchAll(/--disable-features=(\S+)/g)].map(([, names = '']) => names.split(','));
}

it('the browser of the tests lacks all that Playwright switches off, and more', async () => {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const devtools = await browser.newBrowserCDPSession();
  const { commandLine } = (await devtools.send('SystemInfo.getInfo')) as { readonly commandLine: string };
  const [byPlaywright = [], ...others] = switchedOff(commandLine);
  expect(byPlaywright).not.toEqual([]);
  expect(others).toHaveLength(1); // the last one counts
  expect(others[0]).toEqual(expect.arrayContaining([...byPlaywright]));
});
