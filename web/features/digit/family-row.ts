import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { byModel } from '../../address/byModel.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { findDigits } from '../../engine/latentDigits.ts';
import { AsyncTask, type TaskProgress } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import '../../kit/digit-tiles.ts';
import type { DigitTile } from '../../kit/digit-tiles.ts';
import { workNote } from '../../kit/work-note.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { PictureSection } from './digitSection.ts';
import { modelName } from '../../text/modelName.ts';

const WHOLE = { maximumFractionDigits: 0 };

/** The same seed and number by every model. Models that are not on the device are downloaded at the visitor's request. */
export class FamilyRow extends PictureSection {
  /** Model → its digit. */
  readonly #works = new Map<string, AsyncTask<Uint8ClampedArray<ArrayBuffer>>>();

  protected override begin(): void {
    for (const model of this.services.shipped) {
      if (this.isOnDevice(model)) this.#draw(model);
      else this.#workOf(model).reset();
    }
  }

  protected override render(): TemplateResult {
    const { shipped } = this.services;
    const works = shipped.map((model) => this.#workOf(model));
    const missing = shipped.filter((model) => !this.isOnDevice(model) && !this.#workOf(model).isPending);
    const bytes = missing.reduce((sum, model) => sum + model.bytes, 0);
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${msg('The same place in every family')}</h2>
      <p class="about">
        ${msg('Seed and number are the same; each model turns the same random numbers into a digit of its own.')}
      </p>
      <digit-tiles
        .style=${'--tile: 92px'}
        .label=${msg('The same place in every family')}
        .tiles=${shipped.map((model) => this.#tile(model))}
      ></digit-tiles>
      <div class="ask">
        ${
          works.some(({ isPending }) => isPending)
            ? html`<work-note busy .progress=${downloadOf(works)}></work-note>`
            : missing.length > 1
              ? html`<button @click=${this.#onAll}>
                  ${msg(str`Draw all: ${missing.length} models, ${formatNumber(bytes / 1000, WHOLE)} kB`)}
                </button>`
              : nothing
        }
      </div>
      ${works.map((work) => (work.failure === '' ? nothing : workNote(work)))}
    </section>`;
  }

  #tile(model: ShippedModel): DigitTile {
    const pixels = model === this.model ? this.pixels : this.#workOf(model).value;
    const size = formatNumber(model.bytes / 1000, WHOLE);
    const isCurrent = model === this.model;
    if (pixels) {
      const href = pictureLink(byModel(this.address, model));
      return {
        pixels,
        name: msg(str`The same place, by the ${modelName(model.name)}`),
        caption: modelName(model.name),
        isCurrent,
        href,
      };
    }
    if (isCurrent || this.isOnDevice(model) || this.#workOf(model).isPending) {
      return { pixels, name: msg(str`The ${modelName(model.name)} is drawing`), caption: modelName(model.name) };
    }
    const choose = (): void => {
      this.#draw(model);
    };
    return {
      pixels,
      name: msg(str`Draw it with the ${modelName(model.name)}: ${size} kB`),
      caption: msg(str`${modelName(model.name)}: ${size} kB`),
      choose,
    };
  }

  #workOf({ id }: ShippedModel): AsyncTask<Uint8ClampedArray<ArrayBuffer>> {
    const known = this.#works.get(id);
    if (known) return known;
    const work = new AsyncTask<Uint8ClampedArray<ArrayBuffer>>(this);
    this.#works.set(id, work);
    return work;
  }

  #draw(model: ShippedModel): void {
    if (model === this.model) return;
    const place = byModel(this.address, model);
    void this.#workOf(model).run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const [digit] = await findDigits(latent, model, [place], call);
      if (!digit) throw new Error(`family: no digit by ${model.id}, want one`);
      return digit.pixels;
    });
  }

  #onAll(): void {
    for (const model of this.services.shipped) if (!this.isOnDevice(model)) this.#draw(model);
  }
}

/** Progress of all running downloads; undefined where there is none. */
function downloadOf(works: readonly AsyncTask<unknown>[]): TaskProgress | undefined {
  const files = works.flatMap(({ progress }) => (progress?.unit === 'bytes' ? progress : []));
  if (files.length === 0) return undefined;
  const sum = (of: (file: TaskProgress) => number): number => files.reduce((total, file) => total + of(file), 0);
  return { done: sum(({ done }) => done), total: sum(({ total }) => total), unit: 'bytes' };
}

customElements.define('family-row', FamilyRow);

declare global {
  interface HTMLElementTagNameMap {
    'family-row': FamilyRow;
  }
}
