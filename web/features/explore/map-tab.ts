import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { latentsAt, planeThrough, type LatentPlane, type MapPlace } from '../../../workers/latent/plane.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents, findDigits, type LatentDigit } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import '../../kit/digit-picture.ts';
import { AnnounceEvent } from '../../kit/events.ts';
import '../../kit/choice-field.ts';
import { workNote } from '../../kit/work-note.ts';
import '../../kit/digit-chooser.ts';
import type { PointChangeEvent } from '../../kit/digit-chooser.ts';
import { ExploreTab } from './exploreTab.ts';
import './map-surface.ts';
import type { MapChooseEvent, MapMark, MapMoveEvent } from './map-surface.ts';
import { MapTiles } from './mapTiles.ts';
import { formatView, parseView, viewOfPlaces, type MapView } from './mapView.ts';

/** Through three digits, or along the two directions in which the prior varies most. */
type Kind = 'three' | 'main';

const PLACE = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
/** About the size of the surface; the first view need not be exact. */
const USUAL = [640, 480] as const;

interface Ground {
  readonly plane: Pick<LatentPlane, 'origin' | 'u' | 'v'>;
  readonly marks: readonly MapMark[];
  /** What is in view at first. */
  readonly corners: readonly MapPlace[];
  readonly digits: readonly LatentDigit[];
  readonly label: number | undefined;
  /** Whether the three digits do span a plane. */
  readonly isFlat: boolean;
}

