import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { missingHere, missingText, type Missing } from './missingHere.ts';
import type { Settings } from '../engine/settings.ts';
import { OpenedStep } from '../address/openedStep.ts';
import { StoreController } from '../engine/storeController.ts';
import { controls, focusRing } from '../kit/controlsStyles.ts';
import { settingsSheetStyles } from './settingsSheetStyles.ts';
import { sheetStyles } from '../kit/sheetStyles.ts';
import '../kit/choice-field.ts';
import type { ChoiceOption, OptionChosenEvent } from '../kit/choice-field.ts';
import { closeIcon } from '../kit/icons.ts';
import './storage-panel.ts';
import { ServicedElement } from '../engine/servicedElement.ts';

/** What the visitor can set, in a dialog. Everything applies at once and is remembered. Loaded when it is first wanted. */
export class SettingsSheet extends ServicedElement {
  static override properties = { missing: { state: true } };
  static override styles = [controls, focusRing, sheetStyles, settingsSheetStyles];

  /** What this browser does not do; empty until it was asked. */
  declare missing: readonly Missing[];

  readonly #settings = new StoreController(this);
  readonly #step = new OpenedStep(this, () => {
    this.#close();
  });

  constructor() {
    super();
    this.missing = [];
  }

  /** Opens the sheet; the keyboard returns to where it was when it closes. */
  async open(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    document.documentElement.toggleAttribute('data-modal', true);
    this.#step.begin();
    this.missing = await missingHere(this.services);
    this.toggleAttribute('data-asked', true);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#settings.store = this.services.settings;
  }

  protected override render(): TemplateResult {
    const { theme, language, drawing, motion } = this.services.settings.current;
    const system = { value: 'system', name: msg('as the system') };
    return html`<dialog aria-labelledby="title" closedby="any" @close=${this.#onClose}>
      <div class="card">
        <div class="head">
          <h2 id="title">${msg('Settings')}</h2>
          <button class="quiet" aria-label=${msg('Close')} @click=${this.#close}>${closeIcon}</button>
        </div>
        ${this.#choice('theme', msg('Theme'), theme, [
          system,
          { value: 'light', name: msg('light') },
          { value: 'dark', name: msg('dark') },
        ])}
        ${
          // Each language is named in itself, so that everybody finds their own.
          this.#choice('language', msg('Language'), language, [
            system,
            { value: 'en', name: 'English' },
            { value: 'ru', name: 'Русский' },
          ])
        }
        ${this.#modelChoice()}
        ${this.#choice('drawing', msg('Large digits'), drawing, [
          { value: 'contours', name: msg('outlines') },
          { value: 'pixels', name: msg('pixels') },
        ])}
        ${this.#choice('motion', msg('Motion'), motion, [system, { value: 'reduced', name: msg('reduced') }])}
        <p>
          ${
            !this.missing.includes('settings')
              ? msg('Stored in this browser only; nothing is sent anywhere.')
              : msg('This browser stores nothing, so the settings last until the page is closed.')
          }
        </p>
        <storage-panel></storage-panel>
        <p><a href="./licences.html" target="_blank">${msg('Licences of the software in this page')}</a></p>
        ${this.#missing()}
      </div>
    </dialog>`;
  }

  #missing(): TemplateResult | typeof nothing {
    if (this.missing.length === 0) return nothing;
    return html`<section aria-labelledby="missing">
      <h3 id="missing">${msg('What this browser does not support')}</h3>
      <ul>
        ${this.missing.map((missing) => html`<li>${missingText(missing)}</li>`)}
      </ul>
    </section>`;
  }

  #choice(
    field: Exclude<keyof Settings, 'model'>,
    label: string,
    chosen: string,
    options: readonly ChoiceOption[],
  ): TemplateResult {
    const choose = ({ value }: OptionChosenEvent): void => {
      this.#set({ [field]: value });
    };
    return html`<choice-field
      look="segments"
      stacked
      .label=${label}
      .options=${options}
      .chosen=${chosen}
      @option-chosen=${choose}
    ></choice-field>`;
  }

  #modelChoice(): TemplateResult | typeof nothing {
    const { settings, shipped } = this.services;
    if (shipped.length < 2) return nothing;
    const chosen = shipped.some(({ id }) => id === settings.current.model) ? settings.current.model : '';
    const options: readonly ChoiceOption[] = [
      { value: '', name: msg('the gallery’s default') },
      ...shipped.map(({ id, name }) => ({ value: id, name })),
    ];
    const choose = ({ value }: OptionChosenEvent): void => {
      this.#set({ model: value });
    };
    return html`<choice-field
      .label=${msg('Default model')}
      .options=${options}
      .chosen=${chosen}
      @option-chosen=${choose}
    ></choice-field>`;
  }

  #set(changes: Partial<Settings>): void {
    const isKept = this.services.settings.update(changes);
    if (!isKept && !this.missing.includes('settings')) this.missing = [...this.missing, 'settings'];
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #onClose(): void {
    document.documentElement.toggleAttribute('data-modal', false);
    this.#step.end();
  }
}

customElements.define('settings-sheet', SettingsSheet);

declare global {
  interface HTMLElementTagNameMap {
    'settings-sheet': SettingsSheet;
  }
}
