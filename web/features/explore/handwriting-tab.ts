import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CONTROLS, type Control, type ControlDirection } from '../../../workers/handwriting/directions.ts';
import { MEASURES, measureDigits } from '../../../workers/handwriting/measures.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents, findDigits } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import '../../kit/digit-picture.ts';
import { workNote } from '../../kit/work-note.ts';
import { sliderStyles } from '../../kit/sliderStyles.ts';
import { askedLast, formatAsked, parseAsked, type Asked } from './handwritingWanted.ts';
import '../../kit/digit-chooser.ts';
import type { PointChangeEvent } from '../../kit/digit-chooser.ts';
import { ExploreTab } from './exploreTab.ts';
import { measureText } from './measureText.ts';

/** Sliders reach this share of the data's range beyond its ends. */
const BEYOND = 0.25;
const STEPS = 100;

interface Moved {
  readonly before: Uint8ClampedArray<ArrayBuffer>;
  readonly after: Uint8ClampedArray<ArrayBuffer>;
  /** In the order of MEASURES. */
  readonly measuredBefore: Float64Array;
  readonly measuredAfter: Float64Array;
}

/** A digit's handwriting in real units. */
export class HandwritingTab extends ExploreTab {
  static override styles = [
    ...ExploreTab.styles,
    ...sliderStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-3);
      }

      .pair p {
        margin-top: var(--space-2);
        text-align: center;
      }

      fieldset {
        display: grid;
        gap: 2px;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }

      .head label {
        font: 500 0.9375rem/1.5 var(--sans);
      }

      .scale {
        position: relative;
        flex: 1;
        margin: 0 var(--space-3);
      }

      /* All but 2 % of the digits are in here. */
      .data,
      .median {
        position: absolute;
        bottom: 5px;
        height: 5px;
        border-radius: 2px;
        background: var(--good);
        pointer-events: none;
      }

      .median {
        bottom: 3px;
        width: 2px;
        height: 9px;
        background: var(--ink);
      }

      .field button {
        margin-right: 2px;
        border: 0;
        min-width: 36px;
        padding: 0 var(--space-2);
        background: none;
        font-size: var(--text-small);
      }

      @media (max-width: 46rem) {
        .pair {
          max-width: 22rem;
        }
      }
    `,
  ];

  readonly #ranges = new AsyncTask<readonly ControlDirection[]>(this);
  readonly #moved = new AsyncTask<Moved>(this);
  #rangesOf = '';
  #begun = '';

  get #asked(): readonly Asked[] {
    return parseAsked(this.address.fields['w'] ?? '');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('address')) return;
    const { model, pointA } = this;
    const { prior, class: digitClass } = this.address;
    const of = { prior, class: model.classes > 0 ? digitClass : undefined };
    const rangesOf = JSON.stringify([model.id, of]);
    if (rangesOf !== this.#rangesOf) {
      this.#rangesOf = rangesOf;
      void this.#ranges.run(async (call) => {
        const latent = await this.services.engine.latentEngine();
        // The digit itself goes first.
        return latent.handwriting(model, of, { ...call, priority: () => 1 });
      });
    }
    const asked = this.#asked;
    const key = `${this.keyOf([pointA])} ${formatAsked(asked)}`;
    if (key === this.#begun) return;
    this.#begun = key;
    const place = this.placeOf(pointA);
    void this.#moved.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const [digit] = await findDigits(latent, model, [place], call);
      if (!digit) throw new Error('handwriting: no digit, want one');
      const labels = digit.label === undefined ? undefined : Uint8Array.of(digit.label);
      let { z } = digit;
      for (const { control, value } of asked) {
        ({ z } = await latent.move(model, { z, labels, control, targets: Float64Array.of(value) }, call));
      }
      const [after = digit.pixels] = await drawLatents(latent, model, [z], [digit.label], call);
      return {
        before: digit.pixels,
        after,
        measuredBefore: measureDigits(digit.pixels),
        measuredAfter: measureDigits(after),
      };
    });
  }

  protected override render(): TemplateResult {
    const { value } = this.#moved;
    const { drawing } = this.services.settings.current;
    return html`
      <div class="beside">
        <div class="pair">
          <div>
            <div class="paper">
              <digit-picture
                .pixels=${value?.before}
                .drawing=${drawing}
                .name=${msg('The digit as it is')}
              ></digit-picture>
            </div>
            <p class="muted">${msg('as it is')}</p>
          </div>
          <div>
            <div class="paper">
              <digit-picture
                .pixels=${value?.after}
                .drawing=${drawing}
                .name=${msg('The digit as you ask for it')}
              ></digit-picture>
            </div>
            <p class="muted">${msg('as you ask')}</p>
          </div>
        </div>
        <div class="stack" data-state=${value && !this.#moved.isPending && this.#ranges.value ? 'ready' : 'pending'}>
          ${CONTROLS.map((control) => this.#control(control))}
          <p class="muted">${msg('Green: 98 % of 4,000 digits of this model; tick: the median.')}</p>
          <div class="row">
            <button ?disabled=${this.#asked.length === 0} @click=${this.#onReset}>${msg('Reset')}</button>
          </div>
          ${workNote(this.#ranges)} ${workNote(this.#moved)}
        </div>
      </div>
      <div class="choosers">
        <digit-chooser
          name="A"
          .point=${this.pointA}
          .pixels=${value?.before}
          .href=${pictureLink({ ...this.address, ...this.placeOf(this.pointA) })}
          @point-change=${this.#onA}
        ></digit-chooser>
      </div>
      ${this.modelChoice}
    `;
  }

  #control(control: Control): TemplateResult {
    const range = this.#ranges.value?.find((direction) => direction.control === control);
    const column = MEASURES.indexOf(control);
    const before = this.#moved.value?.measuredBefore[column];
    const after = this.#moved.value?.measuredAfter[column];
    const asked = this.#asked.find((one) => one.control === control)?.value;
    const low = range ? range.low - BEYOND * (range.high - range.low) : 0;
    const high = range ? range.high + BEYOND * (range.high - range.low) : 1;
    const share = (value: number): string => `${(100 * (value - low)) / (high - low)}%`;
    const name = nameOf(control);
    const at = asked ?? before ?? low;
    const askedText = asked === undefined ? msg('not asked') : msg(str`asked for: ${measureText(asked, control)}`);
    const measured = after === undefined ? '–' : measureText(after, control);
    return html`<fieldset>
      <div class="head">
        <label for=${control}>${name}</label>
        <span data-measured=${control}>${askedText} · ${msg(str`measured ${measured}`)}</span>
      </div>
      <div class="field">
        <span class="scale">
          <input
            id=${control}
            type="range"
            min=${low}
            max=${high}
            step=${(high - low) / STEPS}
            ?disabled=${!range || before === undefined}
            aria-valuetext=${measureText(at, control)}
            .value=${live(String(at))}
            @input=${(event: Event) => {
              this.#onSlide(control, event);
            }}
          />
          ${
            range
              ? html`<span
                    class="data"
                    .style=${`left: ${share(range.low)}; width: calc(${share(range.high)} - ${share(range.low)})`}
                  ></span>
                  <span class="median" .style=${`left: ${share(range.median)}`}></span>`
              : nothing
          }
        </span>
      </div>
    </fieldset>`;
  }

  #onSlide(control: Control, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.showState(formatAsked(askedLast(this.#asked, control, event.target.valueAsNumber)));
  }

  #onReset(): void {
    this.showState('');
  }

  #onA({ point }: PointChangeEvent): void {
    this.chooseA(point);
  }
}

function nameOf(control: Control): string {
  switch (control) {
    case 'thickness':
      return msg('Thickness');
    case 'slant':
      return msg('Slant');
    case 'width':
      return msg('Width');
    case 'height':
      return msg('Height');
  }
}

customElements.define('handwriting-tab', HandwritingTab);

declare global {
  interface HTMLElementTagNameMap {
    'handwriting-tab': HandwritingTab;
  }
}
