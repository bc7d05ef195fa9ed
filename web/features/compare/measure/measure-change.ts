import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { metricWords, winnerOf } from '../../../../workers/comparison/report/metricWords.ts';
import { formatNumber } from '../../../text/locale.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { plotStyles } from './plotStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import type { StoredMeasurement } from './measurement.ts';
import { PAGE_LANGUAGE } from './pageLanguage.ts';
import { thenAndNow, type MetricChange, type ModelChange } from './thenAndNow.ts';
import { whenText } from './whenText.ts';

/** Two measurements: what has become of the models that are in both. */
export class MeasureChange extends LocalizedElement {
  static override properties = { then: { attribute: false }, now: { attribute: false } };
  static override styles = [
    controls,
    focusRing,
    plotStyles,
    sectionStyles,
    css`
      .scroll {
        margin-bottom: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--sheet-paper);
      }

      table {
        width: 100%;
      }

      caption {
        padding: var(--space-2) var(--space-3);
        font-weight: 500;
        text-align: left;
      }

      th,
      td {
        padding: var(--space-1) var(--space-3);
      }

      tbody tr:last-child > * {
        border-bottom: 0;
      }

      .better {
        color: var(--good);
      }

      .worse {
        color: var(--accent);
      }
    `,
  ];

  declare then: StoredMeasurement;
  declare now: StoredMeasurement;

  protected override render(): TemplateResult {
    const { then, now } = this;
    const models = thenAndNow(then, now);
    return html`<section aria-labelledby="change">
      <h2 id="change">${msg('Then and now')}</h2>
      <p class="about">
        ${msg(str`${whenText(then.startedAt)} against ${whenText(now.startedAt)}.`)} ${this.#caution()}
      </p>
      ${models.length === 0 ? html`<p>${msg('No model is in both.')}</p>` : models.map((model) => this.#model(model))}
    </section>`;
  }

  #caution(): string | typeof nothing {
    const { then, now } = this;
    if (then.n === now.n) return nothing;
    const [was, is] = [then.n, now.n].map((n) => formatNumber(n));
    return msg(
      str`They have ${was ?? ''} and ${is ?? ''} digits: with more digits FID is lower, even of the same model.`,
    );
  }

  #model({ name, isSameFile, changes }: ModelChange): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${name}>
      <table>
        <caption>
          ${name} · ${isSameFile ? msg('the same file') : msg('another file')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${msg('Metric')}</th>
            <th scope="col">${msg('then')}</th>
            <th scope="col">${msg('now')}</th>
            <th scope="col">${msg('change')}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.map((change) => this.#change(change))}
        </tbody>
      </table>
    </div>`;
  }

  #change({ metric, then, now, isSignificant }: MetricChange): TemplateResult {
    const { name, show } = metricWords(metric, PAGE_LANGUAGE);
    const difference = now.value - then.value;
    const isNeutral = metric === 'sharpness' || metric === 'density';
    const verdict = isNeutral ? '' : winnerOf(metric, difference) === 'a' ? 'better' : 'worse';
    const words = { '': msg('different'), better: msg('better'), worse: msg('worse') } as const;
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${show(then.value)}</td>
      <td>${show(now.value)}</td>
      <td class=${isSignificant ? verdict : nothing}>${isSignificant ? words[verdict] : msg('no more than chance')}</td>
    </tr>`;
  }
}

customElements.define('measure-change', MeasureChange);

declare global {
  interface HTMLElementTagNameMap {
    'measure-change': MeasureChange;
  }
}
