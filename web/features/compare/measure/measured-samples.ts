import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { SAMPLE_INDICES, type SampleDigits } from '../../../../workers/comparison/report/sampleDigits.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import { DeferredElement } from '../../../kit/deferredElement.ts';
import '../../../kit/digit-tiles.ts';
import type { DigitTile } from '../../../kit/digit-tiles.ts';
import { workNote } from '../../../kit/work-note.ts';
import { modelName } from '../../../text/modelName.ts';
import { measuredDigits } from './measuredDigits.ts';
import type { AskedModel, StoredMeasurement } from './measurement.ts';
import { measuredOf } from './resultSeries.ts';

/** The first digits of each measured model, a row for each: what the numbers are about. */
export class MeasuredSamples extends DeferredElement {
  static override properties = { measurement: { attribute: false } };
  static override styles = css`
    :host {
      display: grid;
      gap: var(--space-3);
    }

    h3,
    p {
      margin: 0;
    }

    p {
      color: var(--muted);
      font-size: var(--text-small);
      text-wrap: pretty;
    }

    .row {
      display: grid;
      gap: var(--space-1);
      min-width: 0;
    }

    b {
      font: 500 0.9375rem/1.3 var(--sans);
    }
  `;

  declare measurement: StoredMeasurement;

  readonly #rows = new AsyncTask<ReadonlyMap<string, readonly DigitTile[]>>(this);
  #drawn = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('measurement') && !changed.has('services')) return;
    const { id, seed } = this.measurement;
    const models = this.#models;
    if (id === this.#drawn) return;
    this.#drawn = id;
    void this.#rows.run(async (call) => {
      const rows = models.map(async (asked) => {
        return [asked.key, await measuredDigits(this.services, asked, seed, SAMPLE_INDICES, call)] as const;
      });
      return new Map(await Promise.all(rows));
    });
  }

  /** Those of which there are numbers; the table says what is wrong with the others. */
  get #models(): readonly AskedModel[] {
    const { models } = this.measurement;
    const measured = new Set(measuredOf(this.measurement).map(({ outcome }) => outcome.key));
    return models.filter(({ key }) => measured.has(key));
  }

  /** Their pixels, for a report; none before they are drawn. */
  get samples(): SampleDigits {
    const rows = [...(this.#rows.value ?? [])].flatMap(([key, tiles]) => {
      const pixels = tiles.flatMap((tile) => tile.pixels ?? []);
      return tiles.length > 0 ? [[key, Uint8ClampedArray.from(pixels.flatMap((digit) => [...digit]))] as const] : [];
    });
    return new Map(rows);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { seed } = this.measurement;
    const models = this.#models;
    if (models.length === 0) return nothing;
    const rows = this.#rows.isPending ? undefined : this.#rows.value;
    return html`<h3>${msg('What was measured')}</h3>
      <p>${msg(str`The first ${SAMPLE_INDICES.length} digits of each model, of seed ${seed}; none is hand-picked.`)}</p>
      ${models.map(({ key, name }) => {
        const shown = modelName(name);
        const tiles = rows?.get(key) ?? SAMPLE_INDICES.map(() => ({ pixels: undefined, name: shown }));
        return html`<div class="row" data-samples=${key}>
          <b>${shown}</b>
          <digit-tiles
            .style=${`--tile-columns: repeat(${SAMPLE_INDICES.length}, minmax(0, 3.5rem)); --tile-gap: 2px`}
            .label=${msg(str`Digits by ${shown}`)}
            .tiles=${tiles}
          ></digit-tiles>
        </div>`;
      })}
      ${workNote(this.#rows)}`;
  }
}

customElements.define('measured-samples', MeasuredSamples);

declare global {
  interface HTMLElementTagNameMap {
    'measured-samples': MeasuredSamples;
  }
}
