import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { MapPlace } from '../../../workers/latent/plane.ts';
import { keepTouch, keepTwoTouches } from '../../kit/keepTouch.ts';
import { LocalizedElement } from '../../text/localizedElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { touchChoiceStyles } from '../../kit/touchChoiceStyles.ts';
import { mapSurfaceStyles } from './mapSurfaceStyles.ts';
import { onScreen, panned, placeAt, zoomed, type MapView } from './mapView.ts';
import type { MapTiles } from './mapTiles.ts';

/** The map was moved or zoomed. */
export class MapMoveEvent extends Event {
  static readonly type = 'map-move';
  readonly view: MapView;

  constructor(view: MapView) {
    super(MapMoveEvent.type);
    this.view = view;
  }
}

/** A place of the map was chosen. */
export class MapChooseEvent extends Event {
  static readonly type = 'map-choose';
  readonly place: MapPlace;

  constructor(place: MapPlace) {
    super(MapChooseEvent.type);
    this.place = place;
  }
}

/** A named place. */
export interface MapMark extends MapPlace {
  readonly name: string;
}

/** Pixels that a key moves the map by, and what a key or a button zooms by. */
const KEY_PAN = 60;
const KEY_ZOOM = 1.5;
/** Pixels within which a press that is let go is a choice. */
const STILL = 6;

const PANS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [KEY_PAN, 0],
  ArrowRight: [-KEY_PAN, 0],
  ArrowUp: [0, KEY_PAN],
  ArrowDown: [0, -KEY_PAN],
};

/**
 * The map itself: panned by a pointer, zoomed by wheel or two fingers, and both by keys. One finger scrolls the page, unless the
 * visitor has chosen that it moves the map.
 *
 * @fires map-move
 * @fires map-choose
 */
export class MapSurface extends LocalizedElement {
  static override properties = {
    view: { attribute: false },
    tiles: { attribute: false },
    marks: { attribute: false },
    version: { attribute: false },
    size: { state: true },
    isByFinger: { state: true },
  };
  static override styles = [controls, focusRing, mapSurfaceStyles, touchChoiceStyles];

  declare view: MapView | undefined;
  declare tiles: MapTiles | undefined;
  declare marks: readonly MapMark[];
  /** Another number when there are more digits to draw. */
  declare version: number;
  declare size: { readonly width: number; readonly height: number };
  /** Whether one finger moves the map, and not the page. */
  declare isByFinger: boolean;

