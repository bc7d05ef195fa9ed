import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { comparisonCsv } from '../../../../workers/comparison/report/csv.ts';
import { comparisonHtml } from '../../../../workers/comparison/report/html.ts';
import { findingText, smallnessText } from '../../../../workers/comparison/report/words.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { OptionChosenEvent } from '../../../kit/choice-field.ts';
import '../../../kit/choice-field.ts';
import { ServicedElement } from '../../../engine/servicedElement.ts';
import { saveFile } from '../../../kit/saveFile.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import './measure-plots.ts';
import './measure-table.ts';
import './measured-samples.ts';
import { outcomesOf, type StoredMeasurement } from './measurement.ts';
import type { ModelProgress } from './measuring.ts';
import { PAGE_LANGUAGE } from './pageLanguage.ts';
import { pairWords } from './pairWords.ts';
import { measuredOf } from './resultSeries.ts';
import { whenText } from './whenText.ts';
import { modelName } from '../../../text/modelName.ts';

/** All that a measurement has come to: numbers, what they mean, and pictures of them. While it goes on, what there is so far. */
export class MeasureResult extends ServicedElement {
  static override properties = {
    measurement: { attribute: false },
    progress: { attribute: false },
    isRunning: { attribute: false },
    isPaused: { attribute: false },
    pair: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        margin-bottom: var(--space-3);
      }

