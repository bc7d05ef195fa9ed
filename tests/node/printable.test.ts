// What a terminal gets of text that others chose.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableJson } from '../../workers/node/printable.ts';
import { alignRight } from '../../workers/node/textTable.ts';

/** Characters that a terminal obeys, or that turn the order of those around them. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

test.each([
  ['colours and cleared lines', 'VAE\u{1b}[31;1m red\u{1b}[2K\u{1b}[1;1H.', 'VAE red.'],
  ['a carriage return that writes over the line', 'VAE\rFID 0.00', 'VAE FID 0.00'],
  ['line ends of every kind', 'a\nb\r\nc\u{85}d\u{2028}e\u{2029}f\tg', 'a b c d e f g'],
  ['a title, ended by BEL or ST', '\u{1b}]0;owned\u{7}a\u{1b}]0;owned\u{1b}\\b', 'ab'],
  ['a link', '\u{1b}]8;;https://example.org\u{1b}\\text\u{1b}]8;;\u{1b}\\', 'text'],
  ['strings to the terminal', 'a\u{1b}Pq#0\u{1b}\\b\u{1b}_x\u{1b}\\c\u{1b}^x\u{1b}\\d\u{1b}Xx\u{1b}\\e', 'abcde'],
  ['the same in C1', 'a\u{9b}2Kb', 'ab'],
  ['sequences of two characters', 'a\u{1b}cb\u{1b}7d\u{1b}(0e', 'abde'],
  ['a sequence that does not end', 'a\u{1b}', 'a'],
  ['a string that does not end', 'a\u{1b}]0;still here', 'a]0;still here'],
  ['sequences that would join', 'a\u{1b}\u{1b}[0m[2Kb', 'a[2Kb'],
  ['BEL, backspace, NUL, DEL', 'a\u{7}\u{8}\u{0}\u{7f}b', 'ab'],
  ['turned order', 'a\u{202e}b\u{202c}\u{2066}c\u{2069}\u{200f}\u{61c}d', 'abcd'],
])('%s', (_, text, want) => {
  expect(printable(text)).toBe(want);
});

test('text of every language stays as it is', () => {
  for (const text of [
    'VAE-GAN β=0.5, “größer” 0–1 …',
    'цифры',
    '手写数字',
    'أرقام',
    'מספרים',
    '१२३',
    'é',
    '👩‍👩‍👧 ✔️',
    'می‌شود',
  ]) {
    expect(printable(text)).toBe(text);
  }
});

test('whatever comes, nothing is left that a terminal obeys, and once is enough', () => {
  const nasty = fc.constantFrom(
    '\u{1b}',
    '[',
    ']',
    '2K',
    '\u{7}',
    '\\',
    '\u{9b}',
    '\u{9c}',
    'P',
    ';',
    '\r',
    '\n',
    '\u{202e}',
    'm',
  );
  const text = fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary' })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const printed = printable(value);
      expect(printed).not.toMatch(OBEYED);
      expect(printable(printed)).toBe(printed);
    }),
  );
});

test('a long text takes no more than time in proportion to it', () => {
  const long = '\u{1b}]'.repeat(200_000); // a pattern that looked ahead from each ESC to the end would take hours
  expect(printable(long)).toBe(']'.repeat(200_000));
});

test('JSON keeps every character for who parses it, and shows none that a terminal obeys', () => {
  const value = { name: 'a\u{1b}[2K\u{7f}\u{9b}2K\u{202e}\n\u{2028}', list: [1, 'é'] };
  const text = printableJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.replaceAll('\n', '')).not.toMatch(OBEYED);
  expect(text).toContain('é');
});

test('a column is as wide as what is printed of it', () => {
  expect(
    alignRight([
      ['a\u{1b}[2K', '1'],
      ['bb', '22'],
    ]),
  ).toEqual(['a    1', 'bb  22']);
});