  /** Pointers that are down, and where. */
  readonly #pointers = new Map<number, { readonly x: number; readonly y: number }>();
  /** How far the pointers have moved since the first came down. */
  #travelled = 0;
  readonly #resizes = new ResizeObserver(() => {
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (surface) this.size = { width: surface.clientWidth, height: surface.clientHeight };
  });

  constructor() {
    super();
    this.view = undefined;
    this.tiles = undefined;
    this.marks = [];
    this.version = 0;
    this.size = { width: 0, height: 0 };
    this.isByFinger = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override render(): TemplateResult {
    const { view, size } = this;
    return html`
      <div
        class="surface for-touch"
        data-touch=${this.isByFinger ? 'kept' : 'page'}
        role="application"
        tabindex="0"
        aria-label=${msg('Map of digits')}
        aria-describedby="keys"
        @touchstart=${this.isByFinger ? keepTouch : keepTwoTouches}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerCancel}
        @keydown=${this.#onKeyDown}
      >
        <canvas aria-hidden="true"></canvas>
        ${this.marks.map((mark) => {
          if (!view) return '';
          const { x, y } = onScreen(view, mark, size.width, size.height);
          return html`<span class="mark" aria-hidden="true" .style=${`left: ${x}px; top: ${y}px`}>${mark.name}</span>`;
        })}
        <span class="middle"></span>
      </div>
      <div class="tools">
        <button aria-label=${msg('Zoom in')} @click=${this.#onIn}>+</button>
        <button aria-label=${msg('Zoom out')} @click=${this.#onOut}>−</button>
        <button class="by-touch" aria-pressed=${this.isByFinger ? 'true' : 'false'} @click=${this.#onByFinger}>
          ${msg('Move with one finger')}
        </button>
        <button @click=${this.#onMiddle}>${msg('Open the one in the middle')}</button>
      </div>
      <p id="keys">${msg('By keys: arrows move the map, + and − zoom, Enter opens the digit in the middle.')}</p>
    `;
  }

  protected override firstUpdated(): void {
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (!surface) return;
    this.#resizes.observe(surface);
    // Lit listens passively to nothing, but the page must not scroll with the map's wheel.
    surface.addEventListener('wheel', this.#onWheel, { passive: false });
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { view, tiles, size } = this;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !view || !tiles || size.width === 0) return;
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    tiles.draw(context, view, size.width, size.height);
  }

  #move(view: MapView | undefined): void {
    if (view) this.dispatchEvent(new MapMoveEvent(view));
  }

  #at(x: number, y: number): MapPlace {
    const { view, size } = this;
    return view ? placeAt(view, x, y, size.width, size.height) : { s: 0, t: 0 };
  }

  #pointOf({ clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } {
    const box = this.renderRoot.querySelector('.surface')?.getBoundingClientRect() ?? new DOMRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  #onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    if (this.#pointers.size === 0) this.#travelled = 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, this.#pointOf(event));
  }

  #onPointerMove(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before || !this.view) return;
    const now = this.#pointOf(event);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    this.#travelled += Math.hypot(dx, dy);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (this.#travelled <= STILL) return;
    if (!other) {
      if (event.pointerType === 'touch' && !this.isByFinger) return; // the browser scrolls the page
      this.#move(panned(this.view, dx, dy));
      return;
    }
    // Two fingers: what is between them stays between them, each moving half of the map.
    const reach = Math.hypot(before.x - other.x, before.y - other.y);
    const factor = reach > 0 ? Math.hypot(now.x - other.x, now.y - other.y) / reach : 1;
    const middle = this.#at((now.x + other.x) / 2, (now.y + other.y) / 2);
    this.#move(panned(zoomed(this.view, factor, middle), dx / 2, dy / 2));
  }

  #onPointerUp(event: PointerEvent): void {
    const at = this.#pointers.get(event.pointerId);
    this.#pointers.delete(event.pointerId);
    if (at && this.#travelled <= STILL && this.#pointers.size === 0) {
      this.dispatchEvent(new MapChooseEvent(this.#at(at.x, at.y)));
    }
  }

  #onPointerCancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
  }

  readonly #onWheel = (event: WheelEvent): void => {
    if (!this.view) return;
    event.preventDefault();
    const { x, y } = this.#pointOf(event);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 * event.deltaY : event.deltaY;
    this.#move(zoomed(this.view, Math.exp(-Math.max(-200, Math.min(200, pixels)) / 400), this.#at(x, y)));
  };

  #onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.view) return;
    const pan = PANS[event.key];
    if (pan) this.#move(panned(this.view, ...pan));
    else if (event.key === '+' || event.key === '=') this.#onIn();
    else if (event.key === '-') this.#onOut();
    else if (event.key === 'Enter') this.#onMiddle();
    else return;
    event.preventDefault();
  }

  #onIn(): void {
    if (this.view) this.#move(zoomed(this.view, KEY_ZOOM, this.view));
  }

  #onOut(): void {
    if (this.view) this.#move(zoomed(this.view, 1 / KEY_ZOOM, this.view));
  }

  #onByFinger(): void {
    this.isByFinger = !this.isByFinger;
  }

  #onMiddle(): void {
    if (this.view) this.dispatchEvent(new MapChooseEvent(this.view));
  }
}

customElements.define('map-surface', MapSurface);

declare global {
  interface HTMLElementTagNameMap {
    'map-surface': MapSurface;
  }
  interface HTMLElementEventMap {
    'map-move': MapMoveEvent;
    'map-choose': MapChooseEvent;
  }
}
