// What is written of a comparison: complete, and deaf to what model files say of themselves.

import { describe, expect, it } from 'vitest';
import { COMPARED_METRICS, type ComparedMetric } from '../../workers/comparison/comparedMetrics.ts';
import { comparisonCsv } from '../../workers/comparison/report/csv.ts';
import { comparisonHtml } from '../../workers/comparison/report/html.ts';
import { ENGLISH } from '../../workers/comparison/report/language.ts';
import { metricWords, winnerOf } from '../../workers/comparison/report/metricWords.ts';
import { methodText, sentenceText } from '../../workers/comparison/report/words.ts';
import { sentencesOf } from '../../workers/comparison/sentences.ts';
import { comparison, measured } from '../support/sampleComparison.ts';

describe('sentences', () => {
  it('say what limits them, what is wrong, and which differences are larger than chance, the surest first', () => {
    expect(sentencesOf(comparison).map(({ kind }) => kind)).toEqual([
      ...['small', 'finding', 'finding', 'failed'],
      ...['difference', 'difference', 'chance'],
    ]);
  });

  it('are plain in English', () => {
    const say = (kind: string) =>
      sentencesOf(comparison).filter((sentence) => sentence.kind === kind).map((sentence) => sentenceText(sentence, (key) => key, ENGLISH)); // prettier-ignore
    expect(say('difference')).toEqual([
      'gan draws sharper digits than vae: the difference, 0.200 to 0.400, is larger than chance (p < 0.0001).',
      'vae is closer to real digits as a whole (FID) than gan: the difference, 0.200 to 0.400, is larger than chance (p < 0.0001).',
    ]);
    expect(say('chance')).toEqual(['gan and vae differ by no more than chance in: Recall.']);
    expect(say('finding')[0]).toBe('gan hardly ever draws 3 and 8 (mode collapse).');
    expect(say('failed')).toEqual(['bad could not be measured: model file bad: <b>too short</b>.']);
    expect(say('small')).toEqual([
      '1,000 digits are few for FID: even real digits get 0.310. Compare it only with results of as many digits, or take 5,000.',
    ]);
  });

  it.each([
    ['precision', -0.143, -0.091],
    ['precision', 0.091, 0.143],
    ['fid', -12, -9.5],
  ] as const)(
    'give an interval of %s from %f to %f in the order of numbers, whichever model has more',
    (metric, low, high) => {
      const of = { metric, a: 'a', b: 'b', difference: (low + high) / 2, low, high, p: 0, adjusted: 0, isReal: true };
      const sentence = {
        kind: 'difference',
        metric,
        more: low > 0 ? 'a' : 'b',
        less: low > 0 ? 'b' : 'a',
        of,
      } as const;
      const text = sentenceText(sentence, (key) => key, ENGLISH);
      expect(text).toContain(metric === 'fid' ? 'the difference, 9.500 to 12.0,' : 'the difference, 9.1 % to 14.3 %,');
    },
  );

  it('show numbers with a true minus, and none before 0', () => {
    const show = (metric: ComparedMetric, value: number) => metricWords(metric, ENGLISH).show(value);
    expect([show('kid', -0.000001), show('kid', -0.01), show('recall', 0.5), show('fid', 12.34)]).toEqual([
      ...['0.00000', '−0.01000', '50.0 %', '12.3'],
    ]);
  });
});

describe('a difference', () => {
  it('speaks for the model with less of what is bad, and for the one with more of anything else', () => {
    expect((['fid', 'unreadable', 'recall', 'sharpness'] as const).map((metric) => winnerOf(metric, 0.1))).toEqual([
      ...['b', 'b', 'a', 'a'],
    ]);
  });
});

describe('the CSV', () => {
  const lines = comparisonCsv(comparison).split('\r\n');

  it('has a line for each metric and class of each model, and one for a failed model', () => {
    expect(lines.length).toBe(1 + 2 * (COMPARED_METRICS.length - 1 + 10) + 1 + 1); // the last one is empty
    expect(lines[0]).toBe('model,name,sha256,prior,temperature,class,n,seed,metric,value,low,high,real,error');
    expect(lines[22]).toBe(`vae,VAE,${'ab'.repeat(32)},,1,,1000,7,kid,0.6,0.5,0.7,0.5,`);
  });

  it('quotes what would end a cell, and disarms what a spreadsheet would run', () => {
    expect(lines[1]).toContain(`gan,"<img src=x onerror=alert(1)> & ""quoted"", 'and' more",`);
    expect(lines.at(-2)).toContain(`bad,"'=HYPERLINK(""x"")",`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'disarms %j',
    (name) => {
      const row = comparisonCsv({ ...comparison, models: [measured('m', name, 1)] });
      expect(row).toMatch(/\r\nm,"?'/);
    },
  );
});

describe('the judge', () => {
  const judgeText = (id: string) => methodText({ ...comparison, judge: { ...comparison.judge, id } }, ENGLISH)[0];

  it('is told by its file’s sum, and by its name where it has one of its own', () => {
    expect(judgeText('judge')).toContain('by the features of judge cdcdcdcd');
    expect(judgeText('strict-judge')).toContain('by the features of judge strict-judge cdcdcdcd');
  });
});

describe('the HTML report', () => {
  const html = comparisonHtml(comparison);

  it('needs no network and no script, and follows the reader’s light or dark', () => {
    expect(html).not.toMatch(/<script|<link|<img|src=["h]|url\(|https?:/i);
    expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'; img-src data:`);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('shows the first digits of each model, where there are any', () => {
    const digits = new Uint8Array(10 * 784);
    digits[0] = 255;
    const shown = comparisonHtml(comparison, ENGLISH, new Map([['gan', digits]]));
    expect(shown).toContain(`The first 10 digits of each model, of seed ${comparison.seed}; none is hand-picked.`);
    const [, encoded = ''] = /<img [^>]*src="data:image\/bmp;base64,([^"]+)"/.exec(shown) ?? [];
    const bmp = Buffer.from(encoded, 'base64');
    expect([bmp.toString('latin1', 0, 2), bmp.readUInt32LE(2)]).toEqual(['BM', bmp.length]);
    expect([bmp.readInt32LE(18), bmp.readInt32LE(22)]).toEqual([280, -28]);
    // Ink is black: the colour of the first pixel, and of paper beside it.
    const at = bmp.readUInt32LE(10);
    expect([0, 1].map((n) => bmp.readUInt32LE(54 + 4 * (bmp[at + n] ?? 0)))).toEqual([0, 0xffffff]);
    expect(html).not.toContain('none is hand-picked');
  });

  it('escapes everything that a file says', () => {
    expect(html).not.toContain('<b>too short');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;');
  });

  it('has a picture of each metric with its name, and every number in a table', () => {
    expect(html.match(/<svg /g)?.length).toBe(COMPARED_METRICS.length - 1); // none of label agreement
    expect(html).toContain('aria-label="Sharpness: 1 is as sharp as real digits"');
    expect(html.match(/<th scope="row">/g)?.length).toBe(COMPARED_METRICS.length - 1 + 10 + 3);
    expect(html).not.toMatch(/NaN|undefined/);
  });
});
