import { msg, str } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { AddressChangeEvent } from '../../address/addressChange.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { formatNumber } from '../../text/locale.ts';
import type { Insets } from '../../engine/services.ts';
import { priorName } from '../../kit/priorName.ts';
import { formatFragment, newSeed, type PageAddress } from '../../address/pageAddress.ts';
import { WEIRD } from '../../address/views.ts';
import { beginningOf, COMPARED_DIGITS, WallAddress, type WallAddressListener } from './wallAddress.ts';
import { StoreController } from '../../engine/storeController.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { wallPageStyles } from './wallPageStyles.ts';
import './digit-dialog.ts';
import './digit-wall.ts';
import { AnnounceEvent, NoticeEvent, type DigitOpenEvent, type WallMoveEvent } from '../../kit/events.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import type { TileSizeChangeEvent } from './tile-size-field.ts';
import './wall-controls.ts';
import { modelName } from '../../text/modelName.ts';

/** As many as an address can have. */
const DECIMALS = { maximumFractionDigits: 4 };

/** The page of the wall: its controls, the wall or the comparison of priors, and the digit that is open. */
export class WallPage extends ServicedElement implements WallAddressListener {
  static override styles = [controls, focusRing, wallPageStyles];
  static override properties = {
    insets: { attribute: false },
    barHeight: { state: true },
  };

  /** What the shell's bars cover; the page's own bar comes below the upper one. */
  declare insets: Insets;
  declare barHeight: number;

