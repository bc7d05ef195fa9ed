import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { controls } from '../styles/controls.ts';
import { OptionChosenEvent, type ChoiceOption } from './choice.ts';

/**
 * A labelled row of options of which one is chosen, for so few of them that all can be seen. Notes stand below their names.
 *
 * @fires option-chosen
 */
export class SegmentedChoice extends LitElement {
  static override properties = { label: {}, options: { attribute: false }, chosen: {} };
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }

      [role='radiogroup'] {
        padding: 0 3px 0 var(--space-3);
      }

      .name {
        flex: 1;
        padding-right: var(--space-2);
        color: var(--muted);
        font-size: 0.8125rem;
      }

      label {
        position: relative;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 3px;
        min-height: calc(var(--control) - 8px);
        padding: 0 var(--space-2);
        border-radius: calc(var(--radius) - 3px);
        font: 500 0.875rem/1 var(--sans);
        white-space: nowrap;
        cursor: pointer;
        touch-action: manipulation;
      }

      /* As wide as notes get, so that another one moves nothing. */
      .note {
        min-width: 3.75rem;
        color: var(--muted);
        font: 400 0.6875rem/1 var(--sans);
        font-variant-numeric: tabular-nums;
        text-align: center;
      }

      /* The whole label is the button: the radio lies over it, unseen. */
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }

      label:has(:checked),
      label:has(:checked) .note {
        background: var(--ink);
        color: var(--paper);
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      @media (hover: hover) {
        label:not(:has(:checked)):hover {
          background: var(--hover);
        }
      }

      /* Where the row is short of room, options matter more than what they are options of, which is still read out. */
      @media (min-width: 60rem) and (max-width: 74rem), (max-width: 22rem) {
        [role='radiogroup'] {
          padding-left: 3px;
        }

        .name {
          position: absolute;
          overflow: hidden;
          width: 1px;
          height: 1px;
          clip-path: inset(50%);
        }

        label {
          flex: 1;
          padding: 0 6px;
        }
      }

      /* Where the name says what all this is about, it goes above instead. */
      @media (max-width: 26rem) {
        :host([stacked]) [role='radiogroup'] {
          flex-wrap: wrap;
          padding: 0 3px 3px;
        }

        :host([stacked]) .name {
          position: static;
          overflow: visible;
          flex: 1 0 100%;
          width: auto;
          padding: var(--space-2) var(--space-2) 2px;
          clip-path: none;
        }

        :host([stacked]) label {
          flex: 1;
        }
      }

      /* Forced colours leave no background to tell the chosen one by. */
      @media (forced-colors: active) {
        label:has(:checked) {
          outline: 2px solid;
          outline-offset: -2px;
        }
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
    return html`<div class="field" role="radiogroup" aria-labelledby="name">
      <span class="name" id="name">${this.label}</span>${this.options.map((option, i) => this.#choice(option, i))}
    </div>`;
  }

  #choice({ value, name, note }: ChoiceOption, i: number): TemplateResult {
    const choose = (): void => {
      this.dispatchEvent(new OptionChosenEvent(value));
    };
    // Its own label would be read with the note in it; the note is what describes it instead.
    return html`<label
      ><input
        type="radio"
        name="choice"
        aria-label=${name}
        aria-describedby=${note === undefined ? nothing : `note-${i}`}
        .value=${value}
        .checked=${value === this.chosen}
        @change=${choose}
      />${name}${note === undefined ? nothing : html`<span class="note" id="note-${i}">${note}</span>`}</label
    >`;
  }
}

customElements.define('segmented-choice', SegmentedChoice);

declare global {
  interface HTMLElementTagNameMap {
    'segmented-choice': SegmentedChoice;
  }
}
