import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { MAX_TILE_SIZE, MIN_TILE_SIZE } from '../../engine/settings.ts';
import { controls } from '../../kit/controlsStyles.ts';
import { sliderFieldStyles, sliderStyles } from '../../kit/sliderStyles.ts';
import { LocalizedElement } from '../../text/localizedElement.ts';

/** Tiles of another size are wanted. */
export class TileSizeChangeEvent extends Event {
  static readonly type = 'tile-size-change';
  /** In steps from the usual size. */
  readonly tileSize: number;

  constructor(tileSize: number) {
    super(TileSizeChangeEvent.type, { bubbles: true, composed: true });
    this.tileSize = tileSize;
  }
}

/**
 * The choice of the tile size: many small digits or few large ones.
 *
 * @fires tile-size-change
 */
export class TileSizeField extends LocalizedElement {
  static override properties = { value: { type: Number } };
  static override styles = [
    controls,
    sliderStyles,
    sliderFieldStyles,
    css`
      .field {
        padding: 0 var(--space-3);
      }

      .scale {
        min-width: 6rem;
      }
    `,
  ];

  declare value: number;

  constructor() {
    super();
    this.value = 0;
  }

  protected override render(): TemplateResult {
    return html`<div class="field">
      <label for="slider">${msg('Size')}</label>
      <span class="scale">
        <input
          id="slider"
          type="range"
          min=${MIN_TILE_SIZE}
          max=${MAX_TILE_SIZE}
          step="1"
          aria-valuetext=${this.#words()}
          .value=${live(String(this.value))}
          @input=${this.#onInput}
        />
        <span class="ends" aria-hidden="true"><span>${msg('many')}</span><span>${msg('large')}</span></span>
      </span>
    </div>`;
  }

  #words(): string {
    if (this.value === 0) return msg('as usual');
    return this.value < 0 ? msg('many small digits') : msg('few large digits');
  }

  #onInput(event: Event): void {
    if (event.target instanceof HTMLInputElement)
      this.dispatchEvent(new TileSizeChangeEvent(event.target.valueAsNumber));
  }
}

customElements.define('tile-size-field', TileSizeField);

declare global {
  interface HTMLElementTagNameMap {
    'tile-size-field': TileSizeField;
  }
}
