import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { DigitAddress } from '../../../workers/core/address.ts';
import { areOtherDigits } from '../../address/sameDigits.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { NoticeEvent } from '../../kit/events.ts';
import { shareIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';

/** A button that opens the dialog for sharing and saving digits. The dialog's code is loaded at the first click. */
export class ShareButton extends ServicedElement {
  static override properties = {
    addresses: { attribute: false, hasChanged: areOtherDigits },
    isWanted: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
      }

      button {
        width: 100%;
        padding: 0 var(--space-3);
      }

      button:disabled {
        opacity: 0.45;
        cursor: default;
      }
    `,
  ];

  /** One digit, or several. */
  declare addresses: readonly DigitAddress[];
  /** Whether the sheet has been asked for. */
  declare isWanted: boolean;

  constructor() {
    super();
    this.addresses = [];
    this.isWanted = false;
  }

  protected override render(): TemplateResult {
    return html`<button aria-haspopup="dialog" ?disabled=${this.addresses.length === 0} @click=${this.#onClick}>
        ${shareIcon}${msg('Share and save')}
      </button>
      ${this.isWanted ? html`<share-sheet .addresses=${this.addresses}></share-sheet>` : nothing}`;
  }

  #onClick(): void {
    import('./share-sheet.ts')
      .then(() => {
        this.isWanted = true;
        return this.updateComplete;
      })
      .then(() => {
        void this.renderRoot.querySelector('share-sheet')?.open();
      })
      .catch(() => {
        this.dispatchEvent(
          new NoticeEvent(
            msg('The dialog for sharing and saving could not be loaded. Check the connection and try again.'),
          ),
        );
      });
  }
}

customElements.define('share-button', ShareButton);

declare global {
  interface HTMLElementTagNameMap {
    'share-button': ShareButton;
  }
}
