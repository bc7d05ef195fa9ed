// A comparison as one HTML file: no script, no network, light or dark as the reader's system is, and it prints. Everything
// that a model file says of itself goes through escapeMarkup; the policy in the head would stop the rest.

import { COMPARED_METRICS, type ComparedMetric } from '../comparedMetrics.ts';
import type { Comparison, MeasuredModel } from '../comparison.ts';
import { sentencesOf } from '../sentences.ts';
import { intervalPlot } from './intervalPlot.ts';
import { escapeMarkup } from './markup.ts';
import { ENGLISH, type Language } from './language.ts';
import { metricWords } from './metricWords.ts';
import { SAMPLE_INDICES, type SampleDigits } from './sampleDigits.ts';
import { sampleImage } from './sampleImage.ts';
import { methodText, sentenceText, showP, titleWords } from './words.ts';

const STYLE = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1c1b19;--quiet:#5f5b54;--line:#d9d5cc;--mark:#1f5fa8;--real:#a33b12}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--ink:#eeebe4;--quiet:#a9a49a;--line:#3b3833;--mark:#86b7ee;--real:#f0a07a}}
body{margin:0 auto;padding:2rem 1rem 4rem;max-width:60rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.8rem;line-height:1.2}h2{margin-top:2.5rem;font-size:1.25rem}h3{margin:1.5rem 0 .25rem;font-size:1rem}
h3 small{color:var(--quiet);font-weight:normal}p,li{max-width:48rem}.quiet{color:var(--quiet)}
svg{display:block;width:100%;max-width:40rem;height:auto;font:12px system-ui,sans-serif}
svg text{fill:var(--ink)}.bar{fill:none;stroke:var(--mark);stroke-width:2}circle{fill:var(--mark)}
.real{fill:none;stroke:var(--real);stroke-width:2;stroke-dasharray:3 3}.tick{fill:none;stroke:var(--quiet)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .75rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
.samples{display:block;width:100%;max-width:35rem;image-rendering:pixelated}
@media(prefers-color-scheme:dark){.samples{filter:invert(1)}}
th:first-child,td:first-child{text-align:left}td small{display:block;color:var(--quiet)}
`;

/** The whole file; with `samples` also a row of digits of each model. */
export function comparisonHtml(
  comparison: Comparison,
  language: Language = ENGLISH,
  samples: SampleDigits = new Map(),
): string {
  const { models } = comparison;
  const names = new Map(models.map(({ key, name }) => [key, name]));
  const nameOf = (key: string): string => names.get(key) ?? key;
  const measured = models.filter((model): model is MeasuredModel => model.status === 'measured');
  const sentences = sentencesOf(comparison).map((sentence) => sentenceText(sentence, nameOf, language));
  const titles = titleWords(language);
  const title = `${titles.report}: ${models.map(({ name }) => name).join(', ')}`;
  return `<!doctype html>
<html lang="${escapeMarkup(language.tag)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
<h2>${escapeMarkup(titles.inShort)}</h2>
${list(sentences)}
${samples.size > 0 ? sampleRows(comparison, language, samples) : ''}
${measured.length > 0 ? `${plots(measured, language)}\n${metricTable(measured, language)}` : ''}
${comparison.differences.length > 0 ? differenceTable(comparison, language, nameOf) : ''}
<h2>${escapeMarkup(titles.models)}</h2>
${list(models.map(({ name, sha256, prior, temperature, class: label }) => [name, sha256, prior, `t ${temperature}`, label].filter((part) => part !== '' && part !== null).join(' · ')))}
${methodText(comparison, language)
  .map((paragraph) => `<p class="quiet">${escapeMarkup(paragraph)}</p>`)
  .join('\n')}
</main>
</body>
</html>
`;
}

function sampleRows({ models, seed }: Comparison, language: Language, samples: SampleDigits): string {
  const { samples: title, whichSamples } = titleWords(language);
  const rows = models.flatMap(({ key, name }) => {
    const digits = samples.get(key);
    if (!digits) return [];
    return [
      `<h3>${escapeMarkup(name)}</h3>\n<img class="samples" alt="${escapeMarkup(name)}" src="${sampleImage(digits)}">`,
    ];
  });
  return `<h2>${escapeMarkup(title)}</h2>
<p class="quiet">${escapeMarkup(whichSamples(SAMPLE_INDICES.length, seed))}</p>
${rows.join('\n')}`;
}

function list(lines: readonly string[]): string {
  return `<ul>\n${lines.map((line) => `<li>${escapeMarkup(line)}</li>`).join('\n')}\n</ul>`;
}

/** Metrics that at least one of the models has. */
function shownMetrics(models: readonly MeasuredModel[]): readonly ComparedMetric[] {
  return COMPARED_METRICS.filter((metric) => models.some(({ metrics }) => metrics[metric]));
}

function plots(models: readonly MeasuredModel[], language: Language): string {
  return shownMetrics(models)
    .map((metric) => {
      const rows = models.flatMap(({ name, metrics }) => {
        const of = metrics[metric];
        return of ? [{ name, metric: of }] : [];
      });
      const { name, note, show } = metricWords(metric, language);
      const plot = intervalPlot(rows, `${name}: ${note}`, show);
      return `<h3>${escapeMarkup(name)} <small>${escapeMarkup(note)}</small></h3>\n${plot}`;
    })
    .join('\n');
}

function metricTable(models: readonly MeasuredModel[], language: Language): string {
  const titles = titleWords(language);
  const metricRows = shownMetrics(models).map((metric) => {
    const { name, show } = metricWords(metric, language);
    const cells = models.map(({ metrics }) => {
      const of = metrics[metric];
      if (!of) return '<td></td>';
      const [value, low, high] = [of.value, of.low, of.high].map((one) => escapeMarkup(show(one)));
      return `<td>${value}<small>${low} – ${high}</small></td>`;
    });
    const floor = models.map(({ metrics }) => metrics[metric]).find((of) => of !== null)?.floor;
    return row(name, [...cells, `<td>${floor === undefined ? '' : escapeMarkup(show(floor))}</td>`]);
  });
  const share = (value: number): string => escapeMarkup(language.number(value, 'share'));
  const classRows = Array.from({ length: 10 }, (_, label) =>
    row(titles.classShare(label), [
      ...models.map(({ classes }) => {
        const of = classes[label];
        return of ? `<td>${share(of.value)}<small>${share(of.low)} – ${share(of.high)}</small></td>` : '<td></td>';
      }),
      `<td>${share(models[0]?.classes[label]?.floor ?? NaN)}</td>`,
    ]),
  );
  const head = [...models.map(({ name }) => name), titles.realDigits];
  return table(titles.allNumbers, titles.interval, ['', ...head], [...metricRows, ...classRows]);
}

function differenceTable({ differences }: Comparison, language: Language, nameOf: (key: string) => string): string {
  const titles = titleWords(language);
  const rows = differences.map(({ metric, a, b, difference, low, high, adjusted, isReal: isSignificant }) => {
    const words = metricWords(metric, language);
    const show = (value: number): string => escapeMarkup(words.show(value));
    const p = escapeMarkup(showP(adjusted, language));
    return row(`${nameOf(a)} − ${nameOf(b)}`, [
      `<td>${escapeMarkup(words.name)}</td>`,
      `<td>${show(difference)}</td>`,
      `<td>${show(low)} – ${show(high)}</td>`,
      `<td>${isSignificant ? `<strong>${p}</strong>` : p}</td>`,
    ]);
  });
  return table(titles.differences, '', ['', '', titles.difference, titles.interval, titles.p], rows);
}

function row(title: string, cells: readonly string[]): string {
  return `<tr><th scope="row">${escapeMarkup(title)}</th>${cells.join('')}</tr>`;
}

function table(title: string, note: string, head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((name) => (name === '' ? '<td></td>' : `<th scope="col">${escapeMarkup(name)}</th>`)).join('');
  const more = note === '' ? '' : ` <small class="quiet">${escapeMarkup(note)}</small>`;
  return `<h2>${escapeMarkup(title)}${more}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeMarkup(title)}"><table>
<thead><tr>${cells}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}
