import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Settings } from '../engine/settings.ts';
import { DIGIT } from '../ink/digitSize.ts';
import type { Ink } from '../ink/pixels.ts';
import { drawLarge } from '../ink/largeDigit.ts';
import { DeferredElement } from './deferredElement.ts';

/**
 * A digit as large as its host: at first as pixels, then as outlines that are crisp at any size, when the code that traces them is
 * loaded. Where that code cannot be loaded, the pixels stay.
 */
export class DigitPicture extends DeferredElement {
  static override properties = {
    pixels: { attribute: false },
    drawing: {},
    name: {},
    trace: { state: true },
  };
  static override styles = css`
    :host {
      display: block;
      position: relative;
      aspect-ratio: 1;
      color: var(--ink);
    }

    [role='img'],
    canvas,
    svg {
      position: absolute;
      inset: 0;
      display: block;
      width: 100%;
      height: 100%;
    }

    canvas {
      opacity: 0.94;
      filter: var(--ink-filter);
    }

    canvas.pixels {
      image-rendering: pixelated;
    }

    path {
      fill: currentcolor;
      fill-rule: evenodd;
      opacity: 0.94;
    }

    [hidden] {
      display: none;
    }
  `;

  /** [DIGIT, DIGIT]; none yet while undefined. */
  declare pixels: Ink | undefined;
  declare drawing: Settings['drawing'];
  /** Its accessible name. */
  declare name: string;
  /** Makes outlines, once its code is there. */
  declare trace: ((pixels: Ink) => string) | undefined;

  constructor() {
    super();
    this.pixels = undefined;
    this.drawing = 'contours';
    this.name = '';
    this.trace = undefined;
  }

  protected override render(): TemplateResult {
    const outline = this.#outline;
    return html`<div role="img" aria-label=${this.name} data-drawing=${outline === undefined ? 'pixels' : 'contours'}>
      <canvas class=${this.drawing} ?hidden=${outline !== undefined}></canvas>
      ${outline === undefined ? nothing : html`<svg viewBox="0 0 ${DIGIT} ${DIGIT}" aria-hidden="true"><path d=${outline}></path></svg>`}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas && !this.pixels) canvas.width = DIGIT; // an empty one
    if (!canvas || !this.pixels) return;
    if (this.#outline !== undefined) return;
    if (changed.has('pixels') || changed.has('drawing')) drawLarge(canvas, this.pixels, this.drawing === 'contours');
    if (this.drawing === 'contours') this.#bringTracer();
  }

  /** The outlines that were traced last: tracing takes longer than anything else here. */
  #traced: { readonly pixels: Ink; readonly outline: string } | undefined;

  get #outline(): string | undefined {
    if (!this.pixels || !this.trace || this.drawing !== 'contours') return undefined;
    if (this.#traced?.pixels !== this.pixels) this.#traced = { pixels: this.pixels, outline: this.trace(this.pixels) };
    return this.#traced.outline;
  }

  /** Only when the pixels have been painted: nothing may keep them from it. */
  #bringTracer(): void {
    requestAnimationFrame(() => {
      import('../ink/digitContours.ts').then(
        ({ digitContours }) => {
          this.trace = digitContours;
        },
        () => undefined,
      );
    });
  }
}

customElements.define('digit-picture', DigitPicture);

declare global {
  interface HTMLElementTagNameMap {
    'digit-picture': DigitPicture;
  }
}
