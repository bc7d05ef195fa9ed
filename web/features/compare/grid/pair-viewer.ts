import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { formatNumber } from '../../../text/locale.ts';
import { MotionWatch } from '../../../engine/motionWatch.ts';
import type { SettingsStore } from '../../../engine/settings.ts';
import { ThemeWatch } from '../../../engine/themeWatch.ts';
import type { OptionChosenEvent } from '../../../kit/choice-field.ts';
import { closeIcon } from '../../../kit/icons.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import '../../../kit/choice-field.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { pairViewerStyles } from './pairViewerStyles.ts';
import { sheetStyles } from '../../../kit/sheetStyles.ts';
import { sliderStyles } from '../../../kit/sliderStyles.ts';
import type { Viewer } from './gridAddress.ts';
import { columnsFor, differenceOf, paintSheet } from './pairPictures.ts';

/** One of the two. */
export interface ViewedPicture {
  readonly name: string;
  /** [count · DIGIT · DIGIT · 4]; none yet while undefined. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer> | undefined;
}

/** Another mode of the viewer, the two swapped, or the viewer closed. */
export class PairEvent extends Event {
  static readonly type = 'pair-change';
  readonly wish: Viewer | 'swap' | 'close';

  constructor(wish: PairEvent['wish']) {
    super(PairEvent.type);
    this.wish = wish;
  }
}

/** Changes a second: flashes need two, and more than three flashes a second can harm. */
const RATES = [1, 2, 3] as const;
const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const;

/**
 * Two pictures, or two rows of them, in a dialog: in turn, their difference, or one over the other up to a line.
 *
 * @fires pair-change
 */
export class PairViewer extends LocalizedElement {
  static override styles = [controls, focusRing, ...sliderStyles, sheetStyles, pairViewerStyles];
  static override properties = {
    a: { attribute: false },
    b: { attribute: false },
    count: { type: Number },
    viewer: {},
    settings: { attribute: false },
    isSecond: { state: true },
    isFlickering: { state: true },
    rate: { state: true },
    share: { state: true },
  };

  declare a: ViewedPicture | undefined;
  declare b: ViewedPicture | undefined;
  /** Pictures of each. */
  declare count: number;
  /** How they are looked at; undefined while the dialog is closed. */
  declare viewer: Viewer | undefined;
  declare settings: SettingsStore;
  /** Whether B is the one of the two that is seen. */
  declare isSecond: boolean;
  declare isFlickering: boolean;
  declare rate: number;
  /** Where the line is, 0 … 100: A is left of it. */
  declare share: number;

