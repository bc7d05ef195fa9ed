import { msg } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { formatAddress, type DigitAddress } from '../../../workers/core/address.ts';
import { StoreController } from '../../engine/storeController.ts';
import { createFavourites, type Favourites } from './favourites.ts';
import { removalNotice } from '../../kit/removalNotice.ts';
import { storageNotice } from '../../kit/storageNotice.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { AnnounceEvent, NoticeEvent } from '../../kit/events.ts';
import { heartIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';

/** A heart that adds the digit of an address to the favourites, or removes it. */
export class FavouriteButton extends ServicedElement {
  static override properties = { address: { attribute: false } };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
      }

      button {
        width: 100%;
        height: 100%;
        padding: 0 var(--space-2);
        -webkit-tap-highlight-color: transparent;
      }

      [aria-pressed='true'] {
        color: var(--accent);
      }

      [aria-pressed='true'] svg {
        fill: currentcolor;
      }

      @media (prefers-reduced-motion: no-preference) {
        [aria-pressed='true'] svg {
          animation: beat var(--quick) ease-out;
        }
      }

      @keyframes beat {
        40% {
          transform: scale(1.3);
        }
      }
    `,
  ];

  declare address: DigitAddress | undefined;

  readonly #changes = new StoreController(this);

  get #favourites(): Favourites {
    return this.services.once(createFavourites);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#changes.store = this.#favourites;
    void this.#favourites.load();
  }

  protected override render(): TemplateResult {
    const isKept = this.address !== undefined && this.#favourites.has(formatAddress(this.address));
    const label = isKept ? msg('One of your favourites') : msg('Add to favourites');
    return html`<button
      aria-label=${msg('Favourite')}
      aria-pressed=${isKept ? 'true' : 'false'}
      title=${label}
      ?disabled=${this.address === undefined}
      @click=${this.#onClick}
    >
      ${heartIcon}
    </button>`;
  }

  async #onClick(): Promise<void> {
    const { address } = this;
    if (!address) return;
    const favourites = this.#favourites;
    const key = formatAddress(address);
    const isKept = favourites.has(key);
    const { sha256 } = modelOf(address, this.services.shipped);
    this.dispatchEvent(new AnnounceEvent(isKept ? msg('Removed from favourites') : msg('Added to favourites')));
    const failure = isKept
      ? await favourites.drop([key])
      : await favourites.keep([{ address: key, sha256, addedAt: new Date().getTime() }]);
    if (failure) this.dispatchEvent(new NoticeEvent(isKept ? removalNotice() : storageNotice(failure)));
  }
}

customElements.define('favourite-button', FavouriteButton);

declare global {
  interface HTMLElementTagNameMap {
    'favourite-button': FavouriteButton;
  }
}
