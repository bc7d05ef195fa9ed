import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { formatNumber } from '../../text/locale.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { pull, sigmoid } from './ganGameState.ts';
import { curvePath, placeIn, type Box } from './plot.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const DATA: Box = { left: -8, right: 8, top: 1.05, bottom: 0 };
const DRAWING: Box = { left: 28, right: 632, top: 8, bottom: 170 };
const THREE = { maximumSignificantDigits: 3 };

/** The gradient of the two generator losses over the discriminator's probability. */
export class GanPull extends DeferredElement {
  static override properties = { logit: { state: true } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      .said {
        min-height: 4.5em;
        margin: var(--space-3) 0 0;
      }

      circle {
        fill: var(--sheet-paper);
        stroke-width: 2.5;
      }
    `,
  ];

  declare logit: number;

  constructor() {
    super();
    this.logit = -4;
  }

  protected override render(): TemplateResult {
    const { logit } = this;
    const [saturating, steady] = [pull(logit, 'minimax'), pull(logit, 'nonSaturating')];
    const place = placeIn(DATA, DRAWING);
    const [x, ySaturating] = place(logit, saturating);
    const [, ySteady] = place(logit, steady);
    const share = formatNumber(sigmoid(logit), { style: 'percent', maximumSignificantDigits: 2 });
    return html`<figure>
      <figcaption>${msg('How hard each loss pulls at the generator')}</figcaption>
      <svg class="chart" viewBox="0 0 640 190" aria-hidden="true">
        <path class="axis" d="M28 170H632M28 8V170"></path>
        <text x="24" y="16" text-anchor="end">1</text>
        <text x="24" y="174" text-anchor="end">0</text>
        <path class="line first" d=${curvePath((a) => pull(a, 'nonSaturating'), DATA, DRAWING)}></path>
        <path class="line second" d=${curvePath((a) => pull(a, 'minimax'), DATA, DRAWING)}></path>
        <circle class="first" cx=${x} cy=${ySteady} r="6"></circle>
        <circle class="second" cx=${x} cy=${ySaturating} r="6"></circle>
      </svg>
      <ul class="keys">
        <li>
          <svg viewBox="0 0 28 8" aria-hidden="true"><path class="line first" d="M0 4H28"></path></svg
          >${msg('non-saturating')}
        </li>
        <li>
          <svg viewBox="0 0 28 8" aria-hidden="true"><path class="line second" d="M0 4H28"></path></svg
          >${msg('minimax')}
        </li>
      </ul>
      <label class="slider">
        ${msg('The discriminator’s verdict on a forgery, from “surely forged” to “surely original”')}
        <input type="range" min="-8" max="8" step="0.5" .value=${live(String(logit))} @input=${this.#onInput} />
      </label>
      <p class="said" aria-live="polite">
        ${msg(
          str`Where it says ${share}, the non-saturating loss pulls with ${formatNumber(steady, THREE)}, minimax with ${formatNumber(saturating, THREE)}: a ratio of ${formatNumber(steady / saturating, THREE)}.`,
        )}
      </p>
    </figure>`;
  }

  #onInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.logit = event.target.valueAsNumber;
  }
}

customElements.define('gan-pull', GanPull);

declare global {
  interface HTMLElementTagNameMap {
    'gan-pull': GanPull;
  }
}
