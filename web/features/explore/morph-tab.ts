import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { alongPath, lerp, slerp } from '../../../workers/latent/paths.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents, findDigits } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { MotionWatch } from '../../engine/motionWatch.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import '../../kit/digit-picture.ts';
import '../../kit/digit-tiles.ts';
import type { DigitTile } from '../../kit/digit-tiles.ts';
import '../../kit/choice-field.ts';
import { workNote } from '../../kit/work-note.ts';
import { sliderStyles } from '../../kit/sliderStyles.ts';
import '../../kit/digit-chooser.ts';
import type { PointChangeEvent } from '../../kit/digit-chooser.ts';
import { ExploreTab } from './exploreTab.ts';

/** Steps of the path, the ends included. All are drawn at once, so that playing never waits. */
const FRAMES = 61;
const LAST = FRAMES - 1;
/** Of those, the ones in the strip. */
const STRIP = 11;
/** From one end to the other. */
const PLAY_MS = 2400;
/** Milliseconds a picture: with reduced motion, playing goes slowly from one picture of the strip to the next. */
const CALM_MS = 700;

interface Morph {
  readonly frames: readonly Uint8ClampedArray<ArrayBuffer>[];
  readonly labels: readonly (number | undefined)[];
}

/** One digit becomes another, in a straight line or along the sphere. */
export class MorphTab extends ExploreTab {
  static override styles = [
    ...ExploreTab.styles,
    ...sliderStyles,
    css`
      .scrub {
        gap: var(--space-3);
        padding: 0 var(--space-3);
      }

      /* Here no words stand below the track. */
      .scrub input[type='range'] {
        padding-bottom: 0;
      }

      .scrub:has(input:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      output {
        min-width: 3em;
        text-align: right;
      }
    `,
  ];
  static override properties: PropertyDeclarations = { frame: { state: true }, isPlaying: { state: true } };

  /** The step of the path that is shown. */
  declare frame: number;
  declare isPlaying: boolean;

