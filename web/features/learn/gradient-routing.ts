import { msg, str } from '@lit/localize';
import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import '../../kit/choice-field.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { recipeNumber } from './card.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { LOSSES, NETWORKS, ROUTING, type LossName, type NetworkName, type Part } from './routing.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

/** Left edges of the networks' boxes. */
const PLACE: Readonly<Record<NetworkName, number>> = { encoder: 20, decoder: 240, discriminator: 460 };
/** Where each loss is measured. */
const MEASURED_AT: Readonly<Record<LossName, number>> = { prior: 210, like: 530, gan: 620 };

/** Encoder, decoder and discriminator, and how far the gradient of the chosen loss gets. */
export class GradientRouting extends DeferredElement {
  static override properties = { loss: { state: true } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      rect {
        fill: var(--raised);
        stroke: var(--edge);
      }

      .learns rect {
        fill: var(--hover);
        stroke: var(--accent);
        stroke-width: 3;
      }

      .passes rect {
        stroke: var(--accent);
        stroke-dasharray: 5 4;
      }

      .chart text {
        font-size: 15px;
      }

      .chart .title {
        fill: var(--ink);
        font-weight: 600;
      }

      .connection {
        fill: none;
        stroke: var(--edge);
      }

      .back {
        fill: none;
        stroke: var(--accent);
        stroke-width: 3;
      }

      .arrow {
        fill: var(--accent);
        stroke: none;
      }

      .said {
        min-height: 4.5em;
        margin: var(--space-3) 0 0;
      }

      td,
      th {
        text-align: left;
      }
    `,
  ];

  declare loss: LossName;

  /** 1/γ of the model on this device. */
  readonly #weight = new AsyncTask<number>(this);

  constructor() {
    super();
    this.loss = 'like';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    const { services } = this;
    void this.#weight.run(async (call) => {
      const { model, latents } = await modelAtHand(services, 'vae-gan');
      const { training } = await latents.card(model, call);
      const weight = recipeNumber(training, 'adversarialWeight');
      if (weight === undefined) throw new Error('vae-gan: its file has no adversarialWeight in its recipe');
      return weight;
    });
  }

  protected override render(): TemplateResult {
    return html`<figure>
      <figcaption>${msg('Who learns from what')}</figcaption>
      <choice-field
        look="segments"
        .label=${msg('Loss')}
        .options=${LOSSES.map((value) => ({ value, name: lossName(value) }))}
        .chosen=${this.loss}
        @option-chosen=${this.#onLoss}
      ></choice-field>
      <svg class="chart" viewBox="0 0 660 176" aria-hidden="true">
        <path class="connection" d="M0 60H20M200 60H240M420 60H460M640 60H656"></path>
        <text x="220" y="48" text-anchor="middle">z</text>
        <text x="440" y="48" text-anchor="middle">x̃</text>
        ${NETWORKS.map((network) => this.#box(network))} ${this.#back()}
      </svg>
      <p class="said" aria-live="polite">${why(this.loss)}</p>
      ${firstWorkNote(this.#weight)} ${this.#weight.value === undefined ? nothing : this.#gamma(this.#weight.value)}
      <details>
        <summary>${msg('Show it as a table')}</summary>
        <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table')}>
          <table>
            <tr>
              <td></td>
              ${LOSSES.map((loss) => html`<th scope="col">${lossName(loss)}</th>`)}
            </tr>
            ${NETWORKS.map(
              (network) =>
                html`<tr>
                  <th scope="row">${networkName(network)}</th>
                  ${LOSSES.map((loss) => html`<td>${partName(ROUTING[loss][network])}</td>`)}
                </tr>`,
            )}
          </table>
        </div>
      </details>
    </figure>`;
  }

  #box(network: NetworkName): TemplateResult {
    const part = ROUTING[this.loss][network];
    const x = PLACE[network];
    return svg`<g class=${part}>
      <rect x=${x} y="30" width="180" height="60" rx="8"></rect>
      <text class="title" x=${x + 90} y="56" text-anchor="middle">${networkName(network)}</text>
      <text x=${x + 90} y="76" text-anchor="middle">${partName(part)}</text>
    </g>`;
  }

  /** The gradient's way back, under the boxes, with a head at each network that learns. */
  #back(): TemplateResult {
    const from = MEASURED_AT[this.loss];
    const heads = NETWORKS.filter((network) => ROUTING[this.loss][network] === 'learns').map(
      (network) => PLACE[network] + 90,
    );
    const to = Math.min(...heads);
    return svg`<path class="back" d="M${from} 130H${to}${heads.map((x) => `M${x} 130V104`).join('')}"></path>
      ${heads.map((x) => svg`<path class="arrow" d="M${x - 8} 106L${x} 92L${x + 8} 106Z"></path>`)}
      <text class="title" x=${Math.min(from, 600)} y="156" text-anchor="middle">${lossName(this.loss)}</text>`;
  }

  #gamma(weight: number): TemplateResult {
    const [inverse, gamma] = [weight, 1 / weight].map((value) => formatNumber(value, { maximumSignificantDigits: 3 }));
    return html`<p>
      ${msg(
        str`For the decoder γ weighs likeness against the game: γ = 1/${inverse} = ${gamma} in the file of the model on this device.`,
      )}
    </p>`;
  }

  #onLoss({ value }: OptionChosenEvent): void {
    this.loss = LOSSES.find((loss) => loss === value) ?? 'like';
  }
}

function lossName(loss: LossName): string {
  switch (loss) {
    case 'prior':
      return msg('prior');
    case 'like':
      return msg('likeness');
    case 'gan':
      return msg('game');
  }
}

function networkName(network: NetworkName): string {
  switch (network) {
    case 'encoder':
      return msg('encoder');
    case 'decoder':
      return msg('decoder');
    case 'discriminator':
      return msg('discriminator');
  }
}

function partName(part: Part): string {
  switch (part) {
    case 'learns':
      return msg('learns');
    case 'passes':
      return msg('passes it on');
    case 'stopped':
      return msg('does not get it');
    case 'none':
      return msg('has no part');
  }
}

function why(loss: LossName): string {
  switch (loss) {
    case 'prior':
      return msg('The code must stay near N(0, I). Only the encoder makes codes, so only the encoder learns from it.');
    case 'like':
      return msg(
        'Likeness is measured at layer l inside the discriminator, but the discriminator must not learn from it: it could make every distance 0 by making all features 0.',
      );
    case 'gan':
      return msg(
        'The discriminator learns to tell originals, the decoder to fool it. The encoder does not take part: it would learn codes that fool the discriminator instead of codes of the picture.',
      );
  }
}

customElements.define('gradient-routing', GradientRouting);

declare global {
  interface HTMLElementTagNameMap {
    'gradient-routing': GradientRouting;
  }
}
