import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { AddressChangeEvent, type AddressPatch } from '../../address/addressChange.ts';
import { newSeed } from '../../address/pageAddress.ts';
import { LocalizedElement } from '../../text/localizedElement.ts';
import { priorName } from '../../kit/priorName.ts';
import { formatList } from '../../text/locale.ts';
import type { ShippedModel, ShippedModels } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { wallControlStyles } from './wallControlsStyles.ts';
import type { ChoiceOption, OptionChosenEvent } from '../../kit/choice-field.ts';
import { newWallIcon, sliderIcon, weirdIcon } from '../../kit/icons.ts';
import '../../kit/model-choice.ts';
import '../../kit/choice-field.ts';
import '../../kit/temperature-field.ts';
import './tile-size-field.ts';
import { beginningOf } from './wallAddress.ts';
import type { NumberEnteredEvent } from '../../kit/number-field.ts';
import '../../kit/number-field.ts';

/** No id of a prior: those have no spaces. */
const SIDE_BY_SIDE = 'side by side';

/**
 * The controls of the wall, laid out with the page's header: seed and position beside the title, model and drawing in a row below. On
 * small screens all but the new wall is behind a button.
 *
 * @fires address-change
 * @fires tile-size-change
 */
export class WallControls extends LocalizedElement {
  static override properties = {
    seed: { type: Number },
    models: { attribute: false },
    model: { attribute: false },
    onDevice: { attribute: false },
    digitClass: { attribute: false },
    prior: {},
    isComparison: { type: Boolean },
    temperature: { type: Number },
    tileSize: { type: Number },
    weirdLink: {},
    isOpen: { state: true },
  };
  static override styles = [controls, focusRing, wallControlStyles];

  declare seed: number;
  /** Those of the gallery. */
  declare models: ShippedModels;
  /** The chosen one. */
  declare model: ShippedModel;
  /** sha256 of the models that need no network. */
  declare onDevice: ReadonlySet<string>;
  /** The class of all digits; undefined where each digit has its own, or the model is unconditional. */
  declare digitClass: number | undefined;
  /** The chosen one of the model's. */
  declare prior: string;
  /** Whether all of them are shown at once. */
  declare isComparison: boolean;
  declare temperature: number;
  /** How large tiles are, in steps from the usual size. */
  declare tileSize: number;
  /** Where the weirdest of the next digits are shown. */
  declare weirdLink: string;
  declare isOpen: boolean;

  constructor() {
    super();
    this.seed = 0;
    this.onDevice = new Set();
    this.digitClass = undefined;
    this.prior = '';
    this.isComparison = false;
    this.temperature = 1;
    this.tileSize = 0;
    this.weirdLink = '';
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="fields ${this.isOpen ? 'open' : ''}" id="fields" @keydown=${this.#onKeyDown}>
        <div class="place">
          <number-field
            class="seed"
            .label=${msg('Seed')}
            .action=${msg('Show the wall of this seed')}
            .value=${this.seed}
            @number-entered=${this.#onSeed}
          ></number-field>
          <number-field
            class="jump"
            .label=${msg('Go to digit')}
            .action=${msg('Go to this digit')}
            @number-entered=${this.#onJump}
          ></number-field>
          <tile-size-field .value=${this.tileSize}></tile-size-field>
        </div>
        <div class="drawing">
          <model-choice
            .models=${this.models}
            .model=${this.model}
            .onDevice=${this.onDevice}
            .digitClass=${this.digitClass}
          ></model-choice>
          ${this.#priorChoice()}
          <temperature-field .value=${this.temperature}></temperature-field>
        </div>
      </div>
      <div class="buttons">
        <button
          class="toggle"
          aria-label=${this.#fieldNames()}
          aria-controls="fields"
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          @click=${this.#onToggle}
        >
          ${sliderIcon}
        </button>
        <a class="weird" href=${this.weirdLink} title=${msg('Weird ones')}
          >${weirdIcon}<span>${msg('Weird ones')}</span></a
        >
        <button class="primary" @click=${this.#onNewWall}>
          ${newWallIcon}<span>${msg('New wall')}</span><kbd>${msg('space')}</kbd>
        </button>
      </div>
    `;
  }

  /** Where the numbers that become digits are drawn from. */
  #priorChoice(): TemplateResult | typeof nothing {
    const { priors } = this.model;
    if (priors.length < 2) return nothing;
    const options = priors.map((id): ChoiceOption => ({ value: id, name: priorName(id) }));
    options.push({ value: SIDE_BY_SIDE, name: msg('side by side') });
    return html`<choice-field
      look="segments"
      .label=${msg('Prior')}
      .options=${options}
      .chosen=${this.isComparison ? SIDE_BY_SIDE : this.prior}
      @option-chosen=${this.#onPrior}
    ></choice-field>`;
  }

  /** What waits behind the button. */
  #fieldNames(): string {
    const names = [msg('seed'), msg('digit'), msg('temperature'), msg('size')];
    if (this.model.priors.length > 1) names.splice(2, 0, msg('prior'));
    if (this.models.length > 1) names.splice(2, 0, msg('model'));
    const text = formatList(names);
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  #onPrior({ value }: OptionChosenEvent): void {
    this.#ask(value === SIDE_BY_SIDE ? { prior: '', isComparison: true } : { prior: value, isComparison: false });
  }

  #onSeed(event: NumberEnteredEvent): void {
    this.isOpen = false;
    this.#ask(beginningOf(event.value));
  }

  #onJump(event: NumberEnteredEvent): void {
    this.isOpen = false;
    this.#ask({ index: event.value, isOpen: false });
  }

  #onNewWall(): void {
    this.#ask(beginningOf(newSeed()));
  }

  #ask(patch: AddressPatch): void {
    this.dispatchEvent(new AddressChangeEvent(patch));
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
