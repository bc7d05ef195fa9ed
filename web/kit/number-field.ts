import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizedElement } from '../text/localizedElement.ts';
import { parseWhole } from '../../workers/core/address.ts';
import { formatNumber } from '../text/locale.ts';
import { controls, focusRing } from './controlsStyles.ts';
import { numberFieldStyles } from './numberFieldStyles.ts';
import { goIcon } from './icons.ts';

/** A whole number was entered. */
export class NumberEnteredEvent extends Event {
  static readonly type = 'number-entered';
  readonly value: number;

  constructor(value: number) {
    super(NumberEnteredEvent.type);
    this.value = value;
  }
}

/**
 * A labelled field for a whole number. With an `action`, Enter or its button applies the number, and what is typed and not
 * applied does not stay. Without one, the field keeps the number as soon as it is left, for `read()`. For any other text
 * a message says what is wrong.
 *
 * @fires number-entered - where there is an `action`
 */
export class NumberField extends LocalizedElement {
  static override properties = {
    label: {},
    action: {},
    unit: {},
    min: { type: Number },
    max: { type: Number },
    value: { type: Number },
    problem: { state: true },
  };
  static override styles = [controls, focusRing, numberFieldStyles];

  declare label: string;
  /** What the button beside it does, for those who do not see the arrow; '' for no button. */
  declare action: string;
  declare unit: string;
  declare min: number;
  declare max: number;
  /** What the field shows until it is edited; nothing for an empty field. */
  declare value: number | undefined;
  declare problem: string;

  constructor() {
    super();
    this.label = '';
    this.action = '';
    this.unit = '';
    this.min = 0;
    this.max = Number.MAX_SAFE_INTEGER;
    this.value = undefined;
    this.problem = '';
  }

  /** The number that is entered; undefined, with words about it and the keyboard on it, where it is none of them. */
  read(): number | undefined {
    const value = this.#entered();
    this.#explain(value);
    if (value === undefined) this.#input?.focus();
    return value;
  }

  protected override render(): TemplateResult {
    const isApplied = this.action !== '';
    return html`<form
        class="field ${isApplied ? 'applied' : 'kept'}"
        novalidate
        @submit=${this.#onSubmit}
        @keydown=${this.#onKeyDown}
      >
        <label for="field">${this.label}</label>
        <input
          id="field"
          inputmode="numeric"
          enterkeyhint=${isApplied ? 'go' : 'done'}
          autocomplete="off"
          spellcheck="false"
          maxlength=${isApplied ? 30 : 8}
          placeholder=${this.value === undefined ? msg('number') : nothing}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby=${this.problem ? 'problem' : nothing}
          @input=${this.#onInput}
          @change=${this.#onChange}
          @focus=${this.#onFocus}
          @blur=${this.#onBlur}
        />
        ${this.unit ? html`<span>${this.unit}</span>` : nothing}
        ${isApplied ? html`<button class="quiet" aria-label=${this.action}>${goIcon}</button>` : nothing}
      </form>
      ${this.problem ? html`<p class="problem" id="problem" role="alert">${this.problem}</p>` : nothing}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.#reset();
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #entered(): number | undefined {
    const text = this.#input?.value.trim() ?? '';
    // Seeds and numbers of digits are often pasted with the separators that some locale shows them with.
    const value = parseWhole(this.action === '' ? text : text.replace(/[\s,.'’_]/g, ''), this.max);
    return value !== undefined && value >= this.min ? value : undefined;
  }

  #explain(value: number | undefined): void {
    this.problem =
      value === undefined
        ? msg(str`A whole number from ${formatNumber(this.min)} to ${formatNumber(this.max)} is needed here.`)
        : '';
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const value = this.read();
    if (value === undefined || this.action === '') return;
    this.dispatchEvent(new NumberEnteredEvent(value));
    this.#reset();
  }

  #onInput(): void {
    this.problem = '';
  }

  #onChange(): void {
    if (this.action !== '') return;
    const value = this.#entered();
    this.#explain(value);
    this.value = value ?? this.value;
  }

  /** Arrows change the number that is kept, as they do in the browser's own number fields. */
  #onKeyDown(event: KeyboardEvent): void {
    if (this.action !== '') {
      if (event.key === 'Escape') this.#reset();
      return;
    }
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const value = this.#entered();
    if (by === 0 || value === undefined) return;
    event.preventDefault();
    this.value = Math.min(Math.max(value + by, this.min), this.max);
  }

  #onFocus(): void {
    this.#input?.select();
  }

  /** A number that was typed but not applied does not stay, as if it were what the page shows. */
  #onBlur(event: FocusEvent): void {
    const staysInside = event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (this.action !== '' && !staysInside) this.#reset();
  }

  #reset(): void {
    this.problem = '';
    if (this.#input) this.#input.value = this.value === undefined ? '' : String(this.value);
  }
}

customElements.define('number-field', NumberField);

declare global {
  interface HTMLElementTagNameMap {
    'number-field': NumberField;
  }
}
