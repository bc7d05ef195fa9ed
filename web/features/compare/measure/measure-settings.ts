import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { MAX_SEED, MAX_TEMPERATURE, MIN_TEMPERATURE } from '../../../../workers/core/address.ts';
import type { MissingModel, CatalogueModel } from '../models/modelCatalogue.ts';
import { formatNumber } from '../../../text/locale.ts';
import { priorName } from '../../../kit/priorName.ts';
import type { OptionChosenEvent } from '../../../kit/choice-field.ts';
import '../../../kit/choice-field.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import '../../../kit/number-field.ts';
import type { NumberEnteredEvent } from '../../../kit/number-field.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import { selectStyles } from '../../../kit/selectStyles.ts';
import { SAMPLE_COUNTS, USUAL, type Drawn } from './measureAddress.ts';
import { modelName } from '../../../text/modelName.ts';

/** What is to be measured. */
export interface MeasureChoice {
  /** Of the models, as addresses name them. */
  readonly refs: readonly string[];
  /** What is drawn of each, in the same order. */
  readonly drawn: readonly Drawn[];
  readonly n: number;
  readonly seed: number;
}

/** Another choice is wanted. */
export class MeasureChoiceEvent extends Event {
  static readonly type = 'measure-choice';
  readonly choice: MeasureChoice;

  constructor(choice: MeasureChoice) {
    super(MeasureChoiceEvent.type);
    this.choice = choice;
  }
}

const WHOLE = { maximumFractionDigits: 0 };

/**
 * Which models are measured, drawn how, by how many digits of which seed.
 *
 * @fires measure-choice
 */
