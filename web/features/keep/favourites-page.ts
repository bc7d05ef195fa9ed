import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatAddress, type DigitAddress } from '../../../workers/core/address.ts';
import { failureText } from '../../engine/failure.ts';
import { digitName } from '../../kit/digitName.ts';
import { createFavourites, type Favourites } from './favourites.ts';
import { removalNotice } from '../../kit/removalNotice.ts';
import { storageNotice } from '../../kit/storageNotice.ts';
import { formatNumber } from '../../text/locale.ts';
import type { Insets } from '../../engine/services.ts';
import { StoreController } from '../../engine/storeController.ts';
import { AnnounceEvent, NoticeEvent } from '../../kit/events.ts';
import { closeIcon, heartIcon, resetIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import '../../kit/open-file.ts';
import './share-button.ts';
import { digitFragment } from '../../address/digitLink.ts';
import { drawnDigits, shippedModelOf, type DrawnDigit } from '../../kit/drawnDigits.ts';
import { wholeAddress } from '../../address/wholeAddress.ts';
import { formatFavourites } from './favouritesFile.ts';
import { saveFile } from '../../kit/saveFile.ts';
import type { StoredFavourite } from '../../storage/schema.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { digitTileStyles } from '../../kit/digitTilesStyles.ts';
import { TilePainter } from '../../ink/tilePainter.ts';
import { modelName } from '../../text/modelName.ts';

/** How many are shown at first, and how many more at a time. */
const SHOWN = 200;
/** Edge of a drawn tile in pixels: sharp on dense screens, too. */
const EDGE = 168;

/** The visitor's favourites, drawn again from their addresses. */
export class FavouritesPage extends ServicedElement {
  static override styles = [controls, focusRing, digitTileStyles];
  static override properties = {
    insets: { attribute: false },
    shown: { state: true },
    removed: { state: true },
    failures: { state: true },
  };

  declare insets: Insets;
  declare shown: number;
  /** What was removed last, and may be wanted back. */
  declare removed: readonly StoredFavourite[];
  /** Address → why it could not be drawn. */
  declare failures: ReadonlyMap<string, string>;

  readonly #changes = new StoreController(this);
  /** Drawn, or about to be. */
  readonly #drawn = new Map<string, DrawnDigit | undefined>();
  readonly #away = new AbortController();
  readonly #painter = new TilePainter();

  constructor() {
    super();
    this.shown = SHOWN;
    this.removed = [];
    this.failures = new Map();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#away.abort();
    this.#painter.stop();
  }

  get #favourites(): Favourites {
    return this.services.once(createFavourites);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#changes.store = this.#favourites;
    void this.#favourites.load();
  }

  protected override render(): TemplateResult {
    const favourites = this.#favourites;
    const kept = [...favourites.items].reverse();
    return html`
      <article>
        <header>
          <div>
            <h1 tabindex="-1">${msg('Favourites')}</h1>
            <p>${this.#summary(kept.length)}</p>
          </div>
          <div class="actions">
            <share-button .addresses=${addressesOf(kept)}></share-button>
            <button ?disabled=${kept.length === 0} @click=${this.#onExport}>${msg('Save as a file')}</button>
            <open-file .label=${msg('Open a file')}></open-file>
          </div>
        </header>
        ${
          kept.length > 0
            ? html`<ul>
                ${kept.slice(0, this.shown).map((favourite) => this.#tile(favourite))}
              </ul>`
            : this.#empty(favourites.isRead)
        }
        ${
          kept.length > this.shown
            ? html`<button class="more" @click=${this.#onMore}>
                ${msg(str`Show more (${formatNumber(kept.length - this.shown)} left)`)}
              </button>`
            : nothing
        }
      </article>
      ${this.#undoBar()}
    `;
  }

  #summary(count: number): string {
    if (count === 0) return msg('Favourites are stored in this browser only.');
    return msg(str`${formatNumber(count)} stored in this browser only, each by its address.`);
  }

  #empty(isRead: boolean): TemplateResult {
    if (!isRead) return html`<p class="empty" role="status">${msg('Loading your favourites …')}</p>`;
    return html`<div class="empty">
      ${heartIcon}
      <p>${msg('None yet. Press the heart beside a digit to add it.')}</p>
      <a class="button" href="#v=one">${msg('See a digit')}</a>
    </div>`;
  }

  #tile(favourite: StoredFavourite): TemplateResult {
    const { address: key, sha256 } = favourite;
    const address = wholeAddress(key) ?? { model: '', seed: 0, index: 0, temperature: 1, prior: '' };
    const model = this.services.shipped.find(({ id }) => id === address.model);
    const name = digitName(address, model ?? { classes: 0 });
    const failure = this.failures.get(key);
    const note = model === undefined || model.sha256 === sha256 ? undefined : msg('by another version of the model');
    const remove = (): void => {
      void this.#remove(favourite);
    };
    return html`<li data-state=${failure === undefined ? (this.#drawn.get(key) ? 'ready' : 'pending') : 'failed'}>
      <a href=${digitFragment(address)} aria-label=${name}
        ><canvas width=${EDGE} height=${EDGE} data-key=${key}></canvas
      ></a>
      <p class="words">
        <b>${formatNumber(address.index)}</b
        >${modelName(model?.name ?? address.model)}${note === undefined ? nothing : html`, ${note}`}
      </p>
      ${failure === undefined ? nothing : this.#failed(failure)}
      <button class="quiet" aria-label=${msg(str`Remove: ${name}`)} title=${msg('Remove')} @click=${remove}>
        ${closeIcon}
      </button>
    </li>`;
  }

  #failed(failure: string): TemplateResult {
    return html`<div class="failure">
      <p>${msg(str`This digit could not be drawn. ${failure}`)}</p>
      <button @click=${this.#onRetry}>${msg('Try again')}</button>
    </div>`;
  }

  #undoBar(): TemplateResult | typeof nothing {
    if (this.removed.length === 0) return nothing;
    return html`<aside aria-label=${msg('Undo')}>
      <p role="status">${msg(str`Removed: ${formatNumber(this.removed.length)}`)}</p>
      <button id="undo" @click=${this.#onUndo}>${resetIcon}${msg('Undo')}</button>
      <button class="quiet" aria-label=${msg('Close')} @click=${this.#onUndoDismiss}>${closeIcon}</button>
    </aside>`;
  }

  protected override updated(): void {
    this.#painter.paint(
      this.renderRoot.querySelectorAll('canvas'),
      ({ dataset: { key = '' } }) => {
        const digit = this.#drawn.get(key);
        return digit && { key, pixels: digit.pixels };
      },
      this.services.settings.current.drawing,
    );
    const wanted = [...this.#favourites.items]
      .reverse()
      .slice(0, this.shown)
      .map(({ address }) => address);
    const missing = wanted.filter((key) => !this.#drawn.has(key) && !this.failures.has(key));
    if (missing.length > 0) void this.#draw(missing);
  }

  /** Draws digits by model, since one that cannot be had must not keep the others. */
  async #draw(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#drawn.set(key, undefined);
    const addresses = addressesOf(keys.map((address) => ({ address })));
    const models = [...new Set(addresses.map(({ model }) => model))];
    // the status bar tells how a download goes, of one model at a time.
    const first = this.services.shipped.find(({ id }) => id === models[0]);
    if (first) this.services.engine.start(first);
    await Promise.all(models.map((id) => this.#drawSome(addresses.filter(({ model }) => model === id))));
  }

  async #drawSome(addresses: readonly DigitAddress[]): Promise<void> {
    const { signal } = this.#away;
    const keys = addresses.map((address) => formatAddress(address));
    try {
      for (const address of addresses) shippedModelOf(address, this.services.shipped);
      for await (const digit of drawnDigits(this.services, addresses, signal)) {
        this.#drawn.set(formatAddress(digit.address), digit);
        this.requestUpdate();
      }
    } catch (error) {
      if (signal.aborted) return;
      const failed = keys.filter((key) => this.#drawn.get(key) === undefined);
      for (const key of failed) this.#drawn.delete(key);
      this.failures = new Map([...this.failures, ...failed.map((key) => [key, failureText(error)] as const)]);
    }
  }

  async #remove(favourite: StoredFavourite): Promise<void> {
    this.removed = [...this.removed, favourite];
    const dropping = this.#favourites.drop([favourite.address]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#undo')?.focus(); // at once: storage may take its time
    if (await dropping) this.dispatchEvent(new NoticeEvent(removalNotice()));
  }

  async #onUndo(): Promise<void> {
    const { removed } = this;
    this.removed = [];
    const keeping = this.#favourites.keep(removed);
    this.dispatchEvent(new AnnounceEvent(msg('Removal undone.')));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('li a')?.focus();
    const failure = await keeping;
    if (failure) this.dispatchEvent(new NoticeEvent(storageNotice(failure)));
  }

  #onUndoDismiss(): void {
    this.removed = [];
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  #onRetry(): void {
    this.failures = new Map();
  }

  #onMore(): void {
    this.shown += SHOWN;
  }

  #onExport(): void {
    const text = formatFavourites(this.#favourites.items);
    saveFile(text, 'application/json', 'favourite-digits.json');
  }
}

function addressesOf(favourites: readonly Pick<StoredFavourite, 'address'>[]): readonly DigitAddress[] {
  return favourites.flatMap(({ address }) => wholeAddress(address) ?? []);
}

customElements.define('favourites-page', FavouritesPage);

declare global {
  interface HTMLElementTagNameMap {
    'favourites-page': FavouritesPage;
  }
}
