import { LitElement, css, html, type TemplateResult } from 'lit';
import { inkAddress } from '../ink/inkImage.ts';
import { NO_INK, type Ink } from '../ink/pixels.ts';

/** What draws small digits, one or many: an image each, with nothing around it. */
export function inkImage(pixels: Ink | undefined, name: string): TemplateResult {
  return html`<img src=${inkAddress(pixels ?? NO_INK)} alt=${name} decoding="sync" draggable="false" />`;
}

export const inkImageStyles = css`
  img {
    display: block;
    width: 100%;
    aspect-ratio: 1;
    filter: var(--ink-filter);
  }
`;

/** One small picture of ink on paper, its pixels as the squares that they are. `<digit-tiles>` are for many. */
export class InkTile extends LitElement {
  static override properties = { pixels: { attribute: false }, name: {} };
  static override styles = [
    inkImageStyles,
    css`
      :host {
        display: block;
        aspect-ratio: 1;
      }

      img {
        height: 100%;
        image-rendering: pixelated;
      }
    `,
  ];

  /** [DIGIT, DIGIT]; nothing yet while undefined. */
  declare pixels: Ink | undefined;
  /** Its accessible name; '' where what is around it says what it is. */
  declare name: string;

  constructor() {
    super();
    this.pixels = undefined;
    this.name = '';
  }

  protected override render(): TemplateResult {
    return inkImage(this.pixels, this.name);
  }
}

customElements.define('ink-tile', InkTile);

declare global {
  interface HTMLElementTagNameMap {
    'ink-tile': InkTile;
  }
}
