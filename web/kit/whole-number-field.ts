import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
 * A labelled field for a whole number up to 2^53 − 1. Enter applies it; for any other text a message says what is wrong.
 *
 * @fires number-entered
 */
export class WholeNumberField extends LocalizedElement {
  static override properties = {
    label: {},
    action: {},
    value: { type: Number },
    max: { type: Number },
    problem: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    numberFieldStyles,
    css`
      label {
        padding: 2px 0 0 var(--space-3);
      }

      input {
        width: 11ch;
        padding: 0 var(--space-2);
        text-overflow: ellipsis;
      }

      input::placeholder {
        color: var(--muted);
        opacity: 1;
        font-weight: 400;
      }

      button.quiet {
        min-width: 36px;
        min-height: 36px;
        margin-right: 1px;
        color: var(--muted);
      }

      .problem {
        top: calc(100% + 6px);
        left: 0;
        min-width: 15rem;
      }
    `,
  ];

  declare label: string;
  /** What the button beside it does, for those who do not see the arrow. */
  declare action: string;
  /** What the field shows until it is edited; nothing for an empty field. */
  declare value: number | undefined;
  declare max: number;
  declare problem: string;

  constructor() {
    super();
    this.label = '';
    this.action = '';
    this.value = undefined;
    this.max = Number.MAX_SAFE_INTEGER;
    this.problem = '';
  }

  protected override render(): TemplateResult {
    return html`
      <form class="field" novalidate @submit=${this.#onSubmit} @keydown=${this.#onKeyDown}>
        <label for="field">${this.label}</label>
        <input
          id="field"
          inputmode="numeric"
          enterkeyhint="go"
          autocomplete="off"
          spellcheck="false"
          maxlength="30"
          placeholder=${this.value === undefined ? msg('number') : nothing}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby=${this.problem ? 'problem' : nothing}
          @input=${this.#clearProblem}
          @focus=${this.#onFocus}
          @blur=${this.#onBlur}
        />
        <button class="quiet" aria-label=${this.action}>${goIcon}</button>
      </form>
      ${this.problem ? html`<p class="problem" id="problem" role="alert">${this.problem}</p>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.#reset();
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    // Numbers are often pasted with the separators that some locale shows them with.
    const text = this.#input?.value.replace(/[\s,.'’_]/g, '') ?? '';
    const value = parseWhole(text, this.max);
    if (value === undefined) {
      this.problem = msg(str`A whole number from 0 to ${formatNumber(this.max)} is needed here.`);
      this.#input?.focus();
      return;
    }
    this.#clearProblem();
    this.dispatchEvent(new NumberEnteredEvent(value));
    this.#reset();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#reset();
  }

  #onFocus(): void {
    this.#input?.select();
  }

  /** A number that was typed but not applied does not stay, as if it were what the wall shows. */
  #onBlur(event: FocusEvent): void {
    const staysInside = event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (!staysInside) this.#reset();
  }

  #clearProblem(): void {
    this.problem = '';
  }

  #reset(): void {
    this.#clearProblem();
    if (this.#input) this.#input.value = this.value === undefined ? '' : String(this.value);
  }
}

customElements.define('whole-number-field', WholeNumberField);

declare global {
  interface HTMLElementTagNameMap {
    'whole-number-field': WholeNumberField;
  }
}
