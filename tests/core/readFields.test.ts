import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../workers/core/address.ts';
import { bareText, readFields } from '../../workers/core/readFields.ts';

const NOBODY = { model: '', seed: -1, index: 0, temperature: 1, prior: '' };
const CANONICAL = 'm=cvae&s=5&i=70&t=0.8&p=normal&c=3';

/** What programs make of an address on its way, one at a time. Each has one reading: the address that it was. */
const MANGLED: Readonly<Record<string, (text: string) => string>> = {
  'as it was': (text) => `#${text}`,
  'without #': (text) => text,
  'with %26 for &': (text) => `#${text.replaceAll('&', '%26')}`,
  'with %26 for &, encoded once more': (text) => `#${text.replaceAll('&', '%2526')}`,
  'with %26amp; for &': (text) => `#${text.replaceAll('&', '%26amp;')}`,
  'with &amp; for &': (text) => `#${text.replaceAll('&', '&amp;')}`,
  'with &amp;amp; for &': (text) => `#${text.replaceAll('&', '&amp;amp;')}`,
  'with &amp%3B for &': (text) => `#${text.replaceAll('&', '&amp%3B')}`,
  'with &#38; for &': (text) => `#${text.replaceAll('&', '&#38;')}`,
  'with ##': (text) => `##${text}`,
  'with #/': (text) => `#/${text}`,
  'with #!': (text) => `#!${text}`,
  'with #?': (text) => `#?${text}`,
  'with #%23': (text) => `#%23${text}`,
  'with %23 for #, in a link': (text) => `https://digits.example/gallery/%23${text}`,
  'in a link': (text) => `https://digits.example/?engine=tfjs#${text}`,
  'in a link of a service that counts clicks': (text) =>
    `https://safe.example/?url=${encodeURIComponent(`https://digits.example/#${text}`)}&data=05%7C02&reserved=0`,
  'encoded as a whole': (text) => `#${encodeURIComponent(text)}`,
  'encoded twice': (text) => `#${encodeURIComponent(encodeURIComponent(text))}`,
  'encoded with its #, twice': (text) => encodeURIComponent(encodeURIComponent(`#${text}`)),
  'with a byte order mark': (text) => `#\ufeff${text}`,
  'with a encoded byte order mark': (text) => `#%EF%BB%BF${text}`,
  'with spaces of no width': (text) => `#${text.replaceAll(/[=&]/g, '\u200b$&\u200d')}\u2060`,
  'with encoded spaces of no width': (text) => `#${text.replaceAll(/[=&]/g, '%E2%80%8B$&%E2%80%8B')}`,
  'with marks of direction': (text) => `\u2066#${text}\u2069`,
  'in capitals': (text) => `#${text.toUpperCase()}`,
  'encoded, in capitals': (text) => `#${encodeURIComponent(text).toUpperCase()}`,
  'with a full stop': (text) => `#${text}.`,
  'with a comma': (text) => `#${text},`,
  'in brackets': (text) => `#${text})`,
  'in brackets, at the end of a sentence': (text) => `#${text}).`,
  'in angle brackets': (text) => `#${text}>`,
  'in angle brackets of a page': (text) => `#${text}&gt;`,
  'in quotes': (text) => `#${text}"`,
  'in curly quotes': (text) => `#${text}”,`,
  'in encoded quotes': (text) => `#${text}%22`,
  'in bold': (text) => `#${text}**`,
  'in Markdown': (text) => `[a digit](https://digits.example/#${text})`,
  'with + behind it': (text) => `#${text}+`,
  'with a space behind it': (text) => `#${text}%20`,
  'with spaces between': (text) => `#${text.replaceAll('&', ' & ')}`,
  'with + between': (text) => `#${text.replaceAll('&', '+&+')}`,
  'on several lines': (text) => `#${text.replaceAll('&', '&\r\n')}\n`,
  'on several lines, encoded': (text) => `#${text.replaceAll('&', '%0D%0A&')}%0A`,
  'with what trackers add': (text) => `#${text}&utm_source=chat&fbclid=IwAR0`,
  'with a query behind it': (text) => `#${text}?fbclid=IwAR0`,
  'twice the same': (text) => `#${text}&${text}`,
};

const addresses = fc.record({
  model: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
  seed: fc.maxSafeNat(),
  index: fc.maxSafeNat(),
  temperature: fc.integer({ min: 0, max: 40_000 }).map((steps) => steps / 10_000),
  prior: fc.constantFrom('', 'normal'),
  class: fc.constantFrom(undefined, 0, 9),
});

