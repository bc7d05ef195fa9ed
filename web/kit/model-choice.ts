import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from '../text/localizedElement.ts';
import { familiesOf, familyOf, memberOf, type Family } from '../engine/families.ts';
import { AddressChangeEvent, type AddressPatch } from '../address/addressChange.ts';
import { formatNumber } from '../text/locale.ts';
import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';
import type { ChoiceOption, OptionChosenEvent } from './choice-field.ts';
import './choice-field.ts';
import { modelName } from '../text/modelName.ts';

const UNCONDITIONAL = 'unconditional';
const ALL_CLASSES = 'all';

/** Who lays this out may lay out what is in it. */
const PARTS = 'field, name, option';

const WHOLE = { maximumFractionDigits: 0 };

/**
 * The choice of the family of models and of the class. Where models do not form families, the choice is a plain list of models.
 *
 * @fires address-change
 * @csspart field - each of the two choices
 * @csspart name - what it is called
 * @csspart option - each family
 */
export class ModelChoice extends LocalizedElement {
  static override properties = {
    models: { attribute: false },
    model: { attribute: false },
    onDevice: { attribute: false },
    digitClass: { attribute: false },
    isOfFamilies: { attribute: false },
    said: { state: true },
  };
  static override styles = css`
    :host {
      display: contents;
    }

    /* Both stand beside other controls, as if there were nothing around them. */
    choice-field {
      flex: var(--choice-flex);
    }

    .said {
      flex: 0 1 auto;
      align-self: center;
      max-width: 24rem;
      margin: 0;
      color: var(--muted);
      font: 400 0.8125rem/1.3 var(--sans);
      text-wrap: pretty;
    }
  `;

  /** Those of the gallery. One alone is no choice. */
  declare models: ShippedModels;
  /** The chosen one. */
  declare model: ShippedModel;
  /** sha256 of those that need no network. */
  declare onDevice: ReadonlySet<string>;
  /** What the model is told to draw; undefined where each digit has a class of its own, or the model is told none. */
  declare digitClass: number | undefined;
  /** Whether what the model is told is no question here. */
  declare isOfFamilies: boolean;
  /** That the choice of a class has changed the model, and which one it is now; no model is changed in silence. */
  declare said: string;

  constructor() {
    super();
    this.isOfFamilies = false;
    this.said = '';
  }

  protected override render(): TemplateResult {
    const families = familiesOf(this.models);
    const family = families && familyOf(this.model.id, families);
    return html`${families ? this.#familyChoice(families, family) : this.#listOfModels()}${this.isOfFamilies ? nothing : this.#classChoice(family)}${this.said ? html`<p class="said" role="status">${this.said}</p>` : nothing}`;
  }

  #familyChoice(families: readonly Family[], chosen: Family | undefined): TemplateResult | typeof nothing {
    if (families.length < 2) return nothing;
    const options = families.map((family): ChoiceOption => {
      const model = this.#memberOf(family);
      return { value: family.name, name: family.name, ...(model && { note: this.#whereabouts(model) }) };
    });
    const onChosen = ({ value }: OptionChosenEvent): void => {
      const family = families.find(({ name }) => name === value);
      const model = family && this.#memberOf(family);
      if (model) this.#choose(model);
    };
    return html`<choice-field
      look="segments"
      exportparts=${PARTS}
      .label=${msg('Model')}
      .options=${options}
      .chosen=${chosen?.name ?? ''}
      @option-chosen=${onChosen}
    ></choice-field>`;
  }

  #listOfModels(): TemplateResult {
    const options = this.models.map((model): ChoiceOption => {
      return { value: model.id, name: modelName(model.name), note: this.#whereabouts(model) };
    });
    return html`<choice-field
      exportparts=${PARTS}
      .label=${msg('Model')}
      .options=${options}
      .chosen=${this.model.id}
      @option-chosen=${this.#onModel}
    ></choice-field>`;
  }

  /** With a class chosen the model must be one that is told it, so this may change the model, to the other of its family. */
  #classChoice(family: Family | undefined): TemplateResult | typeof nothing {
    const isConditional = this.model.classes > 0;
    const conditional = isConditional ? this.model : family?.conditional;
    if (!conditional) return nothing;
    const plain = family?.plain;
    const group =
      conditional === this.model ? msg('class given') : `${msg('class given')} · ${this.#whereabouts(conditional)}`;
    const classes = Array.from({ length: conditional.classes }, (_, label) => String(label));
    const options = [ALL_CLASSES, ...classes].map((value): ChoiceOption => {
      return { value, name: value === ALL_CLASSES ? msg('all') : value, ...(plain && { group }) };
    });
    if (plain) options.unshift({ value: UNCONDITIONAL, name: msg('no class given') });
    const onChosen = ({ value }: OptionChosenEvent): void => {
      const model = value === UNCONDITIONAL && plain ? plain : conditional;
      if (model === plain) this.#choose(model);
      else this.#choose(model, { class: value === ALL_CLASSES ? undefined : Number(value) });
      if (model.id !== this.model.id) this.said = modelChanged(this.model, model);
    };
    return html`<choice-field
      exportparts=${PARTS}
      .label=${msg('Class')}
      .options=${options}
      .chosen=${isConditional ? String(this.digitClass ?? ALL_CLASSES) : UNCONDITIONAL}
      @option-chosen=${onChosen}
    ></choice-field>`;
  }

  /** A family is shown by the model that is told as much as the one on screen. */
  #memberOf(family: Family): ShippedModel | undefined {
    return memberOf(family, this.model.classes > 0);
  }

  #whereabouts({ sha256, bytes }: ShippedModel): string {
    return this.onDevice.has(sha256) ? msg('on device') : msg(str`${formatNumber(bytes / 1000, WHOLE)} kB`);
  }

  #onModel({ value }: OptionChosenEvent): void {
    this.#choose({ id: value });
  }

  #choose({ id }: Pick<ShippedModel, 'id'>, patch: AddressPatch = {}): void {
    this.said = '';
    this.dispatchEvent(new AddressChangeEvent({ model: id, ...patch }));
  }
}

/** Why the model is another one now. */
function modelChanged({ name: before }: ShippedModel, { name: now, classes }: ShippedModel): string {
  const [old, other] = [modelName(before), modelName(now)];
  return classes > 0
    ? msg(str`Model: ${other}. ${old} cannot be told which digit to draw.`)
    : msg(str`Model: ${other}. ${old} is always told which digit to draw.`);
}

customElements.define('model-choice', ModelChoice);

declare global {
  interface HTMLElementTagNameMap {
    'model-choice': ModelChoice;
  }
}
