import { msg } from '@lit/localize';
import { html, svg, type TemplateResult } from 'lit';
import { beginStroke, extendLast, pathOf, type Drawing, type PenPoint } from '../ink/strokes.ts';
import { controls, focusRing } from './controlsStyles.ts';
import { digitPadStyles } from './digitPadStyles.ts';
import { keepTouch } from './keepTouch.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** A drawing has changed. */
export class DrawingChangeEvent extends Event {
  static readonly type = 'drawing-change';
  readonly drawing: Drawing;
  /** Whether the pen is up: what is drawn stays for a moment. */
  readonly isDone: boolean;

  constructor(drawing: Drawing, isDone: boolean) {
    super(DrawingChangeEvent.type);
    this.drawing = drawing;
    this.isDone = isDone;
  }
}

/** Units of the picture along an edge, and the pen's width in them: the 2.5 of 20 pixels of ink/centredDrawing.ts, a little less. */
const SIZE = 100;
const PEN = 9;
/** How far a key moves the pen, as shares of the edge; with Shift, and without. */
const STEP = 0.04;
const SMALL_STEP = 0.01;

const MOVES: Readonly<Record<string, PenPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * A sheet to draw a digit on: by mouse, finger, pen or keys, where Space puts the pen down and lifts it. Strokes can be undone.
 *
 * @fires drawing-change - on every move of the pen that draws, and when it is lifted
 */
export class DigitPad extends LocalizedElement {
  static override properties = {
    drawing: { attribute: false },
    label: {},
    pen: { state: true },
    isDown: { state: true },
    hasKeys: { state: true },
    said: { state: true },
  };
  static override styles = [controls, focusRing, digitPadStyles];

  declare drawing: Drawing;
  /** What is to be drawn here, for those who do not see the sheet. */
  declare label: string;
  /** Where the keys' pen is. */
  declare pen: PenPoint;
  /** Whether the keys' pen draws. */
  declare isDown: boolean;
  /** Whether keys are being used, so that their pen shows. */
  declare hasKeys: boolean;
  declare said: string;

  /** The pointer that draws; further fingers do not. */
  #pointer: number | undefined;

  constructor() {
    super();
    this.drawing = [];
    this.label = '';
    this.pen = { x: 0.5, y: 0.3 };
    this.isDown = false;
    this.hasKeys = false;
    this.said = '';
  }

  protected override render(): TemplateResult {
    const isEmpty = this.drawing.length === 0;
    return html`
      <div
        class="surface"
        role="application"
        tabindex="0"
        aria-label=${this.label || msg('Sheet to draw a digit on')}
        aria-describedby="keys"
        @touchstart=${keepTouch}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerUp}
        @keydown=${this.#onKeyDown}
        @focus=${this.#onFocus}
        @blur=${this.#onBlur}
      >
        <svg viewBox="0 0 ${SIZE} ${SIZE}" aria-hidden="true" .style=${`--pen: ${PEN}`}>
          <path class="ink" d=${pathOf(this.drawing, SIZE)}></path>
          ${
            this.hasKeys
              ? svg`<circle class="pen ${this.isDown ? 'down' : ''}" cx=${SIZE * this.pen.x} cy=${SIZE * this.pen.y} r=${PEN / 2}></circle>`
              : svg``
          }
        </svg>
        ${isEmpty && !this.hasKeys ? html`<span class="hint" aria-hidden="true">${msg('Draw a digit here')}</span>` : ''}
      </div>
      <div class="tools">
        <button ?disabled=${isEmpty} @click=${this.#undo}>${msg('Undo')}</button>
        <button ?disabled=${isEmpty} @click=${this.#clear}>${msg('Clear')}</button>
      </div>
      <p id="keys">
        ${msg('By keys: arrows move the pen (with Shift, less), Space puts it down and lifts it, Backspace removes the last stroke, Delete clears.')}
      </p>
      <span class="heard" role="status">${this.said}</span>
    `;
  }

  #onPointerDown(event: PointerEvent): void {
    if (this.#pointer !== undefined || event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault(); // no selection, no scrolling, no mouse events of a finger's own
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pointer = event.pointerId;
    this.hasKeys = false;
    this.isDown = false;
    this.#change(beginStroke(this.drawing, this.#pointOf(event)), false);
  }

  #onPointerMove(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    // A fast pen is between frames in several places.
    const moves = event.getCoalescedEvents();
    let { drawing } = this;
    for (const move of moves.length > 0 ? moves : [event]) drawing = extendLast(drawing, this.#pointOf(move));
    if (drawing !== this.drawing) this.#change(drawing, false);
  }

  #onPointerUp(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = undefined;
    this.#change(this.drawing, true);
  }

  #pointOf({ clientX, clientY }: PointerEvent): PenPoint {
    const surface = this.renderRoot.querySelector('.surface')?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (clientX - surface.left) / surface.width, y: (clientY - surface.top) / surface.height };
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || this.#pointer !== undefined) return;
    const move = MOVES[event.key];
    if (move) this.#movePen(move, event.shiftKey ? SMALL_STEP : STEP);
    else if (event.key === ' ') this.#putPen(!this.isDown);
    else if (event.key === 'Backspace') this.#undo();
    else if (event.key === 'Delete') this.#clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.hasKeys = true;
  }

  #movePen({ x, y }: PenPoint, step: number): void {
    const held = (share: number): number => Math.min(1, Math.max(0, share));
    this.pen = { x: held(this.pen.x + step * x), y: held(this.pen.y + step * y) };
    if (this.isDown) this.#change(extendLast(this.drawing, this.pen), false);
  }

  #putPen(isDown: boolean): void {
    this.isDown = isDown;
    this.said = isDown ? msg('Pen down') : msg('Pen up');
    if (isDown) this.#change(beginStroke(this.drawing, this.pen), false);
    else this.#change(this.drawing, true);
  }

  #undo(): void {
    this.isDown = false;
    if (this.drawing.length === 0) return;
    this.#change(this.drawing.slice(0, -1), true);
    this.said = msg('The last stroke was removed');
  }

  #clear(): void {
    this.isDown = false;
    if (this.drawing.length === 0) return;
    this.#change([], true);
    this.said = msg('The sheet is empty');
  }

  #change(drawing: Drawing, isDone: boolean): void {
    this.drawing = drawing;
    this.dispatchEvent(new DrawingChangeEvent(drawing, isDone));
  }

  /** Those who come by Tab see the pen at once. */
  #onFocus(event: FocusEvent): void {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) {
      this.hasKeys = this.#pointer === undefined;
    }
  }

  #onBlur(): void {
    this.hasKeys = false;
    if (this.isDown) this.#putPen(false);
  }
}

customElements.define('digit-pad', DigitPad);

declare global {
  interface HTMLElementTagNameMap {
    'digit-pad': DigitPad;
  }
  interface HTMLElementEventMap {
    'drawing-change': DrawingChangeEvent;
  }
}