  /** What was on screen after the last rendering. */
  #isComparison = false;
  readonly #status = new StoreController(this);
  readonly #settings = new StoreController(this);
  readonly #address = new WallAddress(this, this);
  readonly #resizes = new ResizeObserver(() => {
    this.#measure();
  });

  constructor() {
    super();
    this.insets = { top: 0, bottom: 0 };
    this.barHeight = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
    document.documentElement.removeAttribute('data-modal');
    this.#resizes.disconnect();
  }

  onJump(index: number, options: { readonly focus: boolean; readonly mark: boolean }): void {
    // The wall must know first that it is another wall, if it is.
    void this.updateComplete
      .then(() => this.#wall?.updateComplete)
      .then(() => {
        this.#wall?.jumpTo(index, options);
        if (options.focus) void this.#comparison?.focusDigit(index, '');
      });
  }

  /** The keyboard goes to the digit that was open, as soon as the dialog gives it back. */
  onClosed({ index, prior, isComparison }: PageAddress): void {
    void this.updateComplete
      .then(() => this.renderRoot.querySelector('digit-dialog')?.updateComplete)
      .then(() => {
        if (this.#address.address.isOpen) return; // opened again in the meantime
        this.#wall?.focusDigit(index);
        this.#address.stay(isComparison ? this.#address.comparedFrom(index) : (this.#wall?.index ?? 0));
        if (isComparison) void this.updateComplete.then(() => this.#comparison?.focusDigit(index, prior));
      });
  }

  onAnnounce(text: string): void {
    this.dispatchEvent(new AnnounceEvent(text));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#status.store = this.services.status;
    this.#settings.store = this.services.settings;
    this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    return html`
      <div class="bar">
        <h1 tabindex="-1">${msg('The wall')}</h1>
        <wall-controls
          .seed=${this.#address.address.seed}
          .models=${this.services.shipped}
          .model=${this.#model}
          .onDevice=${this.services.status.current.onDevice}
          .digitClass=${this.#address.address.class}
          .prior=${this.#address.address.prior || this.#model.priors[0]}
          .isComparison=${this.#address.address.isComparison}
          .temperature=${this.#address.address.temperature}
          .tileSize=${this.services.settings.current.tileSize}
          .weirdLink=${formatFragment({ ...this.#address.address, view: WEIRD.id })}
          @address-change=${this.#onChange}
          @tile-size-change=${this.#onTileSizeChange}
        ></wall-controls>
      </div>
      <div class="digits" @digit-open=${this.#onDigitOpen}>
        ${this.#address.address.isComparison ? this.#priorComparison() : this.#endlessWall()} ${this.#dialog()}
      </div>
    `;
  }

  #endlessWall(): TemplateResult {
    return html`<digit-wall
      .draw=${this.#address.draw}
      .nameOf=${this.#address.nameOf}
      .topInset=${this.insets.top + this.barHeight}
      .bottomInset=${this.insets.bottom}
      .tileSize=${this.services.settings.current.tileSize}
      @wall-move=${this.#onWallMove}
    ></digit-wall>`;
  }

  /** Empty until its code has come. */
  #priorComparison(): TemplateResult {
    return html`<prior-comparison
      .model=${this.#model}
      .draws=${this.#model.priors.map((prior, i) => this.#address.drawFrom(i === 0 ? '' : prior))}
      .nameOf=${this.#address.nameOf}
      .first=${this.#address.firstCompared}
      .count=${COMPARED_DIGITS}
    ></prior-comparison>`;
  }

  #dialog(): TemplateResult {
    const { address, draw, nameOf } = this.#address;
    const { seed, index, temperature, class: digitClass, isComparison, isOpen } = address;
    const prior = address.prior || (isComparison ? (this.#model.priors[0] ?? '') : '');
    const details = [msg(str`seed ${seed}`), msg(str`model ${modelName(this.#model.name)}`)];
    if (temperature !== 1) details.push(msg(str`temperature ${formatNumber(temperature, DECIMALS)}`));
    if (prior !== '') details.push(msg(str`prior ${priorName(prior)}`));
    if (digitClass !== undefined) details.push(msg(str`class ${digitClass}`));
    return html`<digit-dialog
      .index=${isOpen ? index : undefined}
      .draw=${draw}
      .name=${nameOf(index)}
      .details=${details.join(' · ')}
      .link=${this.#address.linkTo(index)}
      .address=${address}
      .pictureLink=${pictureLink(address)}
      @dialog-close=${this.#onDialogClose}
    ></digit-dialog>`;
  }

  protected override firstUpdated(): void {
    const bar = this.renderRoot.querySelector('.bar');
    if (bar) this.#resizes.observe(bar);
    this.#measure();
  }

  protected override updated(): void {
    const { isComparison } = this.#address.address;
    if (isComparison && !this.#isComparison) this.#enterComparison();
    this.#isComparison = isComparison;
  }

  get #wall(): HTMLElementTagNameMap['digit-wall'] | null {
    return this.renderRoot.querySelector('digit-wall');
  }

  get #comparison(): HTMLElementTagNameMap['prior-comparison'] | null {
    return this.renderRoot.querySelector<HTMLElementTagNameMap['prior-comparison']>('prior-comparison:defined');
  }

  get #model(): ShippedModel {
    return modelOf(this.#address.address, this.services.shipped);
  }

  #enterComparison(): void {
    scrollTo({ top: 0, behavior: 'instant' });
    // What has been loaded once is not loaded again.
    import('./prior-comparison.ts').catch(() => {
      this.dispatchEvent(
        new NoticeEvent(
          msg('The view of priors side by side could not be loaded. Check the connection and choose it again.'),
        ),
      );
      if (this.#address.address.isComparison)
        this.#address.change({ prior: this.#model.priors[0] ?? '', isComparison: false });
    });
  }

  #measure(): void {
    this.barHeight = this.renderRoot.querySelector<HTMLElement>('.bar')?.offsetHeight ?? 0;
    this.style.setProperty('--top-inset', `calc(var(--header) + ${this.barHeight}px)`);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || event.repeat || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const [target] = event.composedPath();
    const hasOwnUse = target instanceof Element && target.matches('button, input, a, textarea, select, summary');
    if (hasOwnUse || this.#address.address.isOpen) return;
    event.preventDefault();
    this.#address.change(beginningOf(newSeed()));
  };

  #onChange({ patch, isStep }: AddressChangeEvent): void {
    this.#address.change(patch, isStep);
  }

  #onTileSizeChange({ tileSize }: TileSizeChangeEvent): void {
    this.services.settings.update({ tileSize });
  }

  #onWallMove({ index }: WallMoveEvent): void {
    this.#address.movedTo(index);
  }

  #onDigitOpen({ index, prior }: DigitOpenEvent): void {
    this.#address.open(index, prior);
  }

  #onDialogClose(): void {
    this.#address.close();
  }
}

customElements.define('wall-page', WallPage);

declare global {
  interface HTMLElementTagNameMap {
    'wall-page': WallPage;
  }
}
