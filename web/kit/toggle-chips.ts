import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { controls, focusRing } from './controlsStyles.ts';
import type { ChoiceOption } from './choice.ts';

/** An option was taken into the choice, or out of it. */
export class ChipToggledEvent extends Event {
  static readonly type = 'chip-toggled';
  readonly value: string;
  /** Whether it is chosen now. */
  readonly isChosen: boolean;

  constructor(value: string, isChosen: boolean) {
    super(ChipToggledEvent.type);
    this.value = value;
    this.isChosen = isChosen;
  }
}

/**
 * A labelled row of options of which any number is chosen. It does not change by itself: the listener decides whether it may.
 *
 * @fires chip-toggled
 */
export class ToggleChips extends LitElement {
  static override properties = { label: {}, options: { attribute: false }, chosen: { attribute: false } };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      [role='group'] {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }

      .name {
        margin-right: var(--space-1);
        color: var(--muted);
        font-size: var(--text-small);
      }

      button {
        min-width: 36px;
        min-height: 36px;
        max-width: 100%;
        padding: 4px var(--space-3);
        border-radius: 18px;
        background: none;
        font-size: 0.875rem;
        line-height: 1.1;
        white-space: normal;
        overflow-wrap: anywhere;
      }

      button[aria-pressed='true'] {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--paper);
      }

      @media (hover: hover) {
        button[aria-pressed='true']:hover {
          background: var(--accent);
          color: var(--paper);
        }
      }

      .note {
        opacity: 0.8;
        font-size: 0.75rem;
      }

      @media (pointer: coarse) {
        button {
          min-height: 40px;
        }
      }

      /* Forced colours leave no background to tell the chosen ones by. */
      @media (forced-colors: active) {
        button[aria-pressed='true'] {
          outline: 2px solid;
          outline-offset: -3px;
        }
      }
    `,
  ];

  declare label: string;
  declare options: readonly ChoiceOption[];
  /** The values of the chosen ones. */
  declare chosen: readonly string[];

  constructor() {
    super();
    this.label = '';
    this.options = [];
    this.chosen = [];
  }

  protected override render(): TemplateResult {
    return html`<div role="group" aria-labelledby="name">
      <span class="name" id="name">${this.label}</span>${this.options.map((option) => this.#chip(option))}
    </div>`;
  }

  #chip({ value, name, note }: ChoiceOption): TemplateResult {
    const isChosen = this.chosen.includes(value);
    const toggle = (): void => {
      this.dispatchEvent(new ChipToggledEvent(value, !isChosen));
    };
    return html`<button aria-pressed=${isChosen ? 'true' : 'false'} @click=${toggle}>
      ${name}${note === undefined ? nothing : html`<span class="note">${note}</span>`}
    </button>`;
  }
}

customElements.define('toggle-chips', ToggleChips);

declare global {
  interface HTMLElementTagNameMap {
    'toggle-chips': ToggleChips;
  }
  interface HTMLElementEventMap {
    'chip-toggled': ChipToggledEvent;
  }
}
