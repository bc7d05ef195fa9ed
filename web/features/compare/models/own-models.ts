import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../text/locale.ts';
import { MAX_MODEL_NAME, type ModelCatalogue, type OwnEntry } from './modelCatalogue.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { AnnounceEvent, NoticeEvent } from '../../../kit/events.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import '../../../kit/open-file.ts';
import { saveFile } from '../../../kit/saveFile.ts';
import { errorMessage } from '../../../../workers/core/errors.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { modelNotice } from './takeModels.ts';

const WHOLE = { maximumFractionDigits: 0 };

/** The visitor's own models: brings files, and lists those that are here, to be renamed, saved as files again, and forgotten. */
export class OwnModels extends LocalizedElement {
  static override properties = { catalogue: { attribute: false } };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      .bring {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }

      p {
        flex: 1 1 16rem;
        margin: 0;
        color: var(--muted);
        font-size: var(--text-small);
        text-wrap: pretty;
      }

      ul {
        display: grid;
        gap: var(--space-2);
        margin: var(--space-3) 0 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }

      input {
        flex: 1 1 12rem;
        min-width: 0;
        max-width: 22rem;
        min-height: var(--control);
        padding: 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
        font: 500 0.875rem/1 var(--sans);
      }

      .about {
        flex: 0 1 auto;
        font-variant-numeric: tabular-nums;
      }

      summary {
        width: fit-content;
        min-height: 32px;
        margin-top: var(--space-2);
        color: var(--muted);
        font-size: var(--text-small);
        line-height: 32px;
        cursor: pointer;
      }
    `,
  ];

  declare catalogue: ModelCatalogue;

  readonly #changes = new StoreController(this);

  protected override willUpdate(): void {
    this.#changes.store = this.catalogue;
  }

  protected override render(): TemplateResult {
    const { own } = this.catalogue;
    return html`<div class="bring">
        <open-file .label=${msg('Open model files')} accept=".safetensors" multiple></open-file>
        <p>${msg('Or drop them anywhere on the page. Your model is checked and stored in this browser.')}</p>
      </div>
      ${
        own.length === 0
          ? nothing
          : html`<details>
              <summary>${msg(str`Your models on this device: ${formatNumber(own.length)}`)}</summary>
              <ul>
                ${own.map((model) => this.#entry(model))}
              </ul>
            </details>`
      }`;
  }

  #entry(model: OwnEntry): TemplateResult {
    const { name, kind, latent, bytes, epochs } = model;
    const facts = [kind, `z ${formatNumber(latent)}`, msg(str`${formatNumber(bytes / 1000, WHOLE)} kB`)];
    if (epochs !== undefined) facts.push(msg(str`${formatNumber(epochs)} epochs`));
    const rename = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) void this.#rename(model, event.target.value);
    };
    return html`<li>
      <input
        aria-label=${msg(str`Name of ${name}`)}
        maxlength=${MAX_MODEL_NAME}
        autocomplete="off"
        spellcheck="false"
        .value=${name}
        @change=${rename}
      />
      <p class="about">${facts.join(' · ')}</p>
      <button aria-label=${msg(str`Save the file of ${name}`)} @click=${() => this.#save(model)}>${msg('Save')}</button>
      <button aria-label=${msg(str`Delete ${name}`)} @click=${() => this.#remove(model)}>${msg('Delete')}</button>
    </li>`;
  }

  async #rename(model: OwnEntry, name: string): Promise<void> {
    const failure = await this.catalogue.rename(model, name);
    if (failure) this.dispatchEvent(new NoticeEvent(modelNotice(failure)));
  }

  async #save({ name, read }: OwnEntry): Promise<void> {
    try {
      saveFile(await read(), 'application/octet-stream', `${name}.safetensors`);
    } catch (error) {
      this.dispatchEvent(new NoticeEvent(errorMessage(error)));
    }
  }

  async #remove(model: OwnEntry): Promise<void> {
    const failure = await this.catalogue.remove(model);
    const text = failure
      ? msg(str`“${model.name}” could not be deleted from this browser; it will be here again at the next visit.`)
      : msg(str`“${model.name}” was deleted from this browser.`);
    this.dispatchEvent(failure ? new NoticeEvent(text) : new AnnounceEvent(text));
  }
}

customElements.define('own-models', OwnModels);

declare global {
  interface HTMLElementTagNameMap {
    'own-models': OwnModels;
  }
}
