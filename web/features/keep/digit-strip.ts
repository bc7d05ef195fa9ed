import { msg } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { digitName } from '../../kit/digitName.ts';
import { keyOf, type RecentDigit } from '../../kit/recentDigits.ts';
import { modelOf, type ShippedModels } from '../../storage/shippedModel.ts';
import { focusRing } from '../../kit/controlsStyles.ts';
import { inkAddress } from '../../ink/inkImage.ts';
import { DigitAgainEvent } from '../../kit/events.ts';
import { LocalizedElement } from '../../text/localizedElement.ts';

/**
 * The recent digits of this visit, small, in their order.
 *
 * @fires digit-again - one of them is wanted again
 */
export class DigitStrip extends LocalizedElement {
  static override properties = {
    digits: { attribute: false },
    current: {},
    models: { attribute: false },
  };
  static override styles = [
    focusRing,
    css`
      :host {
        display: block;
        overflow: hidden;
      }

      ol {
        display: flex;
        gap: 6px;
        height: 60px;
        margin: 0;
        padding: 4px;
        overflow: auto hidden;
        box-sizing: border-box;
        list-style: none;
        scrollbar-width: none;
      }

      /* In the middle as long as there is room, and nothing is cut off where there is none. */
      li:first-child {
        margin-left: auto;
      }

      li:last-child {
        margin-right: auto;
      }

      button {
        display: grid;
        width: 52px;
        height: 52px;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
        cursor: pointer;
        touch-action: manipulation;
      }

      button[aria-current] {
        border-color: var(--accent);
        box-shadow: 0 0 0 1px var(--accent);
      }

      @media (hover: hover) {
        button:hover {
          background: var(--hover);
        }
      }

      img {
        width: 100%;
        height: 100%;
        filter: var(--ink-filter);
      }
    `,
  ];

  declare digits: readonly RecentDigit[];
  /** Key of the digit that is on screen. */
  declare current: string;
  declare models: ShippedModels;

  constructor() {
    super();
    this.digits = [];
    this.current = '';
  }

  protected override render(): TemplateResult {
    return html`<ol aria-label=${msg('Recent digits')}>
      ${this.digits.map((digit) => this.#item(digit))}
    </ol>`;
  }

  #item(digit: RecentDigit): TemplateResult {
    const choose = (): void => {
      this.dispatchEvent(new DigitAgainEvent(digit));
    };
    const name = digitName(digit.address, modelOf(digit.address, this.models));
    return html`<li>
      <button
        aria-label=${name}
        aria-current=${keyOf(digit.address) === this.current ? 'true' : nothing}
        @click=${choose}
      >
        <img src=${inkAddress(digit.pixels)} alt="" decoding="sync" draggable="false" />
      </button>
    </li>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current') || changed.has('digits')) this.#reveal();
  }

  /** Scrolls the strip, and nothing but the strip. */
  #reveal(): void {
    const list = this.renderRoot.querySelector('ol');
    const button = list?.querySelector<HTMLElement>('[aria-current]');
    if (!list || !button) return;
    list.scrollLeft = button.offsetLeft - list.offsetLeft - (list.clientWidth - button.offsetWidth) / 2;
  }
}

customElements.define('digit-strip', DigitStrip);

declare global {
  interface HTMLElementTagNameMap {
    'digit-strip': DigitStrip;
  }
}
