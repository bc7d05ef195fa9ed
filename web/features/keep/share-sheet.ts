import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DigitAddress } from '../../../workers/core/address.ts';
import { errorName } from '../../../workers/core/errors.ts';
import { digitName } from '../../kit/digitName.ts';
import { formatNumber } from '../../text/locale.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { canShare, share } from '../../platform/sharing.ts';
import { MAX_LINES } from '../../kit/contactSheet.ts';
import { MAX_SIZE, MIN_SIZE, type InkStyle } from '../../ink/digitCanvas.ts';
import { digitPng } from '../../kit/digitPng.ts';
import { drawnDigits, type DrawnDigit } from '../../kit/drawnDigits.ts';
import { OpenedStep } from '../../address/openedStep.ts';
import { digitLink } from '../../address/digitLink.ts';
import { fileName, saveFile } from '../../kit/saveFile.ts';
import { morphFile, pngFile, sheetFile, svgFile, zipFile, type SavedFile, type ToBeSaved } from './savedFiles.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { areOtherDigits } from '../../address/sameDigits.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { shareSheetStyles } from './shareSheetStyles.ts';
import { sheetStyles } from '../../kit/sheetStyles.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import '../../kit/copy-link.ts';
import '../../kit/digit-picture.ts';
import { closeIcon, shareIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import '../../kit/number-field.ts';
import type { NumberField } from '../../kit/number-field.ts';
import '../../kit/open-file.ts';
import '../../kit/choice-field.ts';

/** Edge of a picture at first: what the pages of this site show. */
const USUAL_SIZE = 672;
/** Of those in a ZIP. */
const MAX_ZIPPED_SIZE = 512;
const MAX_ZIPPED = 2000;

/** The dialog for sharing and saving one digit or several, as links and files. Its code is loaded at the first use. */
export class ShareSheet extends ServicedElement {
  static override properties = {
    addresses: { attribute: false, hasChanged: areOtherDigits },
    drawing: { state: true },
    digit: { state: true },
    saved: { state: true },
    isOpen: { state: true },
  };
  static override styles = [controls, focusRing, sheetStyles, shareSheetStyles];

  /** One digit, or several, which are all. */
  declare addresses: readonly DigitAddress[];
  declare drawing: InkStyle;
  /** The first of them, once it is drawn. */
  declare digit: DrawnDigit | undefined;
  /** Name of the file that was made last. */
  declare saved: string;
  declare isOpen: boolean;

  readonly #task = new AsyncTask(this);
  readonly #step = new OpenedStep(this, () => {
    this.#close();
  });
  /** Whether something else is open below this sheet. */
  #isOverModal = false;

  constructor() {
    super();
    this.addresses = [];
    this.drawing = 'contours';
    this.digit = undefined;
    this.saved = '';
    this.isOpen = false;
  }

  /** Opens the sheet; the keyboard returns to where it was when it closes. */
  async open(): Promise<void> {
    this.isOpen = true;
    this.drawing = this.services.settings.current.drawing;
    this.saved = '';
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    const { documentElement } = document;
    this.#isOverModal = documentElement.hasAttribute('data-modal');
    documentElement.toggleAttribute('data-modal', true);
    this.#step.begin();
    this.#drawFirst();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.isOpen) this.#onClose();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('addresses')) this.digit = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('addresses') && this.isOpen) this.#drawFirst();
  }

  /** With one digit, those that follow it can be had, too. */
  get #isOne(): boolean {
    return this.addresses.length === 1;
  }

  protected override render(): TemplateResult | typeof nothing {
    const [address] = this.addresses;
    if (!this.isOpen || !address) return nothing;
    const isOne = this.#isOne;
    return html`<dialog
      aria-labelledby="title"
      closedby="any"
      @close=${this.#onClose}
      @keydown=${this.#keepToItself}
      @pointerdown=${this.#keepToItself}
      @pointerup=${this.#keepToItself}
    >
      <div class="card">
        <header>
          <digit-picture
            .pixels=${this.digit?.pixels}
            .drawing=${this.drawing}
            .name=${this.#name(address)}
          ></digit-picture>
          <div>
            <h2 id="title">${msg('Share and save')}</h2>
            <p>${isOne ? this.#name(address) : msg(str`${formatNumber(this.addresses.length)} digits`)}</p>
          </div>
          <button class="quiet" aria-label=${msg('Close')} @click=${this.#close}>${closeIcon}</button>
        </header>
        ${isOne ? this.#linkRow(address) : nothing}
        <section>
          <div class="fields">
            <choice-field
              look="segments"
              .label=${msg('Drawn as')}
              .options=${[
                { value: 'contours', name: msg('outlines') },
                { value: 'pixels', name: msg('pixels') },
              ]}
              .chosen=${this.drawing}
              @option-chosen=${this.#onDrawing}
            ></choice-field>
          </div>
        </section>
        ${isOne ? this.#pictureRow() : nothing} ${this.#sheetRow(isOne)} ${isOne ? this.#morphRow(address) : nothing}
        ${this.#zipRow(isOne)}
        <section>
          <div>
            <h3>${msg('Restore a digit')}</h3>
            <p>
              ${msg('A PNG or GIF from this page holds its digit’s address. Open it, drop it anywhere on this page, or paste it.')}
            </p>
          </div>
          <open-file .label=${msg('Open a picture')} @files-given=${this.#close}></open-file>
        </section>
        ${this.#progress()}
      </div>
    </dialog>`;
  }

  #linkRow(address: DigitAddress): TemplateResult {
    return html`<section>
      <div>
        <h3>${msg('Link')}</h3>
        <p>${msg('The same address is the same digit, on every device.')}</p>
      </div>
      <div class="buttons">
        <copy-link .link=${digitLink(address)}></copy-link>
        ${
          // Not everywhere, and on computers less than on phones.
          canShare() ? html`<button @click=${this.#onShare}>${shareIcon}${msg('Share …')}</button>` : nothing
        }
      </div>
    </section>`;
  }

  #pictureRow(): TemplateResult {
    return html`<section>
      <div>
        <h3>${msg('Picture')}</h3>
        <p>${msg('Black on white, with its address inside.')}</p>
      </div>
      <div class="buttons">
        <number-field
          id="size"
          .label=${msg('Size')}
          unit="px"
          .min=${MIN_SIZE}
          .max=${MAX_SIZE}
          .value=${USUAL_SIZE}
        ></number-field>
        ${this.#button(msg('Save PNG'), this.#onPng)} ${this.#button(msg('Save SVG'), this.#onSvg)}
      </div>
    </section>`;
  }

  #sheetRow(isOne: boolean): TemplateResult {
    return html`<section>
      <div>
        <h3>${msg('Contact sheet')}</h3>
        <p>${isOne ? msg('This digit and those after it, on one picture.') : msg('All of them on one picture.')}</p>
      </div>
      <div class="buttons">${this.#button(msg('Save sheet'), this.#onSheet)}</div>
      <div class="fields">
        <number-field id="columns" .label=${msg('Columns')} .min=${1} .max=${MAX_LINES} .value=${10}></number-field>
        ${
          isOne
            ? html`<number-field
                id="rows"
                .label=${msg('Rows')}
                .min=${1}
                .max=${MAX_LINES}
                .value=${10}
              ></number-field>`
            : nothing
        }
      </div>
    </section>`;
  }

  #morphRow(address: DigitAddress): TemplateResult {
    const isConditional = address.class === undefined && modelOf(address, this.services.shipped).classes > 0;
    return html`<section>
      <div>
        <h3>${msg('Animation')}</h3>
        <p>
          ${
            isConditional
              ? msg('An animated GIF: this digit changes into the next one of its class and back.')
              : msg('An animated GIF: this digit changes into the next one and back.')
          }
        </p>
      </div>
      <div class="buttons">${this.#button(msg('Save GIF'), this.#onMorph)}</div>
    </section>`;
  }

  #zipRow(isOne: boolean): TemplateResult {
    return html`<section>
      <div>
        <h3>${msg('Many pictures')}</h3>
        <p>${isOne ? msg('This digit and those after it, a PNG each, in a ZIP.') : msg('A PNG each, in a ZIP.')}</p>
      </div>
      <div class="buttons">${this.#button(msg('Save ZIP'), this.#onZip)}</div>
      <div class="fields">
        ${
          isOne
            ? html`<number-field
                id="count"
                .label=${msg('Digits')}
                .min=${1}
                .max=${MAX_ZIPPED}
                .value=${100}
              ></number-field>`
            : nothing
        }
        <number-field
          id="zipped-size"
          .label=${msg('Size')}
          unit="px"
          .min=${MIN_SIZE}
          .max=${MAX_ZIPPED_SIZE}
          .value=${112}
        ></number-field>
      </div>
    </section>`;
  }

  #button(name: string, make: (this: ShareSheet) => void): TemplateResult {
    return html`<button ?disabled=${this.#task.isPending} @click=${make}>${name}</button>`;
  }

  #progress(): TemplateResult | typeof nothing {
    const { isPending, share, failure } = this.#task;
    if (isPending) {
      return html`<div class="busy">
        <p id="making">${msg('Generating on this device')}</p>
        <progress aria-labelledby="making" max="1" .value=${share}></progress>
        <button @click=${this.#onCancel}>${msg('Cancel')}</button>
      </div>`;
    }
    if (failure) {
      const text = msg(str`This file could not be made: ${failure}`);
      return html`<div class="busy failed"><p role="alert">${text}</p></div>`;
    }
    const { saved } = this;
    return saved ? html`<div class="busy"><p role="status">${msg(str`Saved: ${saved}`)}</p></div>` : nothing;
  }

  #name(address: DigitAddress): string {
    return digitName(address, modelOf(address, this.services.shipped));
  }

  #read(id: string): number | undefined {
    return this.renderRoot.querySelector<NumberField>(`#${id}`)?.read();
  }

  /** Where that fails, so does what is asked for, and says why. */
  #drawFirst(): void {
    this.#first().then(
      (digit) => {
        this.digit = digit;
      },
      () => undefined,
    );
  }

  /** What is shared, as files see it. */
  get #drawnHere(): ToBeSaved {
    const { services, addresses, drawing } = this;
    return { services, addresses, drawing, first: () => this.#first() };
  }

  /** Makes a file and gives it to the visitor. */
  #save({ name, type, make }: SavedFile): void {
    this.saved = '';
    void this.#task.run(async (call) => {
      const content = await make(call);
      call.signal.throwIfAborted();
      saveFile(content, type, name);
      this.saved = name;
    });
  }

  #onPng(): void {
    const size = this.#read('size');
    if (size !== undefined) this.#save(pngFile(this.#drawnHere, size));
  }

  #onSvg(): void {
    const [address] = this.addresses;
    if (address) this.#save(svgFile(this.#drawnHere, this.#name(address)));
  }

  #onSheet(): void {
    const columns = this.#read('columns');
    if (columns === undefined) return;
    const rows = this.#isOne ? this.#read('rows') : Math.ceil(this.addresses.length / columns);
    if (rows !== undefined) this.#save(sheetFile(this.#drawnHere, columns, rows));
  }

  #onMorph(): void {
    this.#save(morphFile(this.#drawnHere));
  }

  #onZip(): void {
    const size = this.#read('zipped-size');
    const count = this.#isOne ? this.#read('count') : this.addresses.length;
    if (size !== undefined && count !== undefined) this.#save(zipFile(this.#drawnHere, size, count));
  }

  /** The link, and the picture where the browser shares files. */
  #onShare(): void {
    const [address, { drawing }] = [this.addresses[0], this];
    if (!address) return;
    const words = { title: msg('This digit does not exist'), text: this.#name(address), url: digitLink(address) };
    void this.#task.run(async () => {
      const png = await digitPng(await this.#first(), { size: USUAL_SIZE, drawing });
      const files = [new File([png], fileName(address, 'png'), { type: 'image/png' })];
      // Whoever closes the system's sheet has changed their mind.
      await share(words, files).catch((error: unknown) => {
        if (errorName(error) !== 'AbortError') throw error;
      });
    });
  }

  async #first(): Promise<DrawnDigit> {
    const { digit } = this;
    if (digit) return digit;
    const { signal } = new AbortController();
    for await (const drawn of drawnDigits(this.services, this.addresses.slice(0, 1), signal)) return drawn;
    throw new Error('share: no digit, want one');
  }

  #onDrawing({ value }: OptionChosenEvent): void {
    this.drawing = value === 'pixels' ? 'pixels' : 'contours';
  }

  #onCancel(): void {
    this.#task.cancel();
  }

  /** Whatever holds the button that has opened this sheet has uses of its own for keys and pointers. */
  #keepToItself(event: Event): void {
    event.stopPropagation();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #onClose(): void {
    this.#task.cancel();
    this.isOpen = false;
    this.#step.end();
    document.documentElement.toggleAttribute('data-modal', this.#isOverModal);
  }
}

customElements.define('share-sheet', ShareSheet);

declare global {
  interface HTMLElementTagNameMap {
    'share-sheet': ShareSheet;
  }
}
