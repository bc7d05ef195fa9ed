import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { parseWhole } from '../../workers/core/address.ts';
import { formatNumber } from '../text/locale.ts';
import { controls, focusRing } from './controlsStyles.ts';
import { numberFieldStyles } from './numberFieldStyles.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** A short labelled field for a whole number. It says what is wrong as soon as it loses the focus. */
export class NumberEntry extends LocalizedElement {
  static override properties = {
    label: {},
    unit: {},
    min: { type: Number },
    max: { type: Number },
    value: { type: Number },
    problem: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    numberFieldStyles,
    css`
      .field {
        padding: 0 var(--space-3);
        gap: var(--space-2);
      }

      span {
        color: var(--muted);
        font-size: var(--text-small);
        white-space: nowrap;
      }

      input {
        width: 4.5ch;
        padding: 0;
        text-align: right;
      }

      .problem {
        top: calc(100% + 4px);
        width: max-content;
        max-width: 15rem;
      }
    `,
  ];

  declare label: string;
  declare unit: string;
  declare min: number;
  declare max: number;
  declare value: number;
  declare problem: string;

  constructor() {
    super();
    this.label = '';
    this.unit = '';
    this.min = 1;
    this.max = 1;
    this.value = 1;
    this.problem = '';
  }

  /** The number that is entered; undefined, with words about it and the keyboard on it, where it is none of them. */
  read(): number | undefined {
    const value = this.#entered();
    this.#tell(value);
    if (value === undefined) this.renderRoot.querySelector('input')?.focus();
    return value;
  }

  protected override render(): TemplateResult {
    return html`<div class="field">
        <label for="field">${this.label}</label>
        <input
          id="field"
          inputmode="numeric"
          autocomplete="off"
          maxlength="8"
          .value=${String(this.value)}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby=${this.problem ? 'problem' : nothing}
          @change=${this.#onChange}
          @keydown=${this.#onKeyDown}
        />
        ${this.unit ? html`<span>${this.unit}</span>` : nothing}
      </div>
      ${this.problem ? html`<p class="problem" id="problem" role="alert">${this.problem}</p>` : nothing}`;
  }

  #entered(): number | undefined {
    const value = parseWhole(this.renderRoot.querySelector('input')?.value.trim() ?? '', this.max);
    return value !== undefined && value >= this.min ? value : undefined;
  }

  #onChange(): void {
    const value = this.#entered();
    this.#tell(value);
    if (value === undefined || value === this.value) return;
    this.value = value;
    this.dispatchEvent(new Event('change'));
  }

  /** Arrows change the number, as they do in number fields. */
  #onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const value = this.#entered();
    if (by === 0 || value === undefined) return;
    event.preventDefault();
    this.value = Math.min(Math.max(value + by, this.min), this.max);
    this.dispatchEvent(new Event('change'));
  }

  #tell(value: number | undefined): void {
    this.problem =
      value === undefined
        ? msg(str`A whole number from ${formatNumber(this.min)} to ${formatNumber(this.max)} is needed here.`)
        : '';
  }
}

customElements.define('number-entry', NumberEntry);

declare global {
  interface HTMLElementTagNameMap {
    'number-entry': NumberEntry;
  }
}
