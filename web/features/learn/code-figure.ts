import { msg, str } from '@lit/localize';
import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { newSeed } from '../../address/pageAddress.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { klByDimension, sum } from './gauss.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt } from '../../ink/pixels.ts';
import { placeIn } from './plot.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const DRAWING = { left: 30, right: 632, top: 8, bottom: 190 };
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const ONE = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

interface Code {
  readonly original: Uint8ClampedArray;
  readonly rebuilt: Uint8ClampedArray;
  readonly mu: Float32Array;
  readonly logVar: Float32Array;
}

/** A digit made by the VAE, encoded on this device: mean and deviation of each number of its code, and what that costs. */
export class CodeFigure extends DeferredElement {
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: minmax(3.5rem, 6rem) 1fr minmax(3.5rem, 6rem);
        align-items: center;
        gap: var(--space-3);
      }

      .pair p {
        margin: 0;
        color: var(--muted);
        font-size: var(--text-small);
        text-align: center;
      }

      .chart {
        margin: var(--space-3) 0;
      }

      .said {
        min-height: 3em;
      }

      circle {
        fill: var(--accent);
        stroke: none;
      }

      .zone {
        fill: var(--hover);
        stroke: none;
      }

      .span {
        stroke: var(--accent);
        stroke-width: 3;
      }
    `,
  ];

  readonly #answer = new AsyncTask<Code>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const { value: result } = this.#answer;
    const Z = result ? formatNumber(result.mu.length) : '…';
    return html`<figure>
      <figcaption>${msg('The code of a digit')}</figcaption>
      <div class="pair">
        <ink-tile .pixels=${result?.original} .name=${msg('The digit that is encoded')}></ink-tile>
        <p>${msg(str`784 pixels → encoder → ${Z} means and ${Z} deviations → decoder → 784 pixels`)}</p>
        <ink-tile .pixels=${result?.rebuilt} .name=${msg('What the decoder makes of the means')}></ink-tile>
      </div>
      ${this.#chart(result)} ${firstWorkNote(this.#answer)}
      <div class="said" aria-live="polite">${result ? this.#said(result) : nothing}</div>
      ${result ? this.#table(result) : nothing}
      <div class="actions"><button @click=${this.#make}>${msg('Another digit')}</button></div>
    </figure>`;
  }

  #chart(result: Code | undefined): TemplateResult {
    const Z = result?.mu.length ?? 1;
    const place = placeIn({ left: -0.5, right: Z - 0.5, top: 4, bottom: -4 }, DRAWING);
    const y = (value: number): number => place(0, value)[1];
    const spans = Array.from(result?.mu ?? [], (mu, d) => {
      const deviation = Math.exp((result?.logVar[d] ?? 0) / 2);
      const [x, at] = place(d, mu);
      return svg`<path class="span" d="M${x} ${y(mu - deviation)}V${y(mu + deviation)}"></path>
        <circle cx=${x} cy=${at} r="5"></circle><text x=${x} y="206" text-anchor="middle">${d + 1}</text>`;
    });
    return html`<svg
      class="chart"
      viewBox="0 0 640 212"
      role="img"
      aria-label=${msg('Means and deviations of the code; the numbers are in the table below')}
    >
      <rect class="zone" x="30" width="602" y=${y(1)} height=${y(-1) - y(1)}></rect>
      <path class="axis" d="M30 ${y(0)}H632M30 8V190"></path>
      <text x="26" y=${y(0) + 4} text-anchor="end">0</text>
      <text x="26" y=${y(1) + 4} text-anchor="end">1</text>
      <text x="26" y=${y(-1) + 4} text-anchor="end">−1</text>
      ${spans}
    </svg>`;
  }

  #said({ mu, logVar }: Code): TemplateResult {
    const kl = klByDimension(mu, logVar);
    const nats = sum(kl);
    return html`<p>
      ${msg(
        str`KL = ${formatNumber(nats, ONE)} nats, or ${formatNumber(nats / Math.LN2, ONE)} bits: so much information the code has about this digit. The band is where most of N(0, I) is.`,
      )}
    </p>`;
  }

  #table({ mu, logVar }: Code): TemplateResult {
    const kl = klByDimension(mu, logVar);
    return html`<details>
      <summary>${msg('Show the numbers')}</summary>
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table')}>
        <table>
          <tr>
            <th scope="col">${msg('Dimension')}</th>
            <th scope="col">μ</th>
            <th scope="col">σ</th>
            <th scope="col">KL</th>
          </tr>
          ${kl.map(
            (nats, d) =>
              html`<tr>
                <th scope="row">${d + 1}</th>
                <td>${formatNumber(mu[d] ?? NaN, TWO)}</td>
                <td>${formatNumber(Math.exp((logVar[d] ?? NaN) / 2), TWO)}</td>
                <td>${formatNumber(nats, TWO)}</td>
              </tr>`,
          )}
        </table>
      </div>
    </details>`;
  }

  readonly #make = (): void => {
    void this.#answer.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'vae');
      const address = { seed: newSeed(), first: 0, count: 1, temperature: 1 };
      const { z } = await latents.latentsOf(model, address, call);
      const { pixels } = await latents.render(model, z, undefined, call);
      const { mu, logVar } = await latents.encode(model, pixels, undefined, call);
      const rebuilt = await latents.render(model, mu, undefined, call);
      return { original: digitAt(pixels, 0), rebuilt: digitAt(rebuilt.pixels, 0), mu, logVar };
    });
  };
}

customElements.define('code-figure', CodeFigure);

declare global {
  interface HTMLElementTagNameMap {
    'code-figure': CodeFigure;
  }
}
