// A range input puts a value that its min and max do not allow at their nearest end, and Lit does not set a value anew that it has
// set before. A slider whose min and max come later than its value then stays at a wrong place, while its label is right.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

const SLIDER = /<input\b(?:(?!\/>)[^])*?type="range"[^]*?\/>/g;

const WEB = join(PROJECT_ROOT, 'web');
const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

const sliders = sources.flatMap((path) =>
  [...readFileSync(join(WEB, path), 'utf8').matchAll(SLIDER)].map(([text]) => [path, text] as const),
);

describe('sliders', () => {
  it('are found by this test', () => {
    expect(sliders.length).toBeGreaterThan(8);
  });

  it.each(sliders)(
    'of %s get their value after min, max and step, and whenever it is not the one asked for',
    (_, text) => {
      const value = text.indexOf('.value=${live(');
      expect(value, 'want .value=${live(…)}').toBeGreaterThan(-1);
      for (const limit of [' min=', ' max=', ' step=']) {
        expect(text.replaceAll(/\s/g, ' ').indexOf(limit), limit).toBeLessThan(value);
      }
    },
  );
});
