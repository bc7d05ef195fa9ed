// The words of a comparison are those of the command line, in the page's language and with its numbers.

import { describe, expect, it, onTestFinished } from 'vitest';
import { PAGE_LANGUAGE } from '../../../../../web/features/compare/measure/pageLanguage.ts';
import { pairWords } from '../../../../../web/features/compare/measure/pairWords.ts';
import { showLocale } from '../../../../../web/text/locale.ts';
import { comparisonHtml } from '../../../../../workers/comparison/report/html.ts';
import { ENGLISH, type Language } from '../../../../../workers/comparison/report/language.ts';
import { sentenceText } from '../../../../../workers/comparison/report/words.ts';
import { sentencesOf } from '../../../../../workers/comparison/sentences.ts';
import { comparison } from '../../../../support/sampleComparison.ts';

const said = (language: Language) => sentencesOf(comparison).map((one) => sentenceText(one, (key) => key, language));

/** Until the test is over. */
async function inRussian(): Promise<void> {
  Object.assign(globalThis, { window: new EventTarget(), document: { documentElement: { lang: 'en' } } });
  onTestFinished(async () => {
    await showLocale('en');
    Object.assign(globalThis, { window: undefined, document: undefined });
  });
  await showLocale('ru');
}

describe('the words of a comparison on the page', () => {
  it('are those of the command line in English, but for how numbers are written', () => {
    const words = (language: Language) => said(language).map((text) => text.replaceAll(/[\d.,]+/g, '#'));
    expect(words(PAGE_LANGUAGE)).toEqual(words(ENGLISH));
  });

  it('are Russian on a Russian page, in a saved report too', async () => {
    await inRussian();
    expect(said(PAGE_LANGUAGE)).toContain(
      'vae в целом ближе к настоящим цифрам (FID), чем gan: различие (от 0,20 до 0,40) больше случайного (p < 0,0001).',
    );
    for (const text of said(PAGE_LANGUAGE)) expect(text).toMatch(/[А-Яа-яё]/);
    const html = comparisonHtml(comparison, PAGE_LANGUAGE);
    expect(html).toContain('<html lang="ru">');
    expect(html).toContain('aria-label="Резкость: 1 — как у настоящих цифр"');
  });

  it('tell what each of two models has the better of, whichever is named first', () => {
    const words = pairWords(comparison.differences, 'gan', 'vae');
    expect(words).toEqual({
      a: ['draws sharper digits'],
      b: ['is closer to real digits as a whole (FID)'],
      alike: ['Recall'],
    });
    expect(pairWords(comparison.differences, 'vae', 'gan')).toEqual({ a: words.b, b: words.a, alike: words.alike });
  });
});
