import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MAX_INDEX, type DigitAddress } from '../../../workers/core/address.ts';
import { laterFailureText } from '../../engine/laterFailure.ts';
import { formatNumber } from '../../text/locale.ts';
import { copyText } from '../../platform/sharing.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sheetStyles } from '../../kit/sheetStyles.ts';
import { dialogStyles } from './digitDialogStyles.ts';
import type { DrawDigits } from './blockField.ts';
import { DIGIT } from '../../ink/digitSize.ts';
import '../../kit/digit-picture.ts';
import { DialogCloseEvent, DigitOpenEvent } from '../../kit/events.ts';
import { closeIcon, nextIcon, previousIcon } from '../../kit/icons.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';

/** Of a downloaded picture: a whole number of times a digit's, so that squares are squares. */
const PNG_SIZE = 24 * DIGIT;

/**
 * One digit, large, with its link.
 *
 * @fires digit-open - another digit is to be shown
 * @fires dialog-close
 */
export class DigitDialog extends DeferredElement {
  static override styles = [controls, focusRing, sheetStyles, dialogStyles];
  static override properties = {
    index: { attribute: false },
    draw: { attribute: false },
    address: { attribute: false },
    name: { attribute: false },
    details: { attribute: false },
    link: { attribute: false },
    pictureLink: { attribute: false },
    crisp: { state: true },
    copied: { state: true },
    failure: { state: true },
    pixels: { state: true },
  };

  /** The digit that is shown; none while the dialog is closed. */
  declare index: number | undefined;
  declare draw: DrawDigits | undefined;
  /** Where the digit comes from; what the heart keeps. */
  declare address: DigitAddress | undefined;
  /** Its accessible name. */
  declare name: string;
  /** Where it comes from, in a few words. */
  declare details: string;
  /** Its address, complete. */
  declare link: string;
  /** Its picture page. */
  declare pictureLink: string;
  declare crisp: boolean;
  declare copied: 'no' | 'yes' | 'by hand';
  declare failure: string;
  declare pixels: Uint8ClampedArray<ArrayBuffer> | undefined;

  #request = new AbortController();

  constructor() {
    super();
    this.index = undefined;
    this.name = '';
    this.details = '';
    this.link = '';
    this.pictureLink = '';
    this.crisp = false;
    this.copied = 'no';
    this.failure = '';
    this.pixels = undefined;
  }

