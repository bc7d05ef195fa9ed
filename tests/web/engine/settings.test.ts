import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  MAX_TILE_SIZE,
  MIN_TILE_SIZE,
  formatSettings,
  parseSettings,
  type Settings,
} from '../../../web/engine/settings.ts';

const settings: fc.Arbitrary<Settings> = fc.record({
  theme: fc.constantFrom('system', 'light', 'dark'),
  language: fc.constantFrom('system', 'en', 'ru'),
  model: fc.constantFrom('', 'vae', 'cvae-gan'),
  drawing: fc.constantFrom('contours', 'pixels'),
  motion: fc.constantFrom('system', 'reduced'),
  tileSize: fc.integer({ min: MIN_TILE_SIZE, max: MAX_TILE_SIZE }),
});

describe('settings', () => {
  it('come back as they were stored', () => {
    fc.assert(
      fc.property(settings, (before) => {
        expect(parseSettings(formatSettings(before))).toEqual(before);
      }),
    );
  });

  it('are always ones that the page has, whatever is stored', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({ version: fc.constant(1), theme: fc.jsonValue(), model: fc.jsonValue(), tileSize: fc.jsonValue() })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const { theme, language, model, drawing, motion, tileSize } = parseSettings(text);
        expect(Number.isInteger(tileSize) && tileSize >= MIN_TILE_SIZE && tileSize <= MAX_TILE_SIZE).toBe(true);
        expect(['system', 'light', 'dark']).toContain(theme);
        expect(['system', 'en', 'ru']).toContain(language);
        expect(['contours', 'pixels']).toContain(drawing);
        expect(['system', 'reduced']).toContain(motion);
        expect(model).toMatch(/^[a-z0-9-]{0,64}$/);
      }),
    );
  });

  it('keep what is good beside what is not', () => {
    const text = '{"version":1,"theme":"dark","language":"fr","model":"<b>","drawing":"pixels","motion":null}';
    expect(parseSettings(text)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', drawing: 'pixels' });
  });

  it.each([
    null,
    '',
    'null',
    '[]',
    '{"version":2,"theme":"dark"}',
    `{"version":1,"theme":"dark","x":"${'x'.repeat(5000)}"}`,
  ])('are the defaults where nothing of ours is stored (%#)', (text) => {
    expect(parseSettings(text)).toEqual(DEFAULT_SETTINGS);
  });
});
