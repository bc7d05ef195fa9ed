// What is written of a comparison: complete, and deaf to what model files say of themselves.

import { describe, expect, it } from 'vitest';
import { COMPARED_METRICS } from '../../workers/comparison/comparedMetrics.ts';
import { comparisonCsv } from '../../workers/comparison/report/csv.ts';
import { comparisonHtml } from '../../workers/comparison/report/html.ts';
import { ENGLISH, showMetric } from '../../workers/comparison/report/words.ts';
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
      sentencesOf(comparison).filter((sentence) => sentence.kind === kind).map((sentence) => ENGLISH.sentence(sentence, (key) => key)); // prettier-ignore
    expect(say('difference')).toEqual([
      'Gan is sharper than vae: the difference in sharpness, 0.200 to 0.400, is larger than chance (p < 0.0001).',
      'Vae is nearer to real digits than gan by FID: the difference in FID, 0.200 to 0.400, is larger than chance (p < 0.0001).',
    ]);
    expect(say('chance')).toEqual(['Gan and vae do not differ by more than chance in recall.']);
    expect(say('finding')[0]).toBe('Gan hardly ever makes 3, 8.');
    expect(say('small')[0]).toContain('1,000 digits are few for FID: even real digits get 0.310');
  });

  it('show numbers with a true minus, and none before 0', () => {
    expect([
      showMetric('kid', -0.000001),
      showMetric('kid', -0.01),
      showMetric('recall', 0.5),
      showMetric('fid', 12.34),
    ]).toEqual(['0.00000', '−0.01000', '50.0 %', '12.3']);
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
  const told = (id: string) => ENGLISH.method({ ...comparison, judge: { ...comparison.judge, id } })[0];

  it('is told by its file’s sum, and by its name where it has one of its own', () => {
    expect(told('judge')).toContain('as judge cdcdcdcd sees them');
    expect(told('strict-judge')).toContain('as judge strict-judge cdcdcdcd sees them');
  });
});

describe('the HTML report', () => {
  const html = comparisonHtml(comparison);

  it('needs no network and no script, and follows the reader’s light or dark', () => {
    expect(html).not.toMatch(/<script|<link|<img|src=["h]|url\(|https?:/i);
    expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'`);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('escapes everything that a file says', () => {
    expect(html).not.toContain('<b>too short');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;');
  });

  it('has a picture of each metric with its name, and every number in a table', () => {
    expect(html.match(/<svg /g)?.length).toBe(COMPARED_METRICS.length - 1); // none of label agreement
    expect(html).toContain('aria-label="sharpness: strokes, as a multiple of real ones"');
    expect(html.match(/<th scope="row">/g)?.length).toBe(COMPARED_METRICS.length - 1 + 10 + 3);
    expect(html).not.toMatch(/NaN|undefined/);
  });
});
