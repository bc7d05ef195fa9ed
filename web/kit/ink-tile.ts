import { LitElement, css, html, type TemplateResult } from 'lit';
import { inkAddress } from '../ink/inkImage.ts';
import { NO_INK } from '../ink/pixels.ts';

/** One small picture of ink on paper, its pixels as the squares that they are. */
export class InkTile extends LitElement {
  static override properties = { grey: { attribute: false }, name: {} };
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
    }

    img {
      display: block;
      width: 100%;
      height: 100%;
      filter: var(--ink-filter);
      image-rendering: pixelated;
    }
  `;

  /** [DIGIT, DIGIT], 0 paper and 255 ink; nothing yet while undefined. */
  declare grey: Uint8ClampedArray | undefined;
  /** Its accessible name; '' where what is around it says what it is. */
  declare name: string;

  constructor() {
    super();
    this.grey = undefined;
    this.name = '';
  }

  protected override render(): TemplateResult {
    return html`<img src=${inkAddress(this.grey ?? NO_INK)} alt=${this.name} decoding="sync" draggable="false" />`;
  }
}

customElements.define('ink-tile', InkTile);

declare global {
  interface HTMLElementTagNameMap {
    'ink-tile': InkTile;
  }
}
