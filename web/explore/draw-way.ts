import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { drawLatents, inkOf } from '../controllers/latentDigits.ts';
import { LatentWork } from '../controllers/latentWork.ts';
import { formatNumber } from '../controllers/locale.ts';
import { findNeighbours, type Neighbour } from '../controllers/neighbours.ts';
import { pictureLink } from '../controllers/digitLinks.ts';
import { verdictOf } from '../controllers/verdict.ts';
import { centreAsMnist, type CentredDrawing } from '../drawing/centred.ts';
import type { Drawing } from '../drawing/strokes.ts';
import type { OptionChosenEvent } from '../elements/choice.ts';
import '../elements/choice-field.ts';
import '../elements/digit-pad.ts';
import type { DrawingChangeEvent } from '../elements/digit-pad.ts';
import '../elements/digit-picture.ts';
import '../elements/digit-tiles.ts';
import '../elements/judge-bars.ts';
import { workNote } from '../elements/work-note.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { shippedParts } from '../storage/shippedParts.ts';
import { ExploreWay } from './exploreWay.ts';

/** After the pen is lifted; it may come down again for the next stroke. */
const PAUSE_MS = 400;
const NEIGHBOURS = 10;
const WHOLE = { maximumFractionDigits: 0 };
const DISTANCE = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const BY_JUDGE = 'judge';

/** What one model makes of a drawing. */
interface Seen {
  readonly model: ShippedModel;
  /** Drawn again from where the encoder has found it. */
  readonly again: Uint8ClampedArray<ArrayBuffer> | undefined;
  /** The same place, told each class; none for a model that is told none. */
  readonly variations: readonly Uint8ClampedArray<ArrayBuffer>[];
  readonly neighbours: readonly Neighbour[];
}