  readonly #motion = new MotionWatch(this, () => {
    this.isFlickering = false;
  });
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new ThemeWatch(this, () => {
      if (this.viewer === 'difference') this.#paint();
    });
    this.a = undefined;
    this.b = undefined;
    this.count = 1;
    this.viewer = undefined;
    this.isSecond = false;
    this.isFlickering = false;
    this.rate = 2;
    this.share = 50;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    document.documentElement.toggleAttribute('data-modal', false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('settings')) this.#motion.settings = this.settings;
    if (!changed.has('viewer')) return;
    // Autoplay only when reduced motion is off.
    this.isFlickering = this.viewer === 'flicker' && this.settings.isMotionWelcome;
    this.isSecond = false;
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" closedby="any" @close=${this.#onClose}>
      ${this.viewer && this.a && this.b ? this.#content(this.viewer, this.a, this.b) : nothing}
    </dialog>`;
  }

  #content(viewer: Viewer, a: ViewedPicture, b: ViewedPicture): TemplateResult {
    return html`<div class="card" data-viewer=${viewer} data-state=${a.pixels && b.pixels ? 'ready' : 'pending'}>
      <div class="head">
        <h2 id="title">${msg('Two side by side')}</h2>
        <button class="quiet" aria-label=${msg('Close')} @click=${this.#close}>${closeIcon}</button>
      </div>
      <choice-field
        look="segments"
        .label=${msg('Look at')}
        .options=${[
          { value: 'flicker', name: msg('in turn') },
          { value: 'difference', name: msg('difference') },
          { value: 'slider', name: msg('half and half') },
        ]}
        .chosen=${viewer}
        @option-chosen=${this.#onViewer}
      ></choice-field>
      <dl>
        <div class=${this.#isSeen('a') ? 'seen' : ''}>
          <dt>A</dt>
          <dd>${a.name}</dd>
        </div>
        <div class=${this.#isSeen('b') ? 'seen' : ''}>
          <dt>B</dt>
          <dd>${b.name}</dd>
        </div>
      </dl>
      ${viewer === 'difference' ? this.#difference(a, b) : viewer === 'slider' ? this.#slider(a, b) : this.#flicker(a, b)}
      <div class="row"><button @click=${this.#swap}>${msg('Swap A and B')}</button></div>
    </div>`;
  }

  #isSeen(which: 'a' | 'b'): boolean {
    return this.viewer !== 'flicker' || this.isSecond === (which === 'b');
  }

  #flicker(a: ViewedPicture, b: ViewedPicture): TemplateResult {
    const seen = this.isSecond ? b : a;
    return html`<div class="paper" .style=${this.#shape}>
        <canvas class="a" aria-hidden="true" ?hidden=${this.isSecond}></canvas>
        <canvas class="b" aria-hidden="true" ?hidden=${!this.isSecond}></canvas>
        <span
          class="sense"
          role="img"
          aria-label=${this.isFlickering ? msg(str`${a.name} and ${b.name}, in turn`) : seen.name}
        ></span>
      </div>
      <div class="row">
        <button class="primary" @click=${this.#onPlay}>${this.isFlickering ? msg('Stop') : msg('Start')}</button>
        <button @click=${this.#onOther}>${this.isSecond ? msg('Show A') : msg('Show B')}</button>
        <choice-field
          look="segments"
          .label=${msg('Changes a second')}
          .options=${RATES.map((rate) => ({ value: String(rate), name: formatNumber(rate) }))}
          .chosen=${String(this.rate)}
          @option-chosen=${this.#onRate}
        ></choice-field>
      </div>`;
  }

  #difference(a: ViewedPicture, b: ViewedPicture): TemplateResult {
    const { mean, meanAbsolute } = differenceOf(a.pixels ?? NONE, b.pixels ?? NONE);
    const apart = formatNumber(meanAbsolute, PERCENT);
    const more = formatNumber(Math.abs(mean), PERCENT);
    const who = mean > 0 ? 'B' : 'A';
    const text = msg(str`On average a pixel differs by ${apart} of full ink; ${who} has ${more} more ink.`);
    return html`<div class="paper" .style=${this.#shape}>
        <canvas class="a" aria-hidden="true"></canvas>
        <canvas class="b" aria-hidden="true"></canvas>
        <span class="sense" role="img" aria-label=${msg(str`Difference of ${a.name} and ${b.name}. ${text}`)}></span>
      </div>
      <div class="legend">
        <span class="only-a">${msg('− only A has ink')}</span>
        <span class="scale" aria-hidden="true"></span>
        <span class="only-b">${msg('+ only B has ink')}</span>
        <span class="same">${msg('0 the same')}</span>
      </div>
      <p>${text}</p>`;
  }

  #slider(a: ViewedPicture, b: ViewedPicture): TemplateResult {
    const share = formatNumber(this.share / 100, { style: 'percent' });
    return html`<div
        class="paper halves"
        .style=${`${this.#shape}; --share: ${this.share}%`}
        @pointerdown=${this.#onPointer}
        @pointermove=${this.#onPointer}
      >
        <canvas class="a" aria-hidden="true"></canvas>
        <canvas class="b" aria-hidden="true"></canvas>
        <span class="line" aria-hidden="true"></span>
        <span class="sense" role="img" aria-label=${msg(str`Left of the line ${a.name}, right of it ${b.name}`)}></span>
      </div>
      <div class="field scrub">
        <span aria-hidden="true">A</span>
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${msg('Visible part of A')}
          aria-valuetext=${share}
          .value=${live(String(this.share))}
          @input=${this.#onSlide}
        />
        <span aria-hidden="true">B</span>
      </div>`;
  }

  /** Width to height of the sheet. */
  get #shape(): string {
    const columns = columnsFor(this.count);
    return `aspect-ratio: ${columns} / ${Math.ceil(this.count / columns)}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (changed.has('viewer') && dialog) {
      document.documentElement.toggleAttribute('data-modal', this.viewer !== undefined);
      if (this.viewer === undefined) dialog.close();
      else if (!dialog.open) dialog.showModal();
    }
    if (changed.has('viewer') || changed.has('isFlickering') || changed.has('rate')) this.#wind();
    if (changed.has('viewer') || changed.has('a') || changed.has('b') || changed.has('count')) this.#paint();
  }

  #paint(): void {
    const [a, b] = ['a', 'b'].map((name) => this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`));
    if (!a || !b || !this.a || !this.b) return;
    if (this.viewer !== 'difference') {
      paintSheet(a, this.a.pixels, this.count);
      paintSheet(b, this.b.pixels, this.count);
      return;
    }
    const difference = differenceOf(this.a.pixels ?? NONE, this.b.pixels ?? NONE);
    // The colours of the theme, as the legend has them.
    for (const [canvas, name] of [[a, 'a'] as const, [b, 'b'] as const]) {
      const legend = this.renderRoot.querySelector(`.only-${name}`);
      paintSheet(canvas, difference[name], this.count, legend ? getComputedStyle(legend).color : undefined);
    }
  }

  #wind(): void {
    clearInterval(this.#timer);
    if (this.viewer !== 'flicker' || !this.isFlickering) return;
    this.#timer = setInterval(() => {
      this.isSecond = !this.isSecond;
    }, 1000 / this.rate);
  }

  #onViewer({ value }: OptionChosenEvent): void {
    this.dispatchEvent(new PairEvent(value as Viewer)); // the options are viewers
  }

  #onPlay(): void {
    this.isFlickering = !this.isFlickering;
  }

  #onOther(): void {
    this.isFlickering = false;
    this.isSecond = !this.isSecond;
  }

  #onRate({ value }: OptionChosenEvent): void {
    this.rate = Number(value);
  }

  #onSlide(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.share = event.target.valueAsNumber;
  }

  #onPointer(event: PointerEvent): void {
    const { currentTarget: paper } = event;
    if (!(paper instanceof HTMLElement) || (event.type === 'pointermove' && event.buttons === 0)) return;
    if (event.type === 'pointerdown') paper.setPointerCapture(event.pointerId);
    const { left, width } = paper.getBoundingClientRect();
    this.share = Math.round(Math.min(100, Math.max(0, (100 * (event.clientX - left)) / width)));
  }

  #swap(): void {
    this.dispatchEvent(new PairEvent('swap'));
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #onClose(): void {
    if (this.viewer !== undefined) this.dispatchEvent(new PairEvent('close'));
  }
}

const NONE = new Uint8ClampedArray(0);

customElements.define('pair-viewer', PairViewer);

declare global {
  interface HTMLElementTagNameMap {
    'pair-viewer': PairViewer;
  }
  interface HTMLElementEventMap {
    'pair-change': PairEvent;
  }
}
