import { expect, it } from 'vitest';
import { whenText } from '../../../../../web/features/compare/measure/whenText.ts';

it('a time of measuring is written alike in all languages, and sorts as it follows', () => {
  const times = [new Date(2026, 8, 30, 23, 59), new Date(2026, 10, 3, 1, 5), new Date(2026, 10, 30, 0, 0)];
  const texts = times.map((time) => whenText(time.getTime()));
  expect(texts).toEqual(['2026-09-30 23:59', '2026-11-03 01:05', '2026-11-30 00:00']);
  expect(texts.toSorted()).toEqual(texts);
});
