import { msg, str } from '@lit/localize';
import { css, html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { gaussian } from '../../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../../workers/core/random.ts';
import { RandomSequence } from '../../../workers/core/randomSequence.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { timesText } from '../../text/timesText.ts';
import { newSeed } from '../../address/pageAddress.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { klByDimension, mostTelling } from './gauss.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt } from '../../ink/pixels.ts';
import { placeIn } from './plot.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

/** Digits that are drawn; the cloud has more points, which cost nothing. */
const SHOWN = 8;
const POINTS = 80;
const DATA = { left: -4, right: 4, top: 3.2, bottom: -3.2 };
const DRAWING = { left: 4, right: 396, top: 4, bottom: 318 };
const HALVES = { minimumFractionDigits: 1 };
const MAX_SCALE = 6;

interface Cloud {
  readonly mu: Float32Array;
  readonly sigma: Float32Array;
  /** [POINTS, Z], standard normal. */
  readonly eps: Float32Array;
}

/** z = μ + σ ε: the codes of one digit in its two most informative dimensions, and some of them decoded. */
export class CodeCloud extends DeferredElement {
  static override properties = { scale: { state: true } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-4);
        align-items: center;
      }

      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(3.5rem, 1fr));
        gap: var(--space-2);
      }

      .ring {
        fill: none;
        stroke: var(--edge);
        stroke-dasharray: 3 4;
      }

      .point {
        fill: var(--edge);
        stroke: none;
      }

      .shown {
        fill: var(--accent);
        stroke: none;
      }

      @media (max-width: 36rem) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }

        .tiles {
          grid-template-columns: repeat(4, 1fr);
        }
      }
    `,
  ];

  /** How many times the encoder's deviation. */
  declare scale: number;

  readonly #cloud = new AsyncTask<Cloud>(this);
  readonly #digits = new AsyncTask<Uint8ClampedArray>(this);

  constructor() {
    super();
    this.scale = 1;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const grey = this.#digits.value;
    const times = formatNumber(this.scale, HALVES);
    return html`<figure>
      <figcaption>${msg('A digit is a cloud of codes')}</figcaption>
      <div class="sides">
        ${this.#chart()}
        <div class="tiles" role="group" aria-label=${msg('What the decoder makes of eight codes of the cloud')}>
          ${Array.from({ length: SHOWN }, (_, i) => html`<ink-tile .pixels=${grey && digitAt(grey, i)}></ink-tile>`)}
        </div>
      </div>
      ${firstWorkNote(this.#cloud.value ? this.#digits : this.#cloud)}
      <label class="slider">
        ${msg(str`Noise: ${times} times the deviation that the encoder gives`)}
        <input
          type="range"
          min="0"
          max=${MAX_SCALE}
          step="0.5"
          aria-valuetext=${timesText(this.scale, HALVES)}
          .value=${live(String(this.scale))}
          @input=${this.#onInput}
        />
      </label>
      <div class="actions"><button @click=${this.#make}>${msg('Another digit')}</button></div>
    </figure>`;
  }

  #chart(): TemplateResult {
    const cloud = this.#cloud.value;
    const place = placeIn(DATA, DRAWING);
    const [cx, cy] = place(0, 0);
    const unit = place(1, 0)[0] - cx;
    const label = msg('The cloud in its two most informative dimensions; rings: one and two deviations of N(0, I)');
    return html`<svg class="chart" viewBox="0 0 400 322" role="img" aria-label=${label}>
      <circle class="ring" cx=${cx} cy=${cy} r=${unit}></circle>
      <circle class="ring" cx=${cx} cy=${cy} r=${2 * unit}></circle>
      <path class="axis" d="M4 ${cy}H396M${cx} 4V318"></path>
      ${cloud ? this.#points(cloud, place) : ''}
    </svg>`;
  }

  #points({ mu, sigma, eps }: Cloud, place: (x: number, y: number) => readonly [number, number]): TemplateResult[] {
    const logVar = sigma.map((s) => 2 * Math.log(s));
    const [first = 0, second = 1] = mostTelling(klByDimension(mu, logVar));
    const at = (i: number, d: number): number =>
      (mu[d] ?? 0) + this.scale * (sigma[d] ?? 0) * (eps[i * mu.length + d] ?? 0);
    return Array.from({ length: POINTS }, (_, backwards) => {
      const i = POINTS - 1 - backwards; // those that are shown on top
      const [x, y] = place(at(i, first), at(i, second));
      return svg`<circle class=${i < SHOWN ? 'shown' : 'point'} cx=${x} cy=${y} r=${i < SHOWN ? 4.5 : 2}></circle>`;
    });
  }

  readonly #make = (): void => {
    void this.#cloud.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'vae');
      const seed = newSeed();
      const { z } = await latents.latentsOf(model, { seed, first: 0, count: 1, temperature: 1 }, call);
      const { pixels } = await latents.render(model, z, undefined, call);
      const { mu, logVar } = await latents.encode(model, pixels, undefined, call);
      const random = new RandomSequence(seed, STREAM.drawing);
      const eps = Float32Array.from({ length: POINTS * mu.length }, () => gaussian(random));
      const cloud = { mu, sigma: logVar.map((l) => Math.exp(l / 2)), eps };
      this.#draw(cloud);
      return cloud;
    });
  };

  #draw({ mu, sigma, eps }: Cloud): void {
    const Z = mu.length;
    const codes = Float32Array.from(
      { length: SHOWN * Z },
      (_, i) => (mu[i % Z] ?? 0) + this.scale * (sigma[i % Z] ?? 0) * (eps[i] ?? 0),
    );
    void this.#digits.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'vae');
      return (await latents.render(model, codes, undefined, call)).pixels;
    });
  }

  #onInput(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.scale = event.target.valueAsNumber;
    if (this.#cloud.value) this.#draw(this.#cloud.value);
  }
}

customElements.define('code-cloud', CodeCloud);

declare global {
  interface HTMLElementTagNameMap {
    'code-cloud': CodeCloud;
  }
}
