import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { digitName } from '../../kit/digitName.ts';
import '../../kit/digit-tiles.ts';
import { keyOf, type RecentDigit } from '../../kit/recentDigits.ts';
import { modelOf, type ShippedModels } from '../../storage/shippedModel.ts';
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
  static override styles = css`
    :host {
      display: block;
      overflow: hidden;
    }
  `;

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
    const tiles = this.digits.map((digit) => ({
      pixels: digit.pixels,
      name: digitName(digit.address, modelOf(digit.address, this.models)),
      isCurrent: keyOf(digit.address) === this.current,
      choose: () => this.dispatchEvent(new DigitAgainEvent(digit)),
    }));
    return html`<digit-tiles strip .label=${msg('Recent digits')} .tiles=${tiles}></digit-tiles>`;
  }
}

customElements.define('digit-strip', DigitStrip);

declare global {
  interface HTMLElementTagNameMap {
    'digit-strip': DigitStrip;
  }
}
