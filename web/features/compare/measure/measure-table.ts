import { msg, str } from '@lit/localize';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { COMPARED_METRICS, type ComparedMetric } from '../../../../workers/comparison/comparedMetrics.ts';
import { metricWords } from '../../../../workers/comparison/report/metricWords.ts';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import { seriesClass, seriesShape } from './series.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { plotStyles } from './plotStyles.ts';
import type { StoredMeasurement } from './measurement.ts';
import { outcomesOf } from './measurement.ts';
import type { ModelProgress } from './measuring.ts';
import { PAGE_LANGUAGE } from './pageLanguage.ts';
import { measuredOf, seriesOf } from './resultSeries.ts';

const SHARE: DecimalOptions = { style: 'percent', maximumFractionDigits: 0 };

/** How each model of a measurement is doing, and the numbers of those that are done. */
export class MeasureTable extends LocalizedElement {
  static override properties = {
    measurement: { attribute: false },
    progress: { attribute: false },
    isRunning: { attribute: false },
    isPaused: { attribute: false },
  };
  static override styles = [
    controls,
    focusRing,
    plotStyles,
    css`
      ul {
        display: grid;
        gap: 1px;
        margin: 0 0 var(--space-4);
        padding: 0;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--line);
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 20px minmax(7rem, 12rem) minmax(0, 1fr);
        align-items: center;
        gap: var(--space-2);
        min-height: 44px;
        padding: 0 var(--space-3);
        background: var(--raised);
      }

      li > svg {
        width: 18px;
        height: 18px;
        stroke: none;
      }

      li > span {
        overflow-wrap: anywhere;
        font-weight: 500;
      }

      li > div {
        min-width: 0;
        color: var(--muted);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }

      progress {
        width: min(10rem, 40%);
        height: 8px;
        margin-right: var(--space-2);
        vertical-align: middle;
        accent-color: var(--accent);
      }

      .failed {
        color: var(--accent);
      }

      .scroll {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--sheet-paper);
      }

      table {
        width: 100%;
      }

      thead th {
        vertical-align: bottom;
      }

      th,
      td {
        padding: var(--space-2) var(--space-3);
      }

      tbody tr:last-child > * {
        border-bottom: 0;
      }

      th:first-child {
        position: sticky;
        left: 0;
        background: var(--sheet-paper);
        white-space: normal;
      }

      th small {
        display: block;
        max-width: 15rem;
        color: var(--muted);
        font-weight: 400;
        text-wrap: pretty;
      }

      td small {
        display: block;
        color: var(--muted);
      }

      td {
        font-weight: 500;
      }

      @media (max-width: 34rem) {
        th,
        td {
          padding: var(--space-1) var(--space-2);
        }

        th small {
          display: none;
        }
      }
    `,
  ];

  declare measurement: StoredMeasurement;
  /** Of the models that are being measured. */
  declare progress: ReadonlyMap<string, ModelProgress>;
  /** Whether it goes on. */
  declare isRunning: boolean;
  declare isPaused: boolean;

  protected override render(): TemplateResult {
    const { measurement } = this;
    const outcomes = outcomesOf(measurement);
    const isWhole = measurement.comparison !== undefined && outcomes.every(({ status }) => status === 'measured');
    return html`${isWhole ? nothing : this.#rows()} ${this.#numbers()}`;
  }

  #rows(): TemplateResult {
    const { measurement } = this;
    return html`<ul aria-label=${msg('Models that are measured')}>
      ${seriesOf(measurement).map(
        (series) =>
          html`<li class=${seriesClass(series)} data-key=${series.id} data-status=${this.#status(series.id)}>
            <svg viewBox="-9 -9 18 18" aria-hidden="true">
              ${svg`<path class="mark" d=${seriesShape(series, 90)}></path>`}
            </svg>
            <span>${series.name}</span>
            <div>${this.#doing(series.id, series.name)}</div>
          </li>`,
      )}
    </ul>`;
  }

  #status(key: string): string {
    const outcome = this.measurement.parts.find((part) => part.outcome.key === key)?.outcome;
    if (outcome) return outcome.status;
    return this.progress.has(key) ? 'busy' : 'waiting';
  }

  #doing(key: string, name: string): TemplateResult | string {
    const outcome = this.measurement.parts.find((part) => part.outcome.key === key)?.outcome;
    if (outcome?.status === 'failed') {
      return html`<span class="failed">${msg(str`could not be measured: ${outcome.error.message}`)}</span>`;
    }
    if (outcome) return msg('measured');
    const progress = this.progress.get(key);
    if (!progress || !this.isRunning) return this.isRunning ? msg('waiting') : msg('not measured yet');
    const label = msg(str`Progress of ${name}`);
    return html`<progress aria-label=${label} .value=${progress.done}></progress
      >${this.isPaused ? msg('paused') : stageText(progress.stage)} · ${formatNumber(progress.done, SHARE)}`;
  }

  #numbers(): TemplateResult | typeof nothing {
    const measured = measuredOf(this.measurement);
    const [first] = measured;
    if (!first) return nothing;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${msg('Table of the numbers')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Metric')}</th>
            ${measured.map(({ series }) => html`<th scope="col">${series.name}</th>`)}
            <th scope="col">${msg('Real digits')}</th>
          </tr>
        </thead>
        <tbody>
          ${COMPARED_METRICS.map((metric) => this.#row(metric))}
        </tbody>
      </table>
    </div>`;
  }

  #row(metric: ComparedMetric): TemplateResult {
    const measured = measuredOf(this.measurement);
    const { name, note, show } = metricWords(metric, PAGE_LANGUAGE);
    const floor = measured.map(({ outcome }) => outcome.metrics[metric]?.floor).find((one) => one !== undefined);
    return html`<tr data-metric=${metric}>
      <th scope="row">${name}<small>${note}</small></th>
      ${measured.map(({ outcome }) => {
        const found = outcome.metrics[metric];
        return html`<td data-value=${found?.value ?? nothing}>
          ${found ? html`${show(found.value)}<small>${show(found.low)} – ${show(found.high)}</small>` : '—'}
        </td>`;
      })}
      <td>${floor === undefined ? '—' : show(floor)}</td>
    </tr>`;
  }
}

function stageText(stage: ModelProgress['stage']): string {
  switch (stage) {
    case 'file':
      return msg('downloading');
    case 'judging':
      return msg('drawing and judging');
    case 'neighbours':
      return msg('finding neighbours');
    case 'resampling':
      return msg('computing intervals');
    case 'memorisation':
      return msg('finding the nearest training digits');
  }
}

customElements.define('measure-table', MeasureTable);

declare global {
  interface HTMLElementTagNameMap {
    'measure-table': MeasureTable;
  }
}