      header p {
        color: var(--muted);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .actions button {
        min-height: 36px;
        padding: 0 var(--space-3);
        font-size: var(--text-small);
      }

      .small {
        margin: 0 0 var(--space-3);
        padding: var(--space-2) var(--space-3);
        border-left: 3px solid var(--accent);
        background: var(--raised);
        font-size: var(--text-small);
        text-wrap: pretty;
      }

      .small b {
        margin-right: var(--space-2);
      }

      .words {
        display: grid;
        gap: var(--space-3);
        margin: var(--space-4) 0;
      }

      .words ul {
        margin: 0;
        padding-left: 1.2em;
        max-width: 46rem;
      }

      .words li {
        margin-bottom: 2px;
        text-wrap: pretty;
      }

      .pair {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-bottom: var(--space-2);
      }

      .pair choice-field {
        max-width: 100%;
      }

      measured-samples {
        margin: var(--space-4) 0;
      }
    `,
  ];

  declare measurement: StoredMeasurement;
  declare progress: ReadonlyMap<string, ModelProgress>;
  declare isRunning: boolean;
  declare isPaused: boolean;
  /** Keys of the two models that are put into words. */
  declare pair: readonly [string, string] | undefined;

  constructor() {
    super();
    this.progress = new Map();
    this.isRunning = false;
    this.isPaused = false;
    this.pair = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('measurement') && changed.get('measurement')?.id !== this.measurement.id) this.pair = undefined;
  }

  protected override render(): TemplateResult {
    const { measurement } = this;
    const { n, seed, startedAt, elapsedMs, workers, comparison } = measurement;
    const seconds = formatNumber(elapsedMs / 1000, { maximumFractionDigits: elapsedMs < 10_000 ? 1 : 0 });
    return html`<section
      aria-labelledby="result"
      data-state=${comparison ? 'done' : this.isRunning ? 'running' : 'left'}
      data-elapsed=${elapsedMs}
    >
      <header>
        <div>
          <h2 id="result" tabindex="-1">
            ${comparison ? msg('Result') : this.isRunning ? msg('So far') : msg('Not finished')}
          </h2>
          <p>
            ${whenText(startedAt)} · ${msg(str`${formatNumber(n)} digits of each model, seed ${seed}`)}
            ${workers > 0 ? html`· ${msg(str`${seconds} s on ${workers} workers`)}` : nothing}
          </p>
        </div>
        ${comparison ? this.#exports() : nothing}
      </header>
      ${comparison?.smallness.map((note) => html`<p class="small"><b>${msg('Small sample')}</b>${smallnessText(note, PAGE_LANGUAGE)}</p>`)}
      <div class="words">${this.#pairs()} ${this.#findings()}</div>
      ${comparison ? html`<measured-samples .measurement=${measurement}></measured-samples>` : nothing}
      <measure-table
        .measurement=${measurement}
        .progress=${this.progress}
        .isRunning=${this.isRunning}
        .isPaused=${this.isPaused}
      ></measure-table>
      <measure-plots .measurement=${measurement}></measure-plots>
    </section>`;
  }

  #exports(): TemplateResult {
    return html`<div class="actions" role="group" aria-label=${msg('Save the result')}>
      <button @click=${this.#onJson}>JSON</button>
      <button @click=${this.#onCsv}>CSV</button>
      <button @click=${this.#onHtml}>${msg('Report (HTML)')}</button>
    </div>`;
  }

  #findings(): TemplateResult | typeof nothing {
    const measured = measuredOf(this.measurement);
    if (measured.length === 0) return nothing;
    const found = measured.flatMap(({ outcome }) =>
      outcome.findings.map(
        (finding) => html`<li>${modelName(outcome.name)} ${findingText(finding, PAGE_LANGUAGE)}.</li>`,
      ),
    );
    return html`<div class="findings">
      <h3>${msg('Problems found')}</h3>
      ${
        found.length > 0
          ? html`<ul>
              ${found}
            </ul>`
          : html`<p>${msg('No problems found.')}</p>`
      }
    </div>`;
  }

  #pairs(): TemplateResult | typeof nothing {
    const { comparison } = this.measurement;
    const measured = measuredOf(this.measurement);
    const [first, second] = measured;
    if (!comparison || !first || !second) return nothing;
    const [a, b] = this.pair ?? [first.series.id, second.series.id];
    const nameOf = (key: string): string => measured.find(({ series }) => series.id === key)?.series.name ?? key;
    const options = measured.map(({ series }) => ({ value: series.id, name: series.name }));
    const words = pairWords(comparison.differences, a, b);
    return html`<div class="differences">
      <h3>${msg('Two models')}</h3>
      <div class="pair">
        <choice-field
          .label=${msg('Model')}
          .options=${options.filter(({ value }) => value !== b)}
          .chosen=${a}
          @option-chosen=${({ value }: OptionChosenEvent) => {
            this.pair = [value, b];
          }}
        ></choice-field>
        <choice-field
          .label=${msg('against')}
          .options=${options.filter(({ value }) => value !== a)}
          .chosen=${b}
          @option-chosen=${({ value }: OptionChosenEvent) => {
            this.pair = [a, value];
          }}
        ></choice-field>
      </div>
      <ul aria-live="polite">
        ${this.#clauses(nameOf(a), words.a)} ${this.#clauses(nameOf(b), words.b)}
        ${words.alike.length > 0 ? html`<li>${msg(str`No difference beyond chance in: ${words.alike.join(', ')}.`)}</li>` : nothing}
      </ul>
    </div>`;
  }

  #clauses(name: string, clauses: readonly string[]): TemplateResult | typeof nothing {
    if (clauses.length === 0) return nothing;
    return html`<li><b>${name}</b> ${clauses.join('; ')}. ${msg('These differences are larger than chance.')}</li>`;
  }

  get #fileName(): string {
    const { startedAt, n, seed } = this.measurement;
    return `comparison-${new Date(startedAt).toISOString().slice(0, 10)}-n${n}-s${seed}`;
  }

  #onJson(): void {
    const { comparison } = this.measurement;
    if (comparison) saveFile(`${JSON.stringify(comparison, null, 2)}\n`, 'application/json', `${this.#fileName}.json`);
  }

  #onCsv(): void {
    const { comparison } = this.measurement;
    if (comparison) saveFile(comparisonCsv(comparison), 'text/csv', `${this.#fileName}.csv`);
  }

  #onHtml(): void {
    const { comparison } = this.measurement;
    if (!comparison) return;
    const samples = this.renderRoot.querySelector('measured-samples')?.samples;
    saveFile(comparisonHtml(comparison, PAGE_LANGUAGE, samples), 'text/html', `${this.#fileName}.html`);
  }
}

/** Whether models of a measurement failed that could be tried again. */
export function hasFailed(measurement: StoredMeasurement): boolean {
  return outcomesOf(measurement).some(({ status }) => status === 'failed');
}

customElements.define('measure-result', MeasureResult);

declare global {
  interface HTMLElementTagNameMap {
    'measure-result': MeasureResult;
  }
}
