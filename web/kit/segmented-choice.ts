import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { controls } from './controlsStyles.ts';
import { OptionChosenEvent, type ChoiceOption } from './choice.ts';

/**
 * A labelled row of options of which one is chosen, for so few of them that all can be seen. Notes stand below their names.
 *
 * @fires option-chosen
 * @csspart field - all of it
 * @csspart name - what the options are of
 * @csspart option - each of them
 */
export class SegmentedChoice extends LitElement {
  static override properties = { label: {}, options: { attribute: false }, chosen: {} };
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }

      /* Where name and options do not fit side by side, the name goes above. It is always seen. */
      .field {
        position: relative;
        flex-wrap: wrap;
        padding: 0 3px 0 var(--space-3);
      }

      /* What is left of the line is the name's: options stand at its end. On lines of their own, each fills its own. */
      .name {
        flex: 1000 0 auto;
        padding: 2px var(--space-2) 2px 0;
        color: var(--muted);
        font-size: 0.8125rem;
      }

      .options {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        max-width: 100%;
        padding: 3px 0;
      }

      label {
        position: relative;
        display: grid;
        flex: 1 0 auto;
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

      /* Above in any case, where others above and below are. */
      @media (max-width: 26rem) {
        :host([stacked]) .name {
          flex-basis: 100%;
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
    return html`<div class="field" part="field" role="radiogroup" aria-labelledby="name">
      <span class="name" part="name" id="name">${this.label}</span>
      <div class="options">${this.options.map((option, i) => this.#choice(option, i))}</div>
    </div>`;
  }

  #choice({ value, name, note }: ChoiceOption, i: number): TemplateResult {
    const choose = (): void => {
      this.dispatchEvent(new OptionChosenEvent(value));
    };
    // Its own label would be read with the note in it; the note is what describes it instead.
    return html`<label part="option"
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
