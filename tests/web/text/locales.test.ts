import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { msg, str } from '@lit/localize';
import { describe, expect, it, onTestFinished } from 'vitest';
import { timesText } from '../../../web/text/timesText.ts';
import { formatList, formatNumber, pluralOf, currentLocale } from '../../../web/text/locale.ts';
import { localeFor } from '../../../web/text/locales.ts';
import { russian, templates } from '../../../web/text/locales/ru.ts';
import { templatesFrom } from '../../../web/text/locales/templates.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { messagesOf } from '../../support/messages.ts';

const WEB = join(PROJECT_ROOT, 'web');

/** The page, and the words of comparisons, which the command line has too. */
function messages() {
  return [WEB, join(PROJECT_ROOT, 'workers', 'comparison', 'report')].flatMap((folder) => {
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    return sources.flatMap((path) => messagesOf(path, readFileSync(join(folder, path), 'utf8')));
  });
}

function expressions(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}/g)].map(([expression]) => expression).sort();
}

describe('the Russian texts', () => {
  const tables = russian.flatMap((table) => Object.entries(table));

  it('are there for every text of the page, and for no other', () => {
    const inSources = messages();
    expect(inSources.length).toBeGreaterThan(100);
    const translated = new Set(tables.map(([english]) => english));
    expect(inSources.filter(({ key }) => !translated.has(key))).toEqual([]);
    const known = new Set(inSources.map(({ key }) => key));
    expect(tables.map(([english]) => english).filter((english) => !known.has(english))).toEqual([]);
  });

  it('have in English no article before an expression, which may be an 8', () => {
    expect(tables.map(([english]) => english).filter((english) => /\ban? \{\d/.test(english))).toEqual([]);
  });

  it('stand in one table each', () => {
    expect(new Set(tables.map(([english]) => english)).size).toBe(tables.length);
    expect(Object.keys(templates)).toHaveLength(tables.length);
  });

  it('say everything that the English ones say: the same expressions, and Russian words', () => {
    for (const [english, translated] of tables) {
      if (!english.startsWith('#')) expect(expressions(translated), english).toEqual(expressions(english));
      expect(translated, english).toMatch(/[А-Яа-яё№]/);
    }
  });
});

describe('a text', () => {
  it('is found in the sources with the places of its expressions, or by its own id', () => {
    const source = "msg('plain'); msg(str`Digit ${index} of ${seed}`); msg(str`on ${n} cores`, { id: 'cores-few' });";
    expect(messagesOf('x.ts', source).map(({ key }) => key)).toEqual(['plain', 'Digit {0} of {1}', '#cores-few']);
    expect(() => messagesOf('x.ts', 'msg(text)')).toThrow('x.ts:1: msg() of an expression');
  });

  it('may have its expressions in another order when it is translated', () => {
    const [[id = '', template] = []] = Object.entries(templatesFrom({ 'Digit {0} of {1}': 'Из {1} — цифра {0}' }));
    expect(id).toMatch(/^s[0-9a-f]+$/);
    if (!template || typeof template === 'string' || !('strTag' in template))
      throw new Error('no text with expressions');
    expect([...template.strings]).toEqual(['Из ', ' — цифра ', '']); // without what template strings have besides, `raw`
    expect(template.values).toEqual([1, 0]);
  });
});

describe('the language', () => {
  it('is the first of the visitor’s that the page has', () => {
    expect(localeFor(['ru-RU', 'en'])).toBe('ru');
    expect(localeFor(['de', 'en-GB', 'ru'])).toBe('en');
    expect(localeFor(['RU'])).toBe('ru');
    expect(localeFor(['rue', 'fr'])).toBe('en');
    expect(localeFor([])).toBe('en');
  });

  it('is that of texts, numbers and plurals', async () => {
    // What the page does itself needs a document; this is the part below it.
    const { showLocale } = await import('../../../web/text/locale.ts');
    const page = { documentElement: { lang: 'en' } };
    Object.assign(globalThis, { window: new EventTarget(), document: page });
    onTestFinished(async () => {
      await showLocale('en');
      Object.assign(globalThis, { window: undefined, document: undefined });
    });
    expect([formatNumber(1234567.5), pluralOf(2)]).toEqual(['1,234,567.5', 'other']);
    const lists = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']];
    const [british, russian] = ['en-GB', 'ru'].map((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
    expect(lists.map(formatList)).toEqual(lists.map((list) => british?.format(list)));
    await showLocale('ru');
    expect(lists.map(formatList)).toEqual(lists.map((list) => russian?.format(list)));
    expect([currentLocale(), page.documentElement.lang]).toEqual(['ru', 'ru']);
    expect(formatNumber(1234567.5).replaceAll(/\s/g, ' ')).toBe('1 234 567,5');
    expect([1, 2, 5, 11, 21].map((n) => pluralOf(n))).toEqual(['one', 'few', 'many', 'many', 'one']);
    const cores = 2;
    expect(msg(str`on ${cores} cores`, { id: 'cores-few' })).toBe('на 2 ядрах');
    const digits = { maximumSignificantDigits: 2 };
    const times = [1, 1.5, 2, 11.6, 21, 24].map((value) => timesText(value, digits));
    expect(times).toEqual(['1 раз', '1,5 раза', '2 раза', '12 раз', '21 раз', '24 раза']);
  });
});
