import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DigitAddress } from '../../../workers/core/address.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { findNeighbours, type Neighbour } from '../../engine/neighbours.ts';
import '../../kit/digit-tiles.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import { workNote } from '../../kit/work-note.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { modelName } from '../../text/modelName.ts';

const NEIGHBOURS = 10;
const DISTANCE = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** What one model makes of a drawing. */
interface Seen {
  /** [Z], where its encoder has found it. */
  readonly mu: Float32Array<ArrayBuffer>;
  /** Drawn again from there. */
  readonly again: Uint8ClampedArray<ArrayBuffer> | undefined;
  /** The same place, told each class; none for a model that is told none. */
  readonly variations: readonly Uint8ClampedArray<ArrayBuffer>[];
}

interface Works {
  readonly seen: AsyncTask<Seen>;
  readonly near: AsyncTask<readonly Neighbour[]>;
}

/** A drawing as models with an encoder draw it again, in every class where they are conditional, and its neighbours. */
export class DrawnAgain extends ServicedElement {
  static override properties = {
    models: { attribute: false },
    pixels: { attribute: false },
    digit: { type: Number },
    seed: { type: Number },
  };
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    css`
      .results {
        display: grid;
        gap: var(--space-5);
        margin-top: var(--space-5);
      }

      .again {
        --tile: 110px;
      }
    `,
  ];

  /** Those with an encoder. */
  declare models: readonly ShippedModel[];
  /** [28, 28] grey levels of the drawing. */
  declare pixels: Uint8Array<ArrayBuffer>;
  /** What the conditional models are told that it is. */
  declare digit: number;
  /** Among whose digits neighbours are looked for. */
  declare seed: number;

  readonly #works = new Map<string, Works>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('pixels') && !changed.has('digit')) return;
    for (const model of this.models) this.#encode(model, changed.has('pixels'));
  }

  protected override render(): TemplateResult {
    const { models } = this;
    const tiles = models.map((model) => ({
      pixels: this.#worksOf(model).seen.value?.again,
      name: msg(str`Your digit, drawn again by the ${modelName(model.name)}`),
      caption: modelName(model.name),
    }));
    const isReady = models.every((model) => !this.#worksOf(model).seen.isPending && this.#worksOf(model).seen.value);
    return html`<div class="results" data-state=${isReady ? 'ready' : 'pending'}>
      <section>
        <h3>${msg('Drawn again')}</h3>
        <p class="about">
          ${msg('Each encoder finds the latent of the digit most like yours; its model draws it again.')}
        </p>
        <digit-tiles class="again" .label=${msg('Drawn again')} .tiles=${tiles}></digit-tiles>
        ${models.map((model) => {
          const { seen } = this.#worksOf(model);
          return seen.isPending || seen.failure !== '' ? workNote(seen) : nothing;
        })}
      </section>
      ${models.map((model) => (model.classes > 0 ? this.#variations(model) : nothing))}
      ${models.map((model) => this.#neighbours(model))}
    </div>`;
  }

  #variations(model: ShippedModel): TemplateResult | typeof nothing {
    const { value } = this.#worksOf(model).seen;
    if (!value) return nothing;
    const label = msg(str`All ten in your handwriting, by the ${modelName(model.name)}`);
    const tiles = value.variations.map((pixels, digit) => ({
      pixels,
      name: msg(str`Digit ${digit} in your handwriting, by the ${modelName(model.name)}`),
      caption: String(digit),
      isCurrent: digit === this.digit,
    }));
    return html`<section>
      <h3>${label}</h3>
      <digit-tiles .label=${label} .tiles=${tiles}></digit-tiles>
    </section>`;
  }

  #neighbours(model: ShippedModel): TemplateResult | typeof nothing {
    const { near } = this.#worksOf(model);
    if (!near.value && !near.isPending && near.failure === '') return nothing;
    const label = msg(str`Nearest to it of 4,096 digits by the ${modelName(model.name)}`);
    const tiles = near.value?.map(({ index, distance, pixels }) => {
      const away = formatNumber(distance, DISTANCE);
      return {
        pixels,
        name: msg(str`Number ${formatNumber(index)}, at distance ${away}`),
        caption: away,
        href: pictureLink({ ...this.#among(model), model: model.id, index }),
      };
    });
    return html`<section>
      <h3>${label}</h3>
      <digit-tiles .label=${label} .tiles=${tiles ?? []}></digit-tiles>
      ${workNote(near, { canCancel: true })}
    </section>`;
  }

  #among({ classes }: ShippedModel): Omit<DigitAddress, 'model'> {
    return { seed: this.seed, index: 0, temperature: 1, prior: '', class: classes > 0 ? this.digit : undefined };
  }

  /** `isNew` for another drawing: a model that is told nothing need not look at the same one again. */
  #encode(model: ShippedModel, isNew: boolean): void {
    const { pixels, digit } = this;
    const { engine } = this.services;
    const { seen, near } = this.#worksOf(model);
    const isConditional = model.classes > 0;
    if (!isConditional && !isNew) return;
    const among = this.#among(model);
    near.cancel();
    void seen.run(async (call) => {
      const latent = await engine.latentEngine();
      const { mu } = await latent.encode(model, pixels, isConditional ? Uint8Array.of(digit) : undefined, call);
      const labels = isConditional
        ? [digit, ...Array.from({ length: model.classes }, (_, label) => label)]
        : [undefined];
      const places = labels.map(() => mu);
      const [again, ...variations] = await drawLatents(latent, model, places, labels, call);
      // The drawing itself goes before what is like it.
      if (!call.signal.aborted) {
        void near.run((search) => findNeighbours(latent, model, { z: mu, among, count: NEIGHBOURS }, search));
      }
      return { mu, again, variations };
    });
  }

  #worksOf({ id }: ShippedModel): Works {
    const known = this.#works.get(id);
    if (known) return known;
    const works = { seen: new AsyncTask<Seen>(this), near: new AsyncTask<readonly Neighbour[]>(this) };
    this.#works.set(id, works);
    return works;
  }
}

customElements.define('drawn-again', DrawnAgain);

declare global {
  interface HTMLElementTagNameMap {
    'drawn-again': DrawnAgain;
  }
}
