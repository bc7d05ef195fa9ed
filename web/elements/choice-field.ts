import { LitElement, css, html, type TemplateResult } from 'lit';
import { controls } from '../styles/controls.ts';

/** Another option was chosen. */
export class OptionChosenEvent extends Event {
  static readonly type = 'option-chosen';
  readonly value: string;

  constructor(value: string) {
    super(OptionChosenEvent.type);
    this.value = value;
  }
}

/** What can be chosen, and what it is called. */
export interface ChoiceOption {
  readonly value: string;
  readonly name: string;
}

/**
 * A labelled list of options of which one is chosen, for more of them than fit side by side.
 *
 * @fires option-chosen
 */
export class ChoiceField extends LitElement {
  static override properties = { label: {}, options: { attribute: false }, chosen: {} };
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }

      label {
        display: flex;
        align-items: center;
        min-height: var(--control);
        padding-left: var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
      }

      /* The list's focus shows around all of it. */
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      span {
        color: var(--muted);
        font-size: 0.8125rem;
      }

      select {
        flex: 1;
        min-width: 0;
        min-height: calc(var(--control) - 2px);
        padding: 0 var(--space-2);
        border: 0;
        outline: none;
        border-radius: var(--radius);
        background: none;
        color: var(--ink);
        font: 500 0.875rem/1 var(--sans);
        cursor: pointer;
        touch-action: manipulation;
      }

      /* Lists open in the system's own colours, where the page's ink may not be readable. */
      option {
        background: var(--raised);
        color: var(--ink);
      }
    `,
  ];

  declare label: string;
  declare options: readonly ChoiceOption[];
  /** The value of the chosen one. */
  declare chosen: string;

  constructor() {
    super();
    this.label = '';
    this.options = [];
    this.chosen = '';
  }

  protected override render(): TemplateResult {
    return html`<label
      ><span>${this.label}</span
      ><select @change=${this.#onChange}>
        ${this.options.map(
          ({ value, name }) => html`<option .value=${value} .selected=${value === this.chosen}>${name}</option>`,
        )}
      </select></label
    >`;
  }

  #onChange(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new OptionChosenEvent(event.target.value));
  }
}

customElements.define('choice-field', ChoiceField);

declare global {
  interface HTMLElementTagNameMap {
    'choice-field': ChoiceField;
  }
}