describe('an address that has been on its way', () => {
  it.each(Object.entries(MANGLED))('%s is the same address', (_, mangle) => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseAddress(mangle(formatAddress(address)), NOBODY)).toEqual({ address, problems: [] });
      }),
      { numRuns: 20, seed: 19, examples: [[parseAddress(CANONICAL, NOBODY).address]] },
    );
  });

  it.each(Object.entries(MANGLED))('%s, and then in one more way, is still the same', (_, first) => {
    for (const [name, second] of Object.entries(MANGLED)) {
      // Some are of a text that begins with a field, and two full stops mean that something is missing.
      if (/link|Markdown|#|direction|capitals|full stop|sentence/.test(name)) continue;
      const { address } = parseAddress(first(second(CANONICAL).replace(/^#/, '')), NOBODY);
      expect(formatAddress(address), name).toBe(CANONICAL);
    }
  });
});

describe('what has no reading, or two', () => {
  it.each([
    ['#m=vae&s=5&s=6', 's=5 s=6'],
    ['#m=vae&m=gan&s=5', 'm=vae m=gan'],
    ['#m=vae&s5', 's5'],
    ['#m=vae&s=5&…', '…'],
    ['#m=vae&s=5&...', '...'],
    ['#m=vae&s=5&i', 'i'],
    ['#wall', 'wall'],
    ['#m=vae&s=5&=7', '=7'],
    [`#m=vae&s=5&w=${'x'.repeat(1001)}`, `w=${'x'.repeat(1001)}`],
  ])('is given back as it came: %.40s', (text, rest) => {
    expect(readFields(text).get('')).toBe(rest);
    expect(parseAddress(text, NOBODY).problems.map(({ field }) => field)).toContain('rest');
  });

  it.each([
    ['cut off', '#m=vae&s=5..', ['seed']],
    ['cut off', '#m=vae&s=5…', ['seed']],
    ['cut off in brackets', '#m=vae&s=5...)', ['seed']],
    ['cut off before its seed', '#m=vae&i=7', ['seed']],
    ['cut off within its seed', '#m=vae&s=', ['seed']],
    ['broken within a number', '#m=vae&s=5%0A7', ['seed']],
    ['followed by words', '#m=vae&s=5 is nice', ['seed']],
    ['of marks only', '#m=vae&s=!!', ['seed']],
    ['without &', '#m=vaes=5&i=7', ['model', 'seed']],
    ['of a mailer that has taken = for its own', '#m=vae&s=3D5', ['seed']],
    ['with another sign between', '#m=vae;s=5', ['model']],
  ])('is told of an address that is %s: %s', (_, text, fields) => {
    expect(parseAddress(text, NOBODY).problems.map(({ field }) => field)).toEqual(fields);
  });
});

describe('the fields of a text', () => {
  it('are those of its form where nothing was changed, names of models as they are', () => {
    const names = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((name) => name.replaceAll(/[\p{C}~\s]+/gu, ' ').trim());
    const values = fc.record({
      m: fc.constantFrom('vae', 'cvae-gan'),
      s: fc.maxSafeNat().map(String),
      w: fc.constantFrom(
        'slider_0-0-3_4-0-3',
        'normal*0.8~*1.2',
        '*0.5~',
        'main_-0.5_1.25_40',
        'lerp.7',
        'slant.-12_width.3',
      ),
      of: fc.array(
        fc.tuple(fc.stringMatching(/^[0-9a-f]{12}$/), names).map((parts) => parts.join('.')),
        { maxLength: 12 },
      ),
    });
    fc.assert(
      fc.property(values, ({ of, ...rest }) => {
        const fields = { ...rest, of: of.join('~') };
        const text = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
        expect(Object.fromEntries(readFields(`#${text.join('&')}`))).toEqual(fields);
      }),
      { numRuns: 400, seed: 19 },
    );
  });

  it('are read at once, however often they were encoded', () => {
    for (const text of [
      `%${'25'.repeat(8000)}41`,
      `a=%${'25'.repeat(8000)}41`,
      '&amp;'.repeat(3000),
      '='.repeat(16_000),
    ]) {
      expect(readFields(text).toString().length).toBeLessThan(100_000);
    }
  });
});

describe('a bare text', () => {
  it('is one already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bareText(bareText(text))).toBe(bareText(text));
      }),
      { numRuns: 400, seed: 19 },
    );
  });
});
