import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { MAX_INDEX, MAX_SEED } from '../../../../workers/core/address.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { ModelCatalogue, CatalogueModel } from '../models/modelCatalogue.ts';
import type { AddressChangeEvent } from '../../../address/addressChange.ts';
import { newSeed } from '../../../address/pageAddress.ts';
import { priorName } from '../../../kit/priorName.ts';
import type { ChoiceOption, OptionChosenEvent } from '../../../kit/choice-field.ts';
import '../../../kit/choice-field.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { newWallIcon } from '../../../kit/icons.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import '../../../kit/temperature-field.ts';
import '../../../kit/number-field.ts';
import type { NumberEnteredEvent } from '../../../kit/number-field.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { MAX_MODELS, type ChosenModel } from '../models/chosenModels.ts';
import { AXES, MAX_DIGITS, MAX_VALUES, sortedValues, type Axis, type GridState } from './gridAddress.ts';
import { usualValues } from './gridAxes.ts';
import { modelName } from '../../../text/modelName.ts';

/** Something else is to be shown. */
export class GridSettingEvent extends Event {
  static readonly type = 'grid-setting';
  readonly changes: Partial<GridState>;
  /** Whether Back is to lead to what was shown before. */
  readonly isStep: boolean;

  constructor(changes: Partial<GridState>, isStep: boolean) {
    super(GridSettingEvent.type);
    this.changes = changes;
    this.isStep = isStep;
  }
}

/** Values of a temperature axis, besides those of the address. */
const TEMPERATURES = ['0', '0.25', '0.5', '0.75', '1', '1.25', '1.5', '2'];
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
/** No id of a prior. */
const OWN_PRIOR = ' ';
const EACH_ITS_OWN = ' ';

/**
 * What the grid shows: which models, what rows differ in, which digits.
 *
 * @fires grid-setting
 */
