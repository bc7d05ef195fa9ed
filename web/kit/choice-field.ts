import { LitElement, css, html, type TemplateResult } from 'lit';
import { controls } from './controlsStyles.ts';
import { selectStyles } from './selectStyles.ts';
import { OptionChosenEvent, type ChoiceOption } from './choice.ts';

/**
 * A labelled list of options of which one is chosen, for more of them than fit side by side. Notes stand behind their names.
 *
 * @fires option-chosen
 * @csspart field - all of it
 * @csspart name - what the options are of
 */
export class ChoiceField extends LitElement {
  static override properties = { label: {}, options: { attribute: false }, chosen: {} };
  static override styles = [
    controls,
    selectStyles,
    css`
      :host {
        display: block;
      }

      label {
        position: relative;
        padding-left: var(--space-3);
      }

      /* The list's focus shows around all of it. */
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      span {
        flex: none;
        color: var(--muted);
        font-size: 0.8125rem;
      }

      select {
        flex: 1;
        min-width: 0;
        min-height: calc(var(--control) - 2px);
        border: 0;
        outline: none;
        border-radius: var(--radius);
        background: none;
        font: 500 0.875rem/1.2 var(--sans);
        text-overflow: ellipsis;
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
    return html`<label class="field" part="field"
      ><span part="name">${this.label}</span
      ><select @change=${this.#onChange}>
        ${this.#groups().map(([group, options]) => {
          const list = options.map((option) => this.#option(option));
          return group === '' ? list : html`<optgroup label=${group}>${list}</optgroup>`;
        })}
      </select></label
    >`;
  }

  #option({ value, name, note }: ChoiceOption): TemplateResult {
    const text = note === undefined ? name : `${name} · ${note}`;
    return html`<option .value=${value} .selected=${value === this.chosen}>${text}</option>`;
  }

  /** Neighbours of the same group together; those of none under ''. */
  #groups(): readonly (readonly [string, readonly ChoiceOption[]])[] {
    const groups: [string, ChoiceOption[]][] = [];
    for (const option of this.options) {
      const { group = '' } = option;
      const last = groups.at(-1);
      if (last?.[0] === group) last[1].push(option);
      else groups.push([group, [option]]);
    }
    return groups;
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
