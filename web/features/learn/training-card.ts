import { msg, str } from '@lit/localize';
import { css, html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ModelCard } from '../../../workers/service/latentRequests.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { lastRight, lossCurve, recipeNumber, trainedOn, type LossLine } from './card.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { linePath, placeIn } from './plot.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const DRAWING = { left: 44, right: 628, top: 10, bottom: 180 };
const CLASSES = ['first', 'second', 'third'] as const;
const ROUGH = { maximumSignificantDigits: 3 };
const PERCENT = { style: 'percent', maximumSignificantDigits: 2 } as const;

/** How the model on this device was trained, from its file: command, time, losses by epoch, and metrics. */
export class TrainingCard extends DeferredElement {
  static override properties = { model: {}, losses: { attribute: false }, draw: { attribute: false } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      code {
        display: block;
        overflow-x: auto;
        margin: 0 0 var(--space-3);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        background: var(--paper);
        font: 0.8125rem/1.5 var(--mono);
      }

      .place {
        min-height: 20rem;
      }
    `,
  ];

  /** Its id. */
  declare model: string;
  /** Which of its losses are drawn: their names in the file, and in words. */
  declare losses: readonly (readonly [string, string])[];
  /** The loss of a discriminator that cannot tell originals from forgeries, marked in the chart; none where undefined. */
  declare draw: number | undefined;

  readonly #answer = new AsyncTask<ModelCard>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services') && !changed.has('model')) return;
    const { services, model: id } = this;
    void this.#answer.run(async (call) => {
      const { model, latents } = await modelAtHand(services, id);
      return latents.card(model, call);
    });
  }

  protected override render(): TemplateResult {
    const { value: result } = this.#answer;
    return html`<figure>
      <figcaption>${msg('How the model on this device was trained')}</figcaption>
      <div class="place">${firstWorkNote(this.#answer)}${result ? this.#card(result) : nothing}</div>
    </figure>`;
  }

  #card({ training, metrics }: ModelCard): TemplateResult {
    const { command, elapsedSeconds } = training;
    const epochs = recipeNumber(training, 'epochs');
    const minutes = typeof elapsedSeconds === 'number' ? formatNumber(elapsedSeconds / 60, ROUGH) : '?';
    const { fid, fidReal, unreadable } = metrics;
    const count = trainedOn(training);
    const right = lastRight(training);
    const klWeight = recipeNumber(training, 'klWeight');
    return html`
      ${typeof command === 'string' ? html`<code tabindex="0">${command}</code>` : nothing}
      <p>
        ${
          epochs === undefined || count === undefined
            ? nothing
            : msg(
                str`It was trained on ${formatNumber(count)} digits of MNIST: ${epochs} epochs in ${minutes} minutes, on two cores, without a GPU.`,
              )
        }
        ${
          fid === undefined || fidReal === undefined || unreadable === undefined
            ? nothing
            : msg(
                str`The FID of its digits is ${formatNumber(fid, ROUGH)} (of real digits ${formatNumber(fidReal, ROUGH)}). The judge cannot read ${formatNumber(unreadable, PERCENT)} of them.`,
              )
        }
      </p>
      ${
        klWeight === undefined
          ? nothing
          : html`<p>${msg(str`Weight of the code in its loss: ${formatNumber(klWeight)}.`)}</p>`
      }
      ${
        right
          ? html`<p>
              ${msg(str`In the last epoch the discriminator was right about ${formatNumber(right.real, PERCENT)} of the originals and ${formatNumber(right.fake, PERCENT)} of the generated digits.`)}
            </p>`
          : nothing
      }
      ${this.#curve(lossCurve(training, this.losses))}
    `;
  }

  #curve(lines: readonly LossLine[]): TemplateResult | typeof nothing {
    const values = lines.flatMap(({ points }) => points);
    const count = Math.max(...lines.map(({ points }) => points.length));
    if (values.length === 0) return nothing;
    const top = Math.max(...values) * 1.05;
    const place = placeIn({ left: 1, right: Math.max(count, 2), top, bottom: 0 }, DRAWING);
    const label = msg('Losses by epoch');
    return html`<svg class="chart" viewBox="0 0 640 204" role="img" aria-label=${label}>
        <path class="axis" d="M44 180H628M44 10V180"></path>
        <text x="40" y="16" text-anchor="end">${formatNumber(top, { maximumSignificantDigits: 2 })}</text>
        <text x="40" y="184" text-anchor="end">0</text>
        <text x="44" y="198">${msg(str`epoch ${1}`)}</text>
        <text x="628" y="198" text-anchor="end">${count}</text>
        ${this.draw === undefined ? nothing : drawLine(place(1, this.draw)[1])}
        ${lines.map(({ points }, i) => {
          const path = linePath(points.map((value, epoch) => place(epoch + 1, value)));
          return svg`<path class="line ${CLASSES[i % 3]}" d=${path}></path>`;
        })}
      </svg>
      <ul class="keys">
        ${lines.map(
          ({ name }, i) =>
            html`<li>
              <svg viewBox="0 0 28 8" aria-hidden="true"><path class="line ${CLASSES[i % 3]}" d="M0 4H28"></path></svg>
              ${name}
            </li>`,
        )}
      </ul>
      <details>
        <summary>${msg('Show the numbers')}</summary>
        <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table')}>
          <table>
            <tr>
              <th scope="col">${msg('Epoch')}</th>
              ${lines.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
            ${Array.from(
              { length: count },
              (_, epoch) =>
                html`<tr>
                  <th scope="row">${epoch + 1}</th>
                  ${lines.map(({ points }) => html`<td>${formatNumber(points[epoch] ?? NaN, ROUGH)}</td>`)}
                </tr>`,
            )}
          </table>
        </div>
      </details>`;
  }
}

function drawLine(y: number): SVGTemplateResult {
  return svg`<path class="axis" d=${`M44 ${y.toFixed(1)}H628`} stroke-dasharray="1 5"></path>
    <text x="628" y=${y - 5} text-anchor="end">${msg('At a draw')}</text>`;
}

customElements.define('training-card', TrainingCard);

declare global {
  interface HTMLElementTagNameMap {
    'training-card': TrainingCard;
  }
}
