import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { areRagged } from './raggedRows.ts';
import { choiceStyles } from './choiceStyles.ts';
import { controls } from './controlsStyles.ts';
import { selectStyles } from './selectStyles.ts';

/** An option was chosen. Among chips it may also be one that is no longer to be chosen. */
export class OptionChosenEvent extends Event {
  static readonly type = 'option-chosen';
  readonly value: string;
  readonly isChosen: boolean;

  constructor(value: string, isChosen = true) {
    super(OptionChosenEvent.type);
    this.value = value;
    this.isChosen = isChosen;
  }
}

/** What can be chosen, and what it is called. */
export interface ChoiceOption {
  readonly value: string;
  readonly name: string;
  /** Something worth knowing about it, in a few letters. */
  readonly note?: string;
  /** What neighbouring options of a list that have it in common are listed under. */
  readonly group?: string;
}

/**
 * Labelled options. As a `list`, for more of them than fit side by side, or as `segments`, for so few that all can be seen, one
 * is chosen. Of `chips` any number is. They do not change by themselves: the listener decides whether one may.
 *
 * @fires option-chosen
 * @csspart field - all of a list, or of segments
 * @csspart name - what the options are of
 * @csspart option - each of the segments
 */
export class ChoiceField extends LitElement {
  static override properties = { look: {}, label: {}, options: { attribute: false }, chosen: { attribute: false } };
  static override styles = [controls, selectStyles, choiceStyles];

  declare look: 'list' | 'segments' | 'chips';
  declare label: string;
  declare options: readonly ChoiceOption[];
  /** The value of the chosen one, or those of the chosen chips. */
  declare chosen: string | readonly string[];

  constructor() {
    super();
    this.look = 'list';
    this.label = '';
    this.options = [];
    this.chosen = '';
  }

  /** Segments that do not fit side by side stand below each other: rows of one and of two look as if they were groups. */
  readonly #width = new ResizeObserver(() => {
    this.#stack();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
  }

  protected override updated(): void {
    this.#stack();
  }

  #stack(): void {
    const options = this.renderRoot.querySelector('.options');
    if (!options) return;
    options.classList.remove('column');
    const tops = [...options.children].map((option) => option.getBoundingClientRect().top);
    options.classList.toggle('column', areRagged(tops));
  }

  protected override render(): TemplateResult {
    switch (this.look) {
      case 'list':
        return this.#list();
      case 'segments':
        return html`<div class="field segments" part="field" role="radiogroup" aria-labelledby="name">
          ${this.#name()}
          <div class="options">${this.options.map((option, i) => this.#segment(option, i))}</div>
        </div>`;
      case 'chips':
        return html`<div class="chips" role="group" aria-labelledby="name">
          ${this.#name()}${this.options.map((option) => this.#chip(option))}
        </div>`;
    }
  }

  #name(): TemplateResult {
    return html`<span class="name" part="name" id="name">${this.label}</span>`;
  }

  #list(): TemplateResult {
    const onChange = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) this.dispatchEvent(new OptionChosenEvent(target.value));
    };
    return html`<label class="field list" part="field"
      >${this.#name()}<select @change=${onChange}>
        ${this.#groups().map(([group, options]) => {
          const list = options.map(({ value, name, note }) => {
            const text = note === undefined ? name : `${name} · ${note}`;
            return html`<option .value=${value} .selected=${value === this.chosen}>${text}</option>`;
          });
          return group === '' ? list : html`<optgroup label=${group}>${list}</optgroup>`;
        })}
      </select></label
    >`;
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

  /** A radio button. Its own label would be read with the note in it; the note is what describes it instead. */
  #segment({ value, name, note }: ChoiceOption, i: number): TemplateResult {
    const choose = (): void => {
      this.dispatchEvent(new OptionChosenEvent(value));
    };
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

  #chip({ value, name, note }: ChoiceOption): TemplateResult {
    const isChosen = this.chosen.includes(value);
    const toggle = (): void => {
      this.dispatchEvent(new OptionChosenEvent(value, !isChosen));
    };
    return html`<button aria-pressed=${isChosen ? 'true' : 'false'} @click=${toggle}>
      ${name}${note === undefined ? nothing : html`<span class="note">${note}</span>`}
    </button>`;
  }
}

customElements.define('choice-field', ChoiceField);

declare global {
  interface HTMLElementTagNameMap {
    'choice-field': ChoiceField;
  }
}
