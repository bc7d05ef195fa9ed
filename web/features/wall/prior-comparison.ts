import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from '../../text/localizedElement.ts';
import { priorName } from '../../kit/priorName.ts';
import { unreadableReal, unreadableShare } from '../../engine/unreadableShare.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import type { DrawDigits } from './blockField.ts';
import './digit-sheet.ts';
import { modelName } from '../../text/modelName.ts';

/** The same digits under every prior of a model, side by side. Its code is loaded at the first use. */
export class PriorComparison extends LocalizedElement {
  static override properties = {
    model: { attribute: false },
    draws: { attribute: false },
    nameOf: { attribute: false },
    first: { attribute: false },
    count: { attribute: false },
  };
  static override styles = css`
    :host {
      display: block;
      max-width: 112rem;
      margin: 0 auto;
      padding: var(--space-4) 0 var(--space-5);
    }

    p {
      margin: 0;
    }

    .why {
      max-width: 46rem;
      color: var(--muted);
      font-size: 0.9375rem;
      text-wrap: pretty;
    }

    .sides {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-5) clamp(12px, 3vw, 40px);
      margin-top: var(--space-4);
    }

    /* Digits of the same row stand beside each other, whichever caption takes more lines. */
    figure {
      display: grid;
      grid-row: span 2;
      grid-template: subgrid / minmax(0, 1fr);
      row-gap: var(--space-3);
      margin: 0;
    }

    figcaption {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0 var(--space-3);
      padding-bottom: var(--space-2);
      border-bottom: 1px solid var(--line);
    }

    h2 {
      margin: 0;
      font: italic 400 1.25rem/1.3 var(--serif);
    }

    .share {
      color: var(--muted);
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
    }

    strong {
      color: var(--ink);
      font-weight: 600;
    }

    @media (max-width: 30rem) {
      :host {
        padding-top: var(--space-3);
      }

      .why {
        font-size: 0.8125rem;
      }

      .share {
        font-size: 0.8125rem;
      }
    }
  `;

  declare model: ShippedModel;
  /** What makes its digits from each of its priors, in their order. */
  declare draws: readonly (DrawDigits | undefined)[];
  declare nameOf: (index: number) => string;
  declare first: number;
  declare count: number;

  /** Moves the keyboard to a digit from a prior; '' is the default. */
  async focusDigit(index: number, prior: string): Promise<void> {
    await this.updateComplete;
    const sheet = [...this.renderRoot.querySelectorAll('digit-sheet')].find((one) => one.prior === prior);
    await sheet?.updateComplete; // it may just be told where it begins
    sheet?.focusDigit(index);
  }

  protected override render(): TemplateResult {
    return html`<p class="why">${this.#why()}</p>
      <div class="sides">${this.model.priors.map((prior, i) => this.#side(prior, i))}</div>`;
  }

  #why(): string {
    const { priors } = this.model;
    const name = modelName(this.model.name);
    const holes = msg(
      str`The ${name} was trained towards N(0, I), but its codes leave holes there; latents from a hole give blurred or broken digits.`,
    );
    const same = msg('The same digits of this wall, from each prior of the model.');
    const real = unreadableReal(this.model);
    const standard =
      real === undefined ? '' : ` ${msg(str`Of real digits, ${real} are unreadable to the same judge.`)}`;
    return `${priors.includes('normal') ? holes : same}${standard}`;
  }

  #side(prior: string, i: number): TemplateResult {
    const name = priorName(prior);
    const share = unreadableShare(this.model, prior);
    return html`<figure aria-labelledby="name-${i}">
      <figcaption>
        <h2 id="name-${i}">${name}</h2>
        ${share === undefined ? nothing : html`<p class="share">${msg('unreadable')} <strong>${share}</strong></p>`}
      </figcaption>
      <digit-sheet
        .draw=${this.draws[i]}
        .nameOf=${this.nameOf}
        .first=${this.first}
        .count=${this.count}
        .prior=${i === 0 ? '' : prior}
        .label=${msg(str`Generated digits, prior ${name}`)}
      ></digit-sheet>
    </figure>`;
  }
}

customElements.define('prior-comparison', PriorComparison);

declare global {
  interface HTMLElementTagNameMap {
    'prior-comparison': PriorComparison;
  }
}