export class MeasureSettings extends LocalizedElement {
  static override properties = {
    models: { attribute: false },
    missing: { attribute: false },
    choice: { attribute: false },
    onDevice: { attribute: false },
    isLocked: { attribute: false },
    most: { type: Number },
  };
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    selectStyles,
    css`
      fieldset {
        min-width: 0;
        margin: 0 0 var(--space-3);
        padding: 0;
        border: 0;
      }

      legend {
        margin-bottom: var(--space-2);
        padding: 0;
        font-weight: 500;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: var(--space-1);
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }

      li.missing {
        border-style: dashed;
        color: var(--muted);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }

      .who {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 32px;
        font-weight: 500;
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      .who input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--ink);
      }

      .who small {
        margin-left: auto;
        color: var(--muted);
        font-weight: 400;
        white-space: nowrap;
      }

      .how {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        padding-left: 28px;
        color: var(--muted);
        font-size: var(--text-small);
      }

      .how label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        max-width: 100%;
      }

      .how select,
      .how input {
        box-sizing: border-box;
        min-height: 30px;
        max-width: 11rem;
        border: 1px solid var(--line);
        border-radius: 5px;
        background: var(--sheet-paper);
        color: var(--ink);
        font: 500 0.8125rem/1 var(--sans);
      }

      .how select {
        padding-left: 6px;
      }

      .how input {
        width: 4.5rem;
        padding: 0 6px;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      :disabled {
        opacity: 0.6;
        cursor: default;
      }
    `,
  ];

  declare models: readonly CatalogueModel[];
  /** Models that the address names and this device does not have. */
  declare missing: readonly MissingModel[];
  declare choice: MeasureChoice;
  declare onDevice: ReadonlySet<string>;
  /** Whether nothing may be changed, since a measurement goes on. */
  declare isLocked: boolean;
  /** Models that may be chosen at most. */
  declare most: number;

  protected override render(): TemplateResult {
    const { choice, isLocked } = this;
    const counts = SAMPLE_COUNTS.some((count) => count === choice.n)
      ? SAMPLE_COUNTS
      : [...SAMPLE_COUNTS, choice.n].sort((a, b) => a - b);
    return html`<fieldset ?disabled=${isLocked}>
        <legend>${msg('Models')}</legend>
        <ul>
          ${this.models.map((model) => this.#model(model))}
          ${this.missing.map(({ name }) => html`<li class="missing">${msg(str`${name} is not on this device: open its file to measure it.`)}</li>`)}
        </ul>
      </fieldset>
      <div class="row" ?inert=${isLocked}>
        <choice-field
          .label=${msg('Digits of each model')}
          .options=${counts.map((count) => ({ value: String(count), name: formatNumber(count) }))}
          .chosen=${String(choice.n)}
          @option-chosen=${this.#onCount}
        ></choice-field>
        <number-field
          .label=${msg('Seed')}
          .action=${msg('Take this seed')}
          .value=${choice.seed}
          .max=${MAX_SEED}
          @number-entered=${this.#onSeed}
        ></number-field>
      </div>`;
  }

  #model(model: CatalogueModel): TemplateResult {
    const at = this.choice.refs.indexOf(model.ref);
    const isChosen = at >= 0;
    const drawn = this.choice.drawn[at] ?? USUAL;
    const isFull = !isChosen && this.choice.refs.length >= this.most;
    const isHere = model.isOwn || this.onDevice.has(model.sha256);
    const where = isHere ? msg('on device') : msg(str`${formatNumber(model.bytes / 1000, WHOLE)} kB`);
    return html`<li>
      <label class="who"
        ><input
          type="checkbox"
          autocomplete="off"
          .checked=${isChosen}
          ?disabled=${isFull}
          @change=${() => {
            this.#toggle(model.ref);
          }}
        />${modelName(model.name)}<small>${where}</small></label
      >
      ${isChosen ? this.#how(model, at, drawn) : nothing}
    </li>`;
  }

  #how({ name: ownName, priors }: CatalogueModel, at: number, drawn: Drawn): TemplateResult {
    const name = modelName(ownName);
    return html`<div class="how">
      ${
        priors.length > 1
          ? html`<label
              >${msg('Prior')}<select
                aria-label=${msg(str`Prior of ${name}`)}
                @change=${(event: Event) => {
                  if (event.target instanceof HTMLSelectElement)
                    this.#draw(at, { ...drawn, prior: event.target.value });
                }}
              >
                ${priors.map((prior, i) => {
                  const value = i === 0 ? '' : prior;
                  return html`<option .value=${value} .selected=${value === drawn.prior}>${priorName(prior)}</option>`;
                })}
              </select></label
            >`
          : nothing
      }
      <label
        >${msg('Temperature')}<input
          type="number"
          autocomplete="off"
          aria-label=${msg(str`Temperature of ${name}`)}
          min=${MIN_TEMPERATURE}
          max=${MAX_TEMPERATURE}
          step="0.1"
          .value=${String(drawn.temperature)}
          @change=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) this.#onTemperature(event.target, at, drawn);
          }}
      /></label>
    </div>`;
  }

  #onTemperature(input: HTMLInputElement, at: number, drawn: Drawn): void {
    const value = Math.round(Number(input.value) * 1000) / 1000;
    const isGood = input.value !== '' && value >= MIN_TEMPERATURE && value <= MAX_TEMPERATURE;
    if (isGood) this.#draw(at, { ...drawn, temperature: value });
    else input.value = String(drawn.temperature);
  }

  #draw(at: number, drawn: Drawn): void {
    const all = this.choice.refs.map((_, i) => (i === at ? drawn : (this.choice.drawn[i] ?? USUAL)));
    this.#change({ drawn: all });
  }

  #toggle(ref: string): void {
    const { refs, drawn } = this.choice;
    const of = new Map(refs.map((known, i) => [known, drawn[i] ?? USUAL]));
    if (!of.delete(ref)) of.set(ref, USUAL);
    // In the order of the list, whichever was chosen last.
    const chosen = this.models.map((model) => model.ref).filter((known) => of.has(known));
    const others = refs.filter((known) => of.has(known) && !chosen.includes(known));
    const all = [...chosen, ...others];
    this.#change({ refs: all, drawn: all.map((known) => of.get(known) ?? USUAL) });
  }

  #onCount({ value }: OptionChosenEvent): void {
    this.#change({ n: Number(value) });
  }

  #onSeed({ value }: NumberEnteredEvent): void {
    this.#change({ seed: value });
  }

  #change(change: Partial<MeasureChoice>): void {
    this.dispatchEvent(new MeasureChoiceEvent({ ...this.choice, ...change }));
  }
}

customElements.define('measure-settings', MeasureSettings);

declare global {
  interface HTMLElementTagNameMap {
    'measure-settings': MeasureSettings;
  }
}