/** A visitor's own digit, and what judge and models make of it. Nothing of it leaves the device. */
export class DrawWay extends ExploreWay {
  static override styles = [
    ...ExploreWay.styles,
    css`
      .networks {
        width: 9rem;
      }

      .networks .paper {
        width: 9rem;
      }

      .results {
        display: grid;
        gap: var(--space-5);
        margin-top: var(--space-5);
      }

      .refused {
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    drawing: { state: true },
    centred: { state: true },
    isAsked: { state: true },
    told: { state: true },
  };

  declare drawing: Drawing;
  declare centred: CentredDrawing;
  /** Whether the models have been asked for, so that from now on they look at every drawing. */
  declare isAsked: boolean;
  /** What it is meant to be; undefined leaves that to the judge. */
  declare told: number | undefined;

  readonly #probs = new LatentWork<readonly number[]>(this);
  /** Model → what it makes of the drawing. */
  readonly #seen = new Map<string, LatentWork<Seen>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the models are looking at: the same is not shown them twice. */
  #lookedAt = '';

  constructor() {
    super();
    this.drawing = [];
    this.centred = { kind: 'empty' };
    this.isAsked = false;
    this.told = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Models with an encoder. */
  get #models(): readonly ShippedModel[] {
    return this.setup.shipped.filter(({ id }) =>
      shippedParts.some((part) => part.kind === 'encoder' && part.model === id),
    );
  }

  protected override render(): TemplateResult {
    const { centred } = this;
    const isDigit = centred.kind === 'digit';
    return html`
      <div class="beside">
        <digit-pad .drawing=${this.drawing} @drawing-change=${this.#onDrawing}></digit-pad>
        <div class="stack">
          <p>${msg('Nothing of what you draw leaves this device: the networks come to it.')}</p>
          <div class="row">
            <div class="networks">
              <div class="paper">
                <digit-picture
                  drawing="pixels"
                  .pixels=${isDigit ? inkOf(centred.pixels) : undefined}
                  .name=${isDigit ? msg('Your digit as the networks see it') : msg('Nothing for the networks to see yet')}
                ></digit-picture>
              </div>
              <p class="muted">${msg('as the networks see it')}</p>
            </div>
            <details class="muted">
              <summary>${msg('How it is made to look like MNIST')}</summary>
              <ol>
                <li>
                  ${msg('Scaled to fit a box of 20 × 20 pixels, its proportions kept; the pen is 2.5 pixels wide.')}
                </li>
                <li>${msg('Made grey: each pixel is as dark as the share of it that the pen covers.')}</li>
                <li>${msg('Put into 28 × 28 pixels with its centre of mass in the middle.')}</li>
              </ol>
            </details>
          </div>
          ${this.#refusal()} ${isDigit && !this.isAsked ? this.#question() : nothing}
          ${this.isAsked && (this.#probs.value || this.#probs.isBusy) ? this.#judgement() : nothing}
          ${workNote(this.#probs)}
        </div>
      </div>
      ${this.isAsked && this.#lookedAt !== '' ? this.#results() : nothing}
    `;
  }

  #refusal(): TemplateResult | typeof nothing {
    switch (this.centred.kind) {
      case 'digit':
        return nothing;
      case 'empty':
        return html`<p class="refused">
          ${msg('The sheet is empty. Draw any digit, large or small, anywhere on it.')}
        </p>`;
      case 'dot':
        return html`<p class="refused" role="alert">
          ${msg('That is a dot so far. Draw a line a little longer, and the networks will have something to read.')}
        </p>`;
      case 'full':
        return html`<p class="refused" role="alert">
          ${msg('So much ink leaves no line to read. Take a stroke back, or clear the sheet and draw a digit.')}
        </p>`;
    }
  }

  #question(): TemplateResult {
    const { onDevice } = this.setup.status.current;
    const models = this.#models;
    const parts = shippedParts.filter(
      ({ kind, model }) => kind === 'judge' || (kind === 'encoder' && models.some(({ id }) => id === model)),
    );
    const bytes = [...models, ...parts].reduce((sum, file) => sum + (onDevice.has(file.sha256) ? 0 : file.bytes), 0);
    const size = formatNumber(bytes / 1000, WHOLE);
    return html`<button class="primary" @click=${this.#onAsk}>
      ${bytes === 0 ? msg('See what the models make of it') : msg(str`See what the models make of it: ${size} kB`)}
    </button>`;
  }

  #judgement(): TemplateResult {
    const classes = Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), name: String(digit) }));
    return html`<section>
      <h3>${msg('What the judge sees')}</h3>
      <judge-bars .probs=${this.#probs.value}></judge-bars>
      <choice-field
        .label=${msg('It is meant to be')}
        .options=${[{ value: BY_JUDGE, name: msg('what the judge reads') }, ...classes]}
        .chosen=${this.told === undefined ? BY_JUDGE : String(this.told)}
        @option-chosen=${this.#onTold}
      ></choice-field>
    </section>`;
  }

  #results(): TemplateResult {
    const models = this.#models;
    const tiles = models.map((model) => ({
      pixels: this.#workOf(model).value?.again,
      name: msg(str`Your digit, drawn again by the ${model.name}`),
      caption: model.name,
    }));
    const conditional = models.filter(({ classes }) => classes > 0);
    return html`<div
      class="results"
      data-state=${models.every((model) => this.#workOf(model).value) ? 'ready' : 'pending'}
    >
      <section>
        <h3>${msg('Drawn again')}</h3>
        <p class="about">
          ${msg('Each encoder finds the place in its latent space that is most like your digit; its model draws what is there.')}
        </p>
        <digit-tiles .style=${'--tile: 110px'} .label=${msg('Drawn again')} .tiles=${tiles}></digit-tiles>
        ${models.map((model) => workNote(this.#workOf(model)))}
      </section>
      ${conditional.map((model) => this.#variations(model))} ${models.map((model) => this.#neighbours(model))}
    </div>`;
  }

  #variations(model: ShippedModel): TemplateResult | typeof nothing {
    const seen = this.#workOf(model).value;
    if (!seen) return nothing;
    const label = msg(str`All ten in your handwriting, by the ${model.name}`);
    const tiles = seen.variations.map((pixels, digit) => ({
      pixels,
      name: msg(str`A ${digit} in your handwriting, by the ${model.name}`),
      caption: String(digit),
    }));
    return html`<section>
      <h3>${label}</h3>
      <digit-tiles .label=${label} .tiles=${tiles}></digit-tiles>
    </section>`;
  }

  #neighbours(model: ShippedModel): TemplateResult | typeof nothing {
    const seen = this.#workOf(model).value;
    if (!seen) return nothing;
    const label = msg(str`Nearest to it of 4,096 digits by the ${model.name}`);
    const place = { ...this.address, prior: '', model: model.id };
    const tiles = seen.neighbours.map(({ index, distance, pixels }) => {
      const away = formatNumber(distance, DISTANCE);
      return {
        pixels,
        name: msg(str`Number ${formatNumber(index)}, at distance ${away}`),
        caption: away,
        href: pictureLink({ ...place, index, class: model.classes > 0 ? this.#class : undefined }),
      };
    });
    return html`<section>
      <h3>${label}</h3>
      <digit-tiles .label=${label} .tiles=${tiles}></digit-tiles>
    </section>`;
  }

  /** What the models are told that it is. */
  get #class(): number {
    return this.told ?? (this.#probs.value ? verdictOf(this.#probs.value).digit : 0);
  }

  #workOf({ id }: ShippedModel): LatentWork<Seen> {
    const known = this.#seen.get(id);
    if (known) return known;
    const work = new LatentWork<Seen>(this);
    this.#seen.set(id, work);
    return work;
  }

  #look(): void {
    const { centred } = this;
    if (!this.isAsked || centred.kind !== 'digit') return;
    const { pixels } = centred;
    const { engine } = this.setup;
    this.#probs.start(engine, async (latent, call) => {
      const probs = [...(await latent.judge(pixels, call)).probs];
      // The conditional models are told what the judge reads.
      if (!call.signal.aborted) this.#encode(pixels, this.told ?? verdictOf(probs).digit);
      return probs;
    });
  }

  #encode(pixels: Uint8Array, digit: number): void {
    this.#lookedAt = `${digit} ${pixels.join()}`;
    const { seed } = this.address;
    for (const model of this.#models) {
      this.#workOf(model).start(this.setup.engine, async (latent, call) => {
        const isTold = model.classes > 0;
        const { mu } = await latent.encode(model, pixels, isTold ? Uint8Array.of(digit) : undefined, call);
        const labels = isTold ? [digit, ...Array.from({ length: model.classes }, (_, label) => label)] : [undefined];
        const drawn = await drawLatents(
          latent,
          model,
          labels.map(() => mu),
          labels,
          call,
        );
        const among = { seed, index: 0, temperature: 1, prior: '', class: isTold ? digit : undefined };
        const neighbours = await findNeighbours(latent, model, { z: mu, among, count: NEIGHBOURS }, call);
        return { model, again: drawn[0], variations: drawn.slice(1), neighbours };
      });
    }
  }

  #onDrawing({ drawing, isDone }: DrawingChangeEvent): void {
    this.drawing = drawing;
    // While the pen draws, a dot is only the beginning of a line.
    const centred = centreAsMnist(drawing);
    if (isDone || centred.kind === 'digit') this.centred = centred;
    clearTimeout(this.#timer);
    if (isDone) {
      this.#timer = setTimeout(() => {
        this.#look();
      }, PAUSE_MS);
    }
  }

  #onAsk(): void {
    this.isAsked = true;
    this.#look();
  }

  #onTold({ value }: OptionChosenEvent): void {
    this.told = value === BY_JUDGE ? undefined : Number(value);
    if (this.centred.kind === 'digit') this.#encode(this.centred.pixels, this.#class);
  }
}

customElements.define('draw-way', DrawWay);

declare global {
  interface HTMLElementTagNameMap {
    'draw-way': DrawWay;
  }
}