/** A map of latent space that can be moved and zoomed. */
export class MapTab extends ExploreTab {
  static override styles = [
    ...ExploreTab.styles,
    css`
      .map {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 15rem;
        align-items: start;
        gap: var(--space-4);
      }

      @media (max-width: 46rem) {
        .map {
          grid-template-columns: minmax(0, 1fr);
        }

        aside .paper {
          width: min(100%, 15rem);
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    view: { state: true },
    version: { state: true },
    failure: { state: true },
    chosen: { state: true },
  };

  declare view: MapView | undefined;
  /** Counts batches of digits that have come. */
  declare version: number;
  declare failure: string;
  declare chosen: MapPlace | undefined;

  readonly #ground = new AsyncTask<Ground>(this);
  readonly #large = new AsyncTask<Uint8ClampedArray<ArrayBuffer>>(this);
  #tiles: MapTiles | undefined;
  #tilesOf: Ground | undefined;
  #begun = '';
  /** What this map itself has put into the address. */
  #written: string | undefined;

  constructor() {
    super();
    this.view = undefined;
    this.version = 0;
    this.failure = '';
    this.chosen = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tiles?.close();
  }

  get #kind(): Kind {
    return (this.address.fields['w'] ?? '').startsWith('main') ? 'main' : 'three';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('address')) this.#follow();
    const { value } = this.#ground;
    if (!value || this.#ground.isPending) return;
    if (value !== this.#tilesOf) this.#lay(value);
    if (!this.view) {
      const [, ...rest] = (this.address.fields['w'] ?? '').split('_');
      this.view = parseView(rest.join('_')) ?? viewOfPlaces(value.corners, ...USUAL);
    }
  }

  /** An address that is not of the map's own making, as Back brings it, is also where the map is to be. */
  #follow(): void {
    const text = this.address.fields['w'] ?? '';
    if (text !== this.#written) this.view = undefined;
    this.#written = text;
    this.#begin();
  }

  #begin(): void {
    const kind = this.#kind;
    const points = [this.pointA, this.pointOf('b', 1), this.pointOf('g', 2)];
    const key = `${kind} ${this.keyOf(points)}`;
    if (key === this.#begun) return;
    const isFirst = this.#begun === '';
    this.#begun = key;
    if (!isFirst) this.view = undefined;
    this.chosen = undefined;
    const { model } = this;
    const { prior, class: digitClass } = this.address;
    const places = points.map((point) => this.placeOf(point));
    void this.#ground.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const digits = await findDigits(latent, model, places, call);
      const [a, b, c] = digits;
      if (!a || !b || !c) throw new Error('map: a digit is missing, want three');
      const label = model.classes > 0 ? (digitClass ?? a.label) : undefined;
      if (kind === 'main') {
        const main = await latent.principal(model, { prior, class: label }, call);
        const Z = main.mean.length;
        const [width = 1, height = 1] = main.deviations;
        return {
          plane: { origin: main.mean, u: main.directions.slice(0, Z), v: main.directions.slice(Z, 2 * Z) },
          marks: [],
          corners: [
            { s: -2 * width, t: -2 * height },
            { s: 2 * width, t: 2 * height },
          ],
          digits,
          label,
          isFlat: true,
        };
      }
      const plane = planeThrough(a.z, b.z, c.z);
      const marks = plane.places.map((place, n) => ({ ...place, name: 'ABC'.charAt(n) }));
      return { plane, marks, corners: plane.places, digits, label, isFlat: plane.rank === 2 };
    });
  }

  /** New ground: the digits of the old one are of no use. */
  #lay(ground: Ground): void {
    this.#tiles?.close();
    this.#tilesOf = ground;
    this.failure = '';
    const source = { model: this.model, plane: ground.plane, label: ground.label };
    this.#tiles = new MapTiles(this.services.engine, source, (failure) => {
      this.failure = failure;
      this.version++;
    });
  }

  protected override render(): TemplateResult {
    const { value } = this.#ground;
    return html`
      <div class="map" data-state=${this.#tiles?.isComplete && this.version > 0 ? 'ready' : 'pending'}>
        <map-surface
          .view=${this.view}
          .tiles=${this.#tiles}
          .marks=${value?.marks ?? []}
          .version=${this.version}
          @map-move=${this.#onMove}
          @map-choose=${this.#onChoose}
        ></map-surface>
        <aside class="stack" aria-label=${msg('The chosen place')}>
          <div class="paper">
            <digit-picture
              .pixels=${this.chosen ? this.#large.value : undefined}
              .drawing=${this.services.settings.current.drawing}
              .name=${this.chosen ? msg(str`The digit at ${this.#placeText(this.chosen)}`) : msg('No place is chosen yet')}
            ></digit-picture>
          </div>
          <p class="muted">
            ${this.chosen ? this.#placeText(this.chosen) : msg('Choose a place on the map to see its digit large.')}
          </p>
          ${workNote(this.#large)}
        </aside>
      </div>
      ${workNote(this.#ground)}
      ${
        value && !value.isFlat
          ? html`<p class="muted">
              ${msg('These three latents lie on one line, so the map’s second direction is a random one.')}
            </p>`
          : nothing
      }
      ${
        this.failure === ''
          ? nothing
          : html`<p class="muted" role="alert">
              ${msg(str`The map could not be drawn: ${this.failure}`)}
              <button @click=${this.#onRetry}>${msg('Try again')}</button>
            </p>`
      }
      ${this.#kind === 'three' ? this.#choosers(value) : nothing} ${this.modelChoice}
      <details class="options" ?open=${this.#kind === 'main'}>
        <summary>${msg('Options')}</summary>
        <div class="row">
          <choice-field
            look="segments"
            .label=${msg('Map')}
            .options=${[
              { value: 'three', name: msg('through three digits') },
              { value: 'main', name: msg('main directions') },
            ]}
            .chosen=${this.#kind}
            @option-chosen=${this.#onKind}
          ></choice-field>
        </div>
      </details>
    `;
  }

  #choosers(ground: Ground | undefined): TemplateResult {
    const chooser = (name: string, n: 0 | 1 | 2): TemplateResult => {
      const point = n === 0 ? this.pointA : n === 1 ? this.pointOf('b', 1) : this.pointOf('g', 2);
      const onPoint = ({ point: chosen }: PointChangeEvent): void => {
        if (n === 0) this.chooseA(chosen);
        else this.chooseField(n === 1 ? 'b' : 'g', chosen);
      };
      return html`<digit-chooser
        name=${name}
        .point=${point}
        .pixels=${ground?.digits[n]?.pixels}
        .href=${pictureLink({ ...this.address, ...this.placeOf(point) })}
        @point-change=${onPoint}
      ></digit-chooser>`;
    };
    return html`<div class="choosers">${chooser('A', 0)} ${chooser('B', 1)} ${chooser('C', 2)}</div>`;
  }

  #placeText({ s, t }: MapPlace): string {
    return msg(str`${formatNumber(s, PLACE)} across, ${formatNumber(t, PLACE)} up`);
  }

  #onKind({ value }: OptionChosenEvent): void {
    this.view = undefined;
    this.showState(value);
  }

  #onMove({ view }: MapMoveEvent): void {
    this.view = view;
    this.#written = `${this.#kind}_${formatView(view)}`;
    this.showState(this.#written);
  }

  #onChoose({ place }: MapChooseEvent): void {
    const { value } = this.#ground;
    if (!value) return;
    this.chosen = place;
    const { model } = this;
    const z = latentsAt(value.plane, [place]);
    this.dispatchEvent(new AnnounceEvent(msg(str`The digit at ${this.#placeText(place)}`)));
    void this.#large.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const [picture] = await drawLatents(latent, model, [z], [value.label], call);
      if (!picture) throw new Error('map: no picture, want one');
      return picture;
    });
  }

  #onRetry(): void {
    this.failure = '';
    this.#tiles?.retry();
  }
}

customElements.define('map-tab', MapTab);

declare global {
  interface HTMLElementTagNameMap {
    'map-tab': MapTab;
  }
}