export class GridSettings extends LocalizedElement {
  static override properties = {
    state: { attribute: false },
    chosen: { attribute: false },
    catalogue: { attribute: false },
    values: { attribute: false },
  };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        min-width: 0;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }

      .row > * {
        min-width: 0;
        max-width: 100%;
      }

      temperature-field {
        flex: 0 1 21rem;
      }

      @media (max-width: 44rem) {
        .row > * {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  declare state: GridState;
  declare chosen: readonly ChosenModel[];
  declare catalogue: ModelCatalogue;
  /** Of the axis. */
  declare values: readonly string[];

  get #models(): readonly CatalogueModel[] {
    return this.chosen.flatMap(({ model }) => model ?? []);
  }

  protected override render(): TemplateResult {
    const { axis, seed, first, count, temperature } = this.state;
    return html`
      ${this.#modelChips()}
      <div class="row">
        <choice-field
          .label=${msg('Rows differ in')}
          .options=${AXES.map((value): ChoiceOption => ({ value, name: axisName(value) }))}
          .chosen=${axis}
          @option-chosen=${this.#onAxis}
        ></choice-field>
        ${axis === 'none' || axis === 'epoch' ? nothing : this.#order()}
      </div>
      ${this.#valueChips()}
      <div class="row">
        ${
          axis === 'temperature'
            ? nothing
            : html`<temperature-field .value=${temperature} @address-change=${this.#onTemperature}></temperature-field>`
        }
        ${axis === 'class' ? nothing : this.#classChoice()} ${axis === 'prior' ? nothing : this.#priorChoice()}
      </div>
      <div class="row">
        <number-field
          .label=${msg('Seed')}
          .action=${msg('Show the digits of this seed')}
          .value=${seed}
          .max=${MAX_SEED}
          @number-entered=${this.#onSeed}
        ></number-field>
        <number-field
          .label=${msg('From digit')}
          .action=${msg('Begin with this digit')}
          .value=${first}
          .max=${MAX_INDEX - MAX_DIGITS}
          @number-entered=${this.#onFirst}
        ></number-field>
        <choice-field
          .label=${msg('Digits in a row')}
          .options=${Array.from({ length: MAX_DIGITS }, (_, i) => ({ value: String(i + 1), name: formatNumber(i + 1) }))}
          .chosen=${String(count)}
          @option-chosen=${this.#onCount}
        ></choice-field>
        <button @click=${this.#onOther}>${newWallIcon}${msg('Other digits')}</button>
      </div>
    `;
  }

  #modelChips(): TemplateResult {
    const here = this.catalogue.models.map(({ ref, name }): ChoiceOption => ({ value: ref, name: modelName(name) }));
    const missing = this.chosen.flatMap(({ ref, missing: what }) =>
      what ? [{ value: ref, name: what.name || what.sha256, note: msg('not here') }] : [],
    );
    return html`<choice-field
      look="chips"
      .label=${msg('Models')}
      .options=${[...here, ...missing]}
      .chosen=${this.chosen.map(({ ref, model }) => model?.ref ?? ref)}
      @option-chosen=${this.#onModel}
    ></choice-field>`;
  }

  #order(): TemplateResult {
    return html`<choice-field
      look="segments"
      .label=${msg('Together')}
      .options=${[
        { value: 'model', name: msg('rows of one model') },
        { value: 'axis', name: msg('rows of one value') },
      ]}
      .chosen=${this.state.isAxisFirst ? 'axis' : 'model'}
      @option-chosen=${this.#onOrder}
    ></choice-field>`;
  }

  #valueChips(): TemplateResult | typeof nothing {
    const options = this.#valueOptions();
    if (options.length === 0) return nothing;
    return html`<choice-field
      look="chips"
      .label=${msg('Values')}
      .options=${options}
      .chosen=${this.values}
      @option-chosen=${this.#onValue}
    ></choice-field>`;
  }

  #valueOptions(): readonly ChoiceOption[] {
    const { axis } = this.state;
    const usual = axis === 'temperature' ? TEMPERATURES : usualValues(axis, this.#models);
    const all = sortedValues([...new Set([...usual, ...this.values])], axis);
    return all.map((value) => {
      return { value, name: axis === 'prior' ? priorName(value) : formatNumber(Number(value)) };
    });
  }

  #classChoice(): TemplateResult | typeof nothing {
    if (!this.#models.some(({ classes }) => classes > 0)) return nothing;
    const { digitClass } = this.state;
    return html`<choice-field
      .label=${msg('Class')}
      .options=${[
        { value: EACH_ITS_OWN, name: msg('each its own') },
        ...DIGITS.map((value): ChoiceOption => ({ value, name: value })),
      ]}
      .chosen=${digitClass === undefined ? EACH_ITS_OWN : String(digitClass)}
      @option-chosen=${this.#onClass}
    ></choice-field>`;
  }

  #priorChoice(): TemplateResult | typeof nothing {
    const priors = usualValues('prior', this.#models);
    if (priors.length < 2) return nothing;
    return html`<choice-field
      .label=${msg('Prior')}
      .options=${[
        { value: OWN_PRIOR, name: msg('each model’s own') },
        ...priors.map((value): ChoiceOption => ({ value, name: priorName(value) })),
      ]}
      .chosen=${priors.includes(this.state.prior) ? this.state.prior : OWN_PRIOR}
      @option-chosen=${this.#onPrior}
    ></choice-field>`;
  }

  #set(changes: Partial<GridState>, isStep: boolean): void {
    this.dispatchEvent(new GridSettingEvent(changes, isStep));
  }

  #onModel({ value, isChosen }: OptionChosenEvent): void {
    const refs = this.chosen.map(({ ref, model }) => model?.ref ?? ref);
    if (!isChosen && refs.length === 1) {
      this.dispatchEvent(new AnnounceEvent(msg('At least one model is needed.')));
      return;
    }
    if (isChosen && refs.length >= MAX_MODELS) {
      this.dispatchEvent(new AnnounceEvent(msg(str`More than ${formatNumber(MAX_MODELS)} models cannot be compared.`)));
      return;
    }
    this.#set({ refs: isChosen ? [...refs, value] : refs.filter((ref) => ref !== value) }, true);
  }

  #onAxis({ value }: OptionChosenEvent): void {
    const axis = AXES.find((known) => known === value) ?? 'none';
    this.#set({ axis, values: [], isAxisFirst: false }, true);
  }

  #onOrder({ value }: OptionChosenEvent): void {
    this.#set({ isAxisFirst: value === 'axis' }, true);
  }

  #onValue({ value, isChosen }: OptionChosenEvent): void {
    const { axis } = this.state;
    const values = isChosen ? [...this.values, value] : this.values.filter((known) => known !== value);
    if (values.length === 0 || values.length > MAX_VALUES) {
      const text = values.length === 0 ? msg('At least one value is needed.') : msg('No more values can be compared.');
      this.dispatchEvent(new AnnounceEvent(text));
      return;
    }
    const sorted = sortedValues(values, axis);
    const isUsual = sorted.join() === usualValues(axis, this.#models).join();
    this.#set({ values: isUsual ? [] : sorted }, true);
  }

  #onTemperature(event: AddressChangeEvent): void {
    event.stopPropagation(); // the grid's address has a field of its own for it
    const { patch, isStep } = event;
    if (patch.temperature !== undefined) this.#set({ temperature: patch.temperature }, isStep);
  }

  #onClass({ value }: OptionChosenEvent): void {
    this.#set({ digitClass: value === EACH_ITS_OWN ? undefined : Number(value) }, true);
  }

  #onPrior({ value }: OptionChosenEvent): void {
    this.#set({ prior: value === OWN_PRIOR ? '' : value }, true);
  }

  #onSeed({ value }: NumberEnteredEvent): void {
    this.#set({ seed: value }, true);
  }

  #onFirst({ value }: NumberEnteredEvent): void {
    this.#set({ first: value }, true);
  }

  #onCount({ value }: OptionChosenEvent): void {
    this.#set({ count: Number(value) }, true);
  }

  #onOther(): void {
    this.#set({ seed: newSeed(), first: 0 }, true);
    this.dispatchEvent(new AnnounceEvent(msg('Other digits')));
  }
}

function axisName(axis: Axis): string {
  switch (axis) {
    case 'none':
      return msg('their models only');
    case 'temperature':
      return msg('temperature', { id: 'axis-temperature' });
    case 'class':
      return msg('class');
    case 'prior':
      return msg('prior', { id: 'axis-prior' });
    case 'epoch':
      return msg('epochs of training');
  }
}

customElements.define('grid-settings', GridSettings);

declare global {
  interface HTMLElementTagNameMap {
    'grid-settings': GridSettings;
  }
  interface HTMLElementEventMap {
    'grid-setting': GridSettingEvent;
  }
}
