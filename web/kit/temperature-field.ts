import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LocalizedElement } from '../text/localizedElement.ts';
import { MAX_TEMPERATURE, MIN_TEMPERATURE } from '../../workers/core/address.ts';
import { AddressChangeEvent } from '../address/addressChange.ts';
import { formatNumber } from '../text/locale.ts';
import { controls } from './controlsStyles.ts';
import { sliderFieldStyles, sliderStyles } from './sliderStyles.ts';
import { resetIcon } from './icons.ts';

/** The prior itself, from which the digits of the training set were learnt. */
const NEUTRAL = 1;
/** Where the slider ends, unless an address has led further. Beyond it there are hardly digits. */
const USUAL_MAX = 2;
/** About the time in which a screen of digits is made: while the thumb moves, the wall follows it. */
const PACE_MS = 120;
/** Changes by key that follow each other so soon are one change. */
const SAME_CHANGE_MS = 1000;

/**
 * A slider for the temperature. It fires while it is moved, but no more often than the wall can follow.
 *
 * @fires address-change - a step for the first change of one movement
 */
export class TemperatureField extends LocalizedElement {
  static override properties = { value: { type: Number }, pending: { state: true } };
  static override styles = [
    controls,
    sliderStyles,
    sliderFieldStyles,
    css`
      .field {
        padding-left: var(--space-3);
      }

      output {
        min-width: 2.6em;
        padding-left: var(--space-2);
        font: 500 0.875rem/1 var(--sans);
        font-variant-numeric: tabular-nums;
        text-align: right;
      }

      button.quiet {
        min-width: 34px;
        min-height: 34px;
        margin: 0 2px;
        color: var(--muted);
      }

      button.quiet svg {
        width: 17px;
        height: 17px;
      }

      /* Its place is kept, so that nothing moves under the finger. */
      button.idle {
        visibility: hidden;
      }
    `,
  ];

  declare value: number;
  /** Where the slider is, while the rest of the page has not followed yet. */
  declare pending: number | undefined;

  #pace: ReturnType<typeof setTimeout> | undefined;
  #changedAt = -Infinity;
  #end: ReturnType<typeof setTimeout> | undefined;
  #isChanging = false;

  constructor() {
    super();
    this.value = NEUTRAL;
    this.pending = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pace);
    clearTimeout(this.#end);
    this.#pace = undefined;
    this.#isChanging = false;
    this.pending = undefined;
  }

  protected override render(): TemplateResult {
    const shown = this.pending ?? this.value;
    const max = shown > USUAL_MAX ? MAX_TEMPERATURE : USUAL_MAX;
    const hint = msg('Below 1 digits are safer, above 1 stranger.');
    return html`<div class="field" title=${hint}>
      <label for="slider">${msg('Temperature')}</label>
      <span class="scale">
        <input
          id="slider"
          type="range"
          min=${MIN_TEMPERATURE}
          max=${max}
          step="0.05"
          aria-valuetext=${formatNumber(shown)}
          aria-describedby="hint"
          .value=${live(String(shown))}
          @input=${this.#onInput}
          @change=${this.#onChange}
        />
        <span class="ends" aria-hidden="true"><span>${msg('safer')}</span><span>${msg('stranger')}</span></span>
      </span>
      <output for="slider" aria-hidden="true">${show(shown)}</output>
      <button
        class="quiet ${shown === NEUTRAL ? 'idle' : ''}"
        aria-label=${msg('Reset the temperature to 1')}
        @click=${this.#onReset}
      >
        ${resetIcon}
      </button>
      <span id="hint" hidden>${hint}</span>
    </div>`;
  }

  #onInput(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    clearTimeout(this.#end);
    this.#moveTo(event.target.valueAsNumber);
  }

  /** The thumb was let go, or a key was pressed. */
  #onChange(): void {
    clearTimeout(this.#end);
    this.#end = setTimeout(() => {
      this.#isChanging = false;
    }, SAME_CHANGE_MS);
  }

  #onReset(): void {
    this.#isChanging = false;
    this.#moveTo(NEUTRAL);
    // The button is about to go; the keyboard must not be lost with it.
    this.renderRoot.querySelector('input')?.focus();
  }

  /** Shows a temperature at once, and sends it when the slider is painted and the wall has had time for the last one. */
  #moveTo(temperature: number): void {
    this.pending = temperature;
    this.#pace ??= setTimeout(
      () => {
        this.#change();
      },
      Math.max(0, this.#changedAt + PACE_MS - performance.now()),
    );
  }

  #change(): void {
    const { pending } = this;
    this.#pace = undefined;
    this.#changedAt = performance.now();
    this.pending = undefined;
    if (pending === undefined || pending === this.value) return;
    const isSameChange = this.#isChanging;
    this.#isChanging = true;
    this.value = pending;
    this.dispatchEvent(new AddressChangeEvent({ temperature: pending }, { isStep: !isSameChange }));
  }
}

/** As many decimals as the slider has, or as the address has if those are more. */
function show(temperature: number): string {
  const minimumFractionDigits = Math.round(temperature * 1e4) % 100 === 0 ? 2 : 0;
  return formatNumber(temperature, { minimumFractionDigits, maximumFractionDigits: 4 });
}

customElements.define('temperature-field', TemperatureField);

declare global {
  interface HTMLElementTagNameMap {
    'temperature-field': TemperatureField;
  }
}
