import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { controls, focusRing } from '../styles/controls.ts';
import { wallControlStyles } from '../styles/wallControls.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { priorName } from '../controllers/priorName.ts';
import type { ChoiceOption, OptionChosenEvent } from './choice.ts';
import './choice-field.ts';
import {
  ClassChangeEvent,
  DigitJumpEvent,
  ModelChangeEvent,
  NewWallEvent,
  PriorChangeEvent,
  SeedChangeEvent,
} from './events.ts';
import { newWallIcon, settingsIcon } from './icons.ts';
import './segmented-choice.ts';
import type { NumberEnteredEvent } from './whole-number-field.ts';
import './whole-number-field.ts';

const ALL_CLASSES = 'all';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/**
 * What a visitor can do with the wall as a whole. On narrow screens all but the new wall waits behind a button.
 *
 * @fires new-wall
 * @fires seed-change
 * @fires model-change
 * @fires prior-change
 * @fires class-change
 * @fires digit-jump
 */
export class WallControls extends LitElement {
  static override properties = {
    seed: { type: Number },
    models: { attribute: false },
    model: {},
    classes: { type: Number },
    digitClass: { attribute: false },
    priors: { attribute: false },
    prior: {},
    isOpen: { state: true },
  };
  static override styles = [controls, focusRing, wallControlStyles];

  declare seed: number;
  /** Those of the gallery. One alone is no choice. */
  declare models: readonly ShippedModel[];
  /** The id of the chosen one. */
  declare model: string;
  /** How many classes the model can be told. */
  declare classes: number;
  /** The one it is told; undefined where each digit has its own. */
  declare digitClass: number | undefined;
  /** The priors of the model, its default first. One alone is no choice. */
  declare priors: readonly string[];
  /** The chosen one. */
  declare prior: string;
  declare isOpen: boolean;

  constructor() {
    super();
    this.seed = 0;
    this.models = [];
    this.model = '';
    this.classes = 0;
    this.digitClass = undefined;
    this.priors = [];
    this.prior = '';
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    const many = this.models.length > 1 || this.classes > 0 ? 'many' : '';
    return html`
      <div class="fields ${many} ${this.isOpen ? 'open' : ''}" id="fields" @keydown=${this.#onKeyDown}>
        ${this.#modelChoice()}
        <whole-number-field
          class="seed"
          label="Seed"
          action="Show the wall of this seed"
          .value=${this.seed}
          @number-entered=${this.#onSeed}
        ></whole-number-field>
        ${this.#priorChoice()} ${this.#classChoice()}
        <whole-number-field
          class="jump"
          label="Go to digit"
          action="Go to this digit"
          @number-entered=${this.#onJump}
        ></whole-number-field>
      </div>
      <button
        class="toggle ${many}"
        aria-label=${this.#fieldNames()}
        aria-controls="fields"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.#onToggle}
      >
        ${settingsIcon}
      </button>
      <button class="primary" @click=${this.#onNewWall}>${newWallIcon}<span>New wall</span><kbd>space</kbd></button>
    `;
  }

  #modelChoice(): TemplateResult | typeof nothing {
    if (this.models.length < 2) return nothing;
    const options = this.models.map(({ id, name }): ChoiceOption => ({ value: id, name }));
    return html`<choice-field
      label="Model"
      .options=${options}
      .chosen=${this.model}
      @option-chosen=${this.#onModel}
    ></choice-field>`;
  }

  /** Where the numbers that become digits are drawn from. */
  #priorChoice(): TemplateResult | typeof nothing {
    if (this.priors.length < 2) return nothing;
    const options = this.priors.map((id): ChoiceOption => ({ value: id, name: priorName(id) }));
    return html`<segmented-choice
      label="Prior"
      .options=${options}
      .chosen=${this.prior}
      @option-chosen=${this.#onPrior}
    ></segmented-choice>`;
  }

  #classChoice(): TemplateResult | typeof nothing {
    if (this.classes === 0) return nothing;
    const classes = Array.from({ length: this.classes }, (_, label) => String(label));
    const options = [ALL_CLASSES, ...classes].map((value): ChoiceOption => ({ value, name: value }));
    return html`<choice-field
      label="Class"
      .options=${options}
      .chosen=${this.digitClass === undefined ? ALL_CLASSES : String(this.digitClass)}
      @option-chosen=${this.#onClass}
    ></choice-field>`;
  }

  /** What waits behind the button, in the order it comes in. */
  #fieldNames(): string {
    const names = ['seed', 'digit'];
    if (this.classes > 0) names.splice(1, 0, 'class');
    if (this.priors.length > 1) names.splice(1, 0, 'prior');
    if (this.models.length > 1) names.unshift('model');
    const text = list.format(names);
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  #onModel({ value }: OptionChosenEvent): void {
    this.dispatchEvent(new ModelChangeEvent(value));
  }

  #onPrior({ value }: OptionChosenEvent): void {
    this.dispatchEvent(new PriorChangeEvent(value));
  }

  #onClass({ value }: OptionChosenEvent): void {
    this.dispatchEvent(new ClassChangeEvent(value === ALL_CLASSES ? undefined : Number(value)));
  }

  #onSeed(event: NumberEnteredEvent): void {
    this.isOpen = false;
    this.dispatchEvent(new SeedChangeEvent(event.value));
  }

  #onJump(event: NumberEnteredEvent): void {
    this.isOpen = false;
    this.dispatchEvent(new DigitJumpEvent(event.value));
  }

  #onNewWall(): void {
    this.dispatchEvent(new NewWallEvent());
  }

  #onToggle(): void {
    this.isOpen = !this.isOpen;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
  }
}

customElements.define('wall-controls', WallControls);

declare global {
  interface HTMLElementTagNameMap {
    'wall-controls': WallControls;
  }
}
