import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls, focusRing } from './controlsStyles.ts';
import type { Ink } from '../ink/pixels.ts';
import { inkImage, inkImageStyles } from './ink-tile.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** A small digit among others. */
export interface DigitTile {
  /** [DIGIT, DIGIT]; none while there is none yet. */
  readonly pixels: Ink | undefined;
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

/**
 * Digits in a row, or several rows, each a link, a button or only a picture. With `strip` they are in one row, whatever its
 * length: the current one is scrolled into its middle.
 */
export class DigitTiles extends LocalizedElement {
  static override properties = { tiles: { attribute: false }, label: {}, strip: { type: Boolean } };
  static override styles = [
    controls,
    focusRing,
    inkImageStyles,
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
        opacity: 0.94;
      }

      .caption {
        min-height: 1.3em;
        color: var(--muted);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      :host([strip]) {
        overflow: hidden;
      }

      :host([strip]) ol {
        display: flex;
        gap: 6px;
        height: 60px;
        padding: 4px;
        overflow: auto hidden;
        box-sizing: border-box;
        scrollbar-width: none;
      }

      :host([strip]) li {
        flex: none;
      }

      /* In the middle as long as there is room, and nothing is cut off where there is none. */
      :host([strip]) li:first-child {
        margin-left: auto;
      }

      :host([strip]) li:last-child {
        margin-right: auto;
      }

      :host([strip]) .tile {
        display: block;
        width: 52px;
        height: 52px;
        padding: 4px;
      }

      :host([strip]) .tile:not([aria-current]) {
        border-color: var(--line);
      }

      :host([strip]) img {
        opacity: 1;
      }

      @media (hover: hover) {
        :host([strip]) .tile:hover {
          background: var(--hover);
        }
      }
    `,
  ];

  declare tiles: readonly DigitTile[];
  /** What these digits are. */
  declare label: string;
  declare strip: boolean;

  constructor() {
    super();
    this.tiles = [];
    this.label = '';
    this.strip = false;
  }

  protected override render(): TemplateResult {
    return html`<ol aria-label=${this.label}>
      ${this.tiles.map((tile) => html`<li>${this.#tile(tile)}</li>`)}
    </ol>`;
  }

  #tile({ pixels, name, caption, href, choose, isCurrent }: DigitTile): TemplateResult {
    const inside = html`${inkImage(pixels, '')}
    ${caption === undefined ? nothing : html`<span class="caption" aria-hidden="true">${caption}</span>`}`;
    const current = isCurrent ? 'true' : nothing;
    if (choose)
      return html`<button class="tile" aria-label=${name} aria-current=${current} @click=${choose}>${inside}</button>`;
    if (href === undefined)
      return html`<div class="tile" role="img" aria-label=${name} aria-current=${current}>${inside}</div>`;
    return html`<a class="tile" href=${href} aria-label=${name} aria-current=${current}>${inside}</a>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.strip && changed.has('tiles')) this.#reveal();
  }

  /** Scrolls the strip, and nothing but the strip. */
  #reveal(): void {
    const list = this.renderRoot.querySelector('ol');
    const tile = list?.querySelector<HTMLElement>('[aria-current]');
    if (!list || !tile) return;
    list.scrollLeft = tile.offsetLeft - list.offsetLeft - (list.clientWidth - tile.offsetWidth) / 2;
  }
}

customElements.define('digit-tiles', DigitTiles);

declare global {
  interface HTMLElementTagNameMap {
    'digit-tiles': DigitTiles;
  }
}
