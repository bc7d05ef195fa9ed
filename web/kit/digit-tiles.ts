import { css, html, nothing, type TemplateResult } from 'lit';
import { controls, focusRing } from './controlsStyles.ts';
import { inkAddress } from '../ink/inkImage.ts';
import { NO_INK } from '../ink/pixels.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** A small digit among others. */
export interface DigitTile {
  /** [DIGIT, DIGIT]; none while there is none yet. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer> | undefined;
  /** Its accessible name. */
  readonly name: string;
  /** A few letters below it. */
  readonly caption?: string | undefined;
  /** Where it leads. */
  readonly href?: string | undefined;
  /** What it does, instead of leading anywhere. */
  readonly choose?: (() => void) | undefined;
  readonly isCurrent?: boolean | undefined;
}

/** Digits in a row, or several rows, each a link, a button or only a picture. */
export class DigitTiles extends LocalizedElement {
  static override properties = { tiles: { attribute: false }, label: {} };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
      }

      ol {
        display: grid;
        grid-template-columns: var(--tile-columns, repeat(auto-fill, minmax(var(--tile, 68px), 1fr)));
        gap: var(--tile-gap, var(--space-2));
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        min-width: 0;
      }

      .tile {
        display: grid;
        align-content: start;
        justify-items: stretch;
        gap: 4px;
        width: 100%;
        min-width: 0;
        min-height: 0;
        height: auto;
        padding: min(6px, 12%);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
        color: var(--ink);
        font: 400 0.75rem/1.3 var(--sans);
        text-align: center;
        text-decoration: none;
        white-space: normal;
        -webkit-tap-highlight-color: transparent;
      }

      button.tile {
        border-color: var(--edge);
      }

      .tile[aria-current] {
        border-color: var(--accent);
        box-shadow: 0 0 0 1px var(--accent);
      }

      @media (hover: hover) {
        a.tile:hover {
          border-color: var(--accent);
        }
      }

      img {
        display: block;
        width: 100%;
        aspect-ratio: 1;
        filter: var(--ink-filter);
        opacity: 0.94;
      }

      .caption {
        min-height: 1.3em;
        color: var(--muted);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare tiles: readonly DigitTile[];
  /** What these digits are. */
  declare label: string;

  constructor() {
    super();
    this.tiles = [];
    this.label = '';
  }

  protected override render(): TemplateResult {
    return html`<ol aria-label=${this.label}>
      ${this.tiles.map((tile) => html`<li>${this.#tile(tile)}</li>`)}
    </ol>`;
  }

  #tile({ pixels, name, caption, href, choose, isCurrent }: DigitTile): TemplateResult {
    const inside = html`<img src=${inkAddress(pixels ?? NO_INK)} alt="" decoding="sync" draggable="false" />
      ${caption === undefined ? nothing : html`<span class="caption" aria-hidden="true">${caption}</span>`}`;
    const current = isCurrent ? 'true' : nothing;
    if (choose)
      return html`<button class="tile" aria-label=${name} aria-current=${current} @click=${choose}>${inside}</button>`;
    if (href === undefined)
      return html`<div class="tile" role="img" aria-label=${name} aria-current=${current}>${inside}</div>`;
    return html`<a class="tile" href=${href} aria-label=${name} aria-current=${current}>${inside}</a>`;
  }
}

customElements.define('digit-tiles', DigitTiles);

declare global {
  interface HTMLElementTagNameMap {
    'digit-tiles': DigitTiles;
  }
}
