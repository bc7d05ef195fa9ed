import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { DIGIT } from '../wall/layout.ts';

/** One small picture of ink on paper, its pixels as the squares that they are. */
export class InkTile extends LitElement {
  static override properties = { grey: { attribute: false }, name: {} };
  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
    }

    canvas {
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
    return this.name === ''
      ? html`<canvas width=${DIGIT} height=${DIGIT} aria-hidden="true"></canvas>`
      : html`<canvas width=${DIGIT} height=${DIGIT} role="img" aria-label=${this.name}></canvas>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('grey') && !changed.has('name')) return;
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!context) return;
    const image = new ImageData(DIGIT, DIGIT);
    this.grey?.forEach((level, i) => (image.data[4 * i + 3] = level));
    context.putImageData(image, 0, 0);
  }
}

customElements.define('ink-tile', InkTile);

declare global {
  interface HTMLElementTagNameMap {
    'ink-tile': InkTile;
  }
}