  protected override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title" @close=${this.#onClose} @click=${this.#onClick} @keydown=${this.#onKeyDown}>
        ${this.index === undefined ? nothing : this.#content(this.index)}
      </dialog>
    `;
  }

  #content(index: number): TemplateResult {
    return html`
      <div class="card" data-state=${this.failure ? 'failed' : this.pixels ? 'ready' : 'pending'}>
        <header>
          <div>
            <h2 id="title"><span>${msg('Digit')}</span> ${formatNumber(index)}</h2>
            <p class="details">${this.details}</p>
          </div>
          <div class="corner">
            <favourite-button .address=${this.address}></favourite-button>
            <button class="quiet" aria-label=${msg('Close')} @click=${this.#close}>${closeIcon}</button>
          </div>
        </header>
        <div class="picture">
          <button class="quiet" aria-label=${msg('Previous digit')} ?disabled=${index === 0} @click=${this.#previous}>
            ${previousIcon}
          </button>
          <div class="paper">
            <digit-picture .pixels=${this.pixels} .drawing=${this.#drawing} .name=${this.name}></digit-picture>
            ${
              this.failure
                ? html`<div class="failure" role="alert">
                    <p>${this.failure}</p>
                    <button @click=${this.#load}>${msg('Try again')}</button>
                  </div>`
                : nothing
            }
          </div>
          <button class="quiet" aria-label=${msg('Next digit')} ?disabled=${index === MAX_INDEX} @click=${this.#next}>
            ${nextIcon}
          </button>
        </div>
        <div class="link">
          <input readonly aria-label=${msg('Link to this digit')} .value=${this.link} @focus=${this.#onLinkFocus} />
          <button class="primary" @click=${this.#copy}>
            ${this.copied === 'yes' ? msg('Copied ✓') : msg('Copy link')}
          </button>
        </div>
        ${
          this.copied === 'by hand'
            ? html`<p class="hint" role="alert">
                ${msg('This browser does not let pages copy. The link is selected: copy it yourself.')}
              </p>`
            : nothing
        }
        <div class="actions">
          <label><input type="checkbox" .checked=${this.crisp} @change=${this.#onCrisp} /> ${msg('Show pixels')}</label>
          <a class="more" href=${this.pictureLink}>${msg('All about this digit')}</a>
          <div class="keep">
            <button ?disabled=${!this.pixels} @click=${this.#download}>${msg('Download PNG')}</button>
            <share-button .addresses=${this.address ? [this.address] : []}></share-button>
          </div>
        </div>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog) return;
    if (changed.has('index') || changed.has('draw')) {
      document.documentElement.toggleAttribute('data-modal', this.index !== undefined);
      if (this.index === undefined) dialog.close();
      else if (!dialog.open) dialog.showModal();
      this.#load();
    }
  }

  /** Draws the digit. The one before stays until then. */
  #load(): void {
    this.#request.abort();
    this.copied = 'no';
    this.failure = '';
    if (this.index === undefined || !this.draw) {
      this.pixels = undefined;
      return;
    }
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.draw(this.index, 1, { priority: () => -1, signal }).then(
      (pixels) => {
        if (!signal.aborted) this.pixels = pixels;
      },
      (error: unknown) => {
        if (!signal.aborted) this.failure = msg(str`This digit could not be drawn. ${laterFailureText(error)}`);
      },
    );
  }

  get #drawing(): 'pixels' | 'contours' {
    return this.crisp ? 'pixels' : 'contours';
  }

  #step(by: number): void {
    const index = (this.index ?? 0) + by;
    if (index >= 0 && index <= MAX_INDEX) this.dispatchEvent(new DigitOpenEvent(index));
  }

  #previous(): void {
    this.#step(-1);
  }

  #next(): void {
    this.#step(1);
  }

  #onKeyDown(event: KeyboardEvent): void {
    // In the link's field the arrows move the caret.
    const inField = event.target instanceof HTMLInputElement && event.target.readOnly;
    if (inField || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft') this.#step(-1);
    else if (event.key === 'ArrowRight') this.#step(1);
    else return;
    event.preventDefault();
  }

  /** A click on the backdrop is one on the dialog itself, whose card fills it. */
  #onClick(event: Event): void {
    if (event.target instanceof HTMLDialogElement) this.#close();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #onClose(): void {
    if (this.index !== undefined) this.dispatchEvent(new DialogCloseEvent());
  }

  #onCrisp(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.crisp = event.target.checked;
  }

  #onLinkFocus(event: Event): void {
    if (event.target instanceof HTMLInputElement) event.target.select();
  }

  async #copy(): Promise<void> {
    const isCopied = await copyText(this.link);
    if (!isCopied) this.renderRoot.querySelector<HTMLInputElement>('.link input')?.focus();
    this.copied = isCopied ? 'yes' : 'by hand';
  }

  async #download(): Promise<void> {
    const { pixels, address } = this;
    if (!pixels || !address) return;
    const { sha256 } = modelOf(address, this.services.shipped);
    try {
      // Few visitors keep one, and the wall does not wait for what that takes.
      const { savePng } = await import('../../kit/savePng.ts');
      await savePng({ address, sha256, pixels }, { size: PNG_SIZE, drawing: this.#drawing });
    } catch (error) {
      this.failure = laterFailureText(error);
    }
  }
}

customElements.define('digit-dialog', DigitDialog);

declare global {
  interface HTMLElementTagNameMap {
    'digit-dialog': DigitDialog;
  }
}