  readonly #morph = new AsyncTask<Morph>(this);
  readonly #motion = new MotionWatch(this, () => {
    if (this.isPlaying) this.#stop();
  });
  #begun = '';
  #request = 0;

  constructor() {
    super();
    this.frame = 0;
    this.isPlaying = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
  }

  get #path(): 'slerp' | 'lerp' {
    return (this.address.fields['w'] ?? '').startsWith('lerp') ? 'lerp' : 'slerp';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#motion.settings = this.services.settings;
    if (!changed.has('address')) return;
    const frame = Number((this.address.fields['w'] ?? '').split('.')[1] ?? 0);
    if (!this.isPlaying) this.frame = Number.isInteger(frame) && frame >= 0 && frame <= LAST ? frame : 0;
    const points = [this.pointA, this.pointOf('b', 1)];
    const key = `${this.keyOf(points)} ${this.#path}`;
    if (key === this.#begun) return;
    this.#begun = key;
    const { model } = this;
    const places = points.map((point) => this.placeOf(point));
    const path = this.#path === 'lerp' ? lerp : slerp;
    void this.#morph.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const [a, b] = await findDigits(latent, model, places, call);
      if (!a || !b) throw new Error('morph: a digit is missing, want two');
      const Z = a.z.length;
      const points = alongPath(path, a.z, b.z, FRAMES);
      const zs = Array.from({ length: FRAMES }, (_, i) => points.slice(i * Z, (i + 1) * Z));
      // A class cannot be interpolated: the first half of the path has the class of A, the second that of B.
      const labels = zs.map((_, i) => (i <= LAST / 2 ? a.label : b.label));
      return { frames: await drawLatents(latent, model, zs, labels, call), labels: [a.label, b.label] };
    });
  }

  protected override render(): TemplateResult {
    const { value } = this.#morph;
    const b = this.pointOf('b', 1);
    const share = formatNumber(this.frame / LAST, { style: 'percent' });
    const [labelA, labelB] = value?.labels ?? [];
    return html`
      <div class="beside">
        <div class="paper">
          <digit-picture
            .pixels=${value?.frames[this.frame]}
            .drawing=${this.services.settings.current.drawing}
            .name=${msg(str`The digit at ${share} of the path from A to B`)}
          ></digit-picture>
        </div>
        <div class="stack" data-state=${value && !this.#morph.isPending ? 'ready' : 'pending'}>
          <div class="row">
            <button class="primary" ?disabled=${!value} @click=${this.#onPlay}>
              ${this.isPlaying ? msg('Pause') : msg('Play')}
            </button>
          </div>
          <div class="field scrub">
            <input
              type="range"
              min="0"
              max=${LAST}
              aria-label=${msg('Place on the path from A to B')}
              aria-valuetext=${share}
              .value=${live(String(this.frame))}
              @input=${this.#onSlide}
            />
            <output aria-hidden="true">${share}</output>
          </div>
          <digit-tiles
            .style=${`--tile-columns: repeat(${STRIP}, minmax(0, 1fr)); --tile-gap: min(var(--space-2), 1%)`}
            .label=${msg('Steps of the path')}
            .tiles=${Array.from({ length: STRIP }, (_, i) => this.#step(i, value))}
          ></digit-tiles>
          ${
            labelA !== labelB
              ? html`<p class="muted">
                  ${msg(str`The model takes a class, which cannot be interpolated: ${labelA ?? ''} up to the middle, ${labelB ?? ''} from there on.`)}
                </p>`
              : nothing
          }
          ${workNote(this.#morph)}
        </div>
      </div>
      <div class="choosers">
        <digit-chooser
          name="A"
          .point=${this.pointA}
          .pixels=${value?.frames[0]}
          .href=${pictureLink({ ...this.address, ...this.placeOf(this.pointA) })}
          @point-change=${this.#onA}
        ></digit-chooser>
        <digit-chooser
          name="B"
          .point=${b}
          .pixels=${value?.frames[LAST]}
          .href=${pictureLink({ ...this.address, ...this.placeOf(b) })}
          @point-change=${this.#onB}
        ></digit-chooser>
      </div>
      ${this.modelChoice}
      <details class="options" ?open=${this.#path === 'lerp'}>
        <summary>${msg('Options')}</summary>
        <div class="row">
          <choice-field
            look="segments"
            .label=${msg('Path')}
            .options=${[
              { value: 'slerp', name: msg('along the sphere') },
              { value: 'lerp', name: msg('straight') },
            ]}
            .chosen=${this.#path}
            @option-chosen=${this.#onPath}
          ></choice-field>
        </div>
      </details>
    `;
  }

  #step(i: number, value: Morph | undefined): DigitTile {
    const frame = Math.round((i * LAST) / (STRIP - 1));
    const share = formatNumber(frame / LAST, { style: 'percent' });
    const choose = (): void => {
      this.#pause();
      this.#go(frame);
    };
    return {
      pixels: value?.frames[frame],
      name: msg(str`Go to ${share} of the path`),
      choose,
      isCurrent: frame === this.frame,
    };
  }

  #go(frame: number): void {
    this.frame = frame;
    if (!this.isPlaying) this.showState(`${this.#path}.${frame}`);
  }

  #onSlide(event: Event): void {
    this.#pause();
    if (event.target instanceof HTMLInputElement) this.#go(event.target.valueAsNumber);
  }

  #onPlay(): void {
    if (this.isPlaying) {
      this.#stop();
      return;
    }
    this.isPlaying = true;
    const isCalm = !this.services.settings.isMotionWelcome;
    const stride = isCalm ? LAST / (STRIP - 1) : 1;
    const pace = isCalm ? CALM_MS : PLAY_MS / LAST;
    const from = this.frame === LAST ? 0 : Math.floor(this.frame / stride);
    const started = performance.now();
    const steps = LAST / stride;
    const tick = (): void => {
      // There and back again.
      const step = (from + Math.floor((performance.now() - started) / pace)) % (2 * steps);
      const frame = stride * (step <= steps ? step : 2 * steps - step);
      if (frame !== this.frame) this.frame = frame;
      this.#request = requestAnimationFrame(tick);
    };
    this.#request = requestAnimationFrame(tick);
  }

  /** Ends playing where it is, which the address then says. */
  #stop(): void {
    this.#pause();
    this.#go(this.frame);
  }

  #pause(): void {
    cancelAnimationFrame(this.#request);
    this.isPlaying = false;
  }

  #onPath({ value }: OptionChosenEvent): void {
    this.showState(`${value}.${this.frame}`);
  }

  #onA({ point }: PointChangeEvent): void {
    this.chooseA(point);
  }

  #onB({ point }: PointChangeEvent): void {
    this.chooseField('b', point);
  }
}

customElements.define('morph-tab', MorphTab);

declare global {
  interface HTMLElementTagNameMap {
    'morph-tab': MorphTab;
  }
}
