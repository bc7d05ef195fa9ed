import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { COMPARED_METRICS } from '../../../../workers/comparison/comparedMetrics.ts';
import { metricWords } from '../../../../workers/comparison/report/metricWords.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import { currentLocale, formatNumber } from '../../../text/locale.ts';
import type { OptionChosenEvent } from '../../../kit/choice-field.ts';
import '../../../kit/digit-tiles.ts';
import type { DigitTile } from '../../../kit/digit-tiles.ts';
import { DeferredElement } from '../../../kit/deferredElement.ts';
import '../../../kit/choice-field.ts';
import { workNote } from '../../../kit/work-note.ts';
import { classPlot } from './classShares.ts';
import { distancePlot, type DistanceRow } from './distances.ts';
import './feature-map.ts';
import type { CloudSelectEvent } from './feature-map.ts';
import type { FeatureCloud } from './featureCloud.ts';
import { intervalPlot } from './intervals.ts';
import { overlapPlot } from './overlap.ts';
import './plot-figure.ts';
import type { PlotSpec } from './plotSpec.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import type { AskedModel, MapPoints, StoredMeasurement } from './measurement.ts';
import { measuredDigits } from './measuredDigits.ts';
import { PAGE_LANGUAGE } from './pageLanguage.ts';
import { modelName } from '../../../text/modelName.ts';
import { measuredOf, realSeries, seriesOf, type SeenModel } from './resultSeries.ts';

/** As many digits of a selection as are drawn. */
const SHOWN = 48;
/** Percentiles of the curves of distances. */
const PERCENTILES = [0, 1, 2, 5, 10, 25, 50, 75, 90, 95] as const;

type Projection = Exclude<keyof MapPoints, 'labels'>;

/** A digit of a selection: of which model, and which of its digits. */
interface ChosenDigit {
  readonly model: AskedModel;
  readonly index: number;
}

/** The numbers of a measurement as pictures, and the digits behind the points of the map. */
export class MeasurePlots extends DeferredElement {
  static override properties = {
    measurement: { attribute: false },
    projection: { state: true },
    selected: { state: true },
    realSelected: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    css`
      .small {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
        gap: var(--space-3);
        margin-bottom: var(--space-4);
      }

      .wide {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
        align-items: start;
        gap: var(--space-3);
        margin-bottom: var(--space-4);
      }

      .wide > div {
        display: grid;
        gap: var(--space-3);
        min-width: 0;
      }

      .map {
        display: grid;
        gap: var(--space-3);
        min-width: 0;
      }

      .chosen {
        --tile: 56px;

        min-height: 6rem;
      }

      .chosen p {
        margin-bottom: var(--space-2);
        color: var(--muted);
        font-size: var(--text-small);
      }

      h3 {
        margin-top: var(--space-4);
      }

      choice-field {
        max-width: 100%;
        justify-self: start;
      }
    `,
  ];

  declare measurement: StoredMeasurement;
  declare projection: Projection;
  declare selected: readonly ChosenDigit[];
  /** Real digits among the selection, of which there are no pictures. */
  declare realSelected: number;

  readonly #pictures = new AsyncTask<readonly DigitTile[]>(this);
  #cloud: FeatureCloud | undefined;
  /** Of each point of the cloud that is generated. */
  #digits: readonly (ChosenDigit | undefined)[] = [];

  constructor() {
    super();
    this.projection = 'discriminant';
    this.selected = [];
    this.realSelected = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('measurement') && !changed.has('projection')) return;
    const before = changed.get('measurement');
    const isSame =
      !changed.has('projection') &&
      before?.id === this.measurement.id &&
      before.parts.length === this.measurement.parts.length;
    if (isSame) return;
    this.#layOut();
    this.selected = [];
    this.realSelected = 0;
    this.#pictures.reset();
  }

  protected override render(): TemplateResult | typeof nothing {
    const measured = measuredOf(this.measurement);
    if (measured.length === 0) return nothing;
    // A selection on the map changes nothing above it.
    return html`${guard([this.measurement, currentLocale()], () => this.#plots(measured))} ${this.#map()}`;
  }

  #plots(measured: readonly SeenModel[]): TemplateResult {
    return html`<h3>${msg('Metric by metric')}</h3>
      <p class="about">
        ${msg('Line: the 95 % interval, where the number would be with other digits of the same model. Dashed: the number of as many real digits.')}
      </p>
      <div class="small">${this.#intervals(measured)}</div>
      <h3>${msg('Their digits, and how close they are to real ones')}</h3>
      <div class="wide">
        <div>${this.#overlap(measured)} ${this.#distances(measured)}</div>
        ${figure(classPlot(measured.map(({ series, outcome }) => ({ series, classes: outcome.classes }))))}
      </div>`;
  }

  #intervals(measured: readonly SeenModel[]): readonly TemplateResult[] {
    return COMPARED_METRICS.flatMap((metric) => {
      const rows = measured.map(({ series, outcome }) => ({ series, metric: outcome.metrics[metric] }));
      if (rows.every((row) => row.metric === null)) return [];
      return [figure(intervalPlot(metricWords(metric, PAGE_LANGUAGE), rows))];
    });
  }

  #overlap(measured: readonly SeenModel[]): TemplateResult {
    const rows = measured.flatMap(({ series, outcome }) => {
      const { precision, recall } = outcome.metrics;
      return precision && recall ? [{ series, precision, recall }] : [];
    });
    return figure(overlapPlot(rows));
  }

  #distances(measured: readonly SeenModel[]): TemplateResult | typeof nothing {
    const at = (hundred: readonly number[]): readonly number[] => PERCENTILES.map((percent) => hundred[percent] ?? NaN);
    const rows = measured.flatMap(({ series, outcome }): readonly DistanceRow[] =>
      outcome.nearest ? [{ series, distances: at(outcome.nearest.samples) }] : [],
    );
    const control = measured.find(({ outcome }) => outcome.nearest)?.outcome.nearest;
    if (!control) return nothing;
    const real = { ...realSeries(), name: msg('Unseen real digits') };
    const all = [...rows, { series: real, distances: at(control.unseen) }];
    return figure(distancePlot(PERCENTILES, all));
  }

  #map(): TemplateResult | typeof nothing {
    if (!this.#cloud) return nothing;
    const options = [
      { value: 'discriminant', name: msg('by digit') },
      { value: 'principal', name: msg('by variation') },
    ];
    return html`<div class="map">
      <choice-field
        look="segments"
        stacked
        .label=${msg('Arrange the map')}
        .options=${options}
        .chosen=${this.projection}
        @option-chosen=${this.#onProjection}
      ></choice-field>
      <feature-map .cloud=${this.#cloud} @cloud-select=${this.#onSelect}></feature-map>
      <div class="chosen" data-state=${this.#pictures.isPending ? 'pending' : 'ready'}>
        ${this.selected.length + this.realSelected > 0 ? this.#chosen() : nothing}
      </div>
    </div>`;
  }

  #chosen(): TemplateResult {
    const shown = Math.min(SHOWN, this.selected.length);
    const [all, some, real] = [this.selected.length, shown, this.realSelected].map((count) => formatNumber(count));
    return html`<p>
        ${this.selected.length > shown ? msg(str`${some} of the ${all} selected generated digits.`) : nothing}
        ${real === '0' ? nothing : msg(str`There are no pictures of the ${real} real ones: only numbers about them are shipped.`)}
      </p>
      <digit-tiles .label=${msg('Digits of the selection')} .tiles=${this.#pictures.value ?? []}></digit-tiles>
      ${workNote(this.#pictures)}`;
  }

  #layOut(): void {
    const { parts, realMap } = this.measurement;
    const of = this.projection;
    const series = seriesOf(this.measurement);
    const clouds = series.flatMap((one, i) => {
      const points = parts.find(({ outcome }) => outcome.key === one.id)?.map?.[of];
      const model = this.measurement.models[i];
      return points && model ? [{ series: one, points, model }] : [];
    });
    if (clouds.length === 0) {
      this.#cloud = undefined;
      return;
    }
    const all = [...(realMap ? [{ series: realSeries(), points: realMap[of], model: undefined }] : []), ...clouds];
    const count = all.reduce((sum, { points }) => sum + points.length / 2, 0);
    const points = new Float32Array(2 * count);
    const owners = new Uint8Array(count);
    const digits: (ChosenDigit | undefined)[] = [];
    all.forEach((cloud, owner) => {
      points.set(cloud.points, 2 * digits.length);
      owners.fill(owner, digits.length, digits.length + cloud.points.length / 2);
      for (let index = 0; index < cloud.points.length / 2; index++) {
        digits.push(cloud.model && { model: cloud.model, index });
      }
    });
    this.#digits = digits;
    this.#cloud = { points, owners, series: all.map((cloud) => cloud.series), labels: realMap?.labels };
  }

  #onProjection({ value }: OptionChosenEvent): void {
    this.projection = value === 'principal' ? 'principal' : 'discriminant';
  }

  #onSelect({ chosen }: CloudSelectEvent): void {
    this.selected = chosen.flatMap((n) => this.#digits[n] ?? []);
    this.realSelected = chosen.length - this.selected.length;
    if (this.selected.length === 0) {
      this.#pictures.reset();
      return;
    }
    const { seed } = this.measurement;
    const wanted = spread(this.selected, SHOWN);
    void this.#pictures.run(async (call) => {
      const tiles = await Promise.all(
        this.measurement.models.map(async (asked) => {
          const indices = wanted.flatMap(({ model, index }) => (model === asked ? index : []));
          const drawn = await measuredDigits(this.services, asked, seed, indices, call);
          return drawn.map((tile) => ({ ...tile, caption: modelName(asked.name) }));
        }),
      );
      return tiles.flat();
    });
  }
}

function figure(plot: PlotSpec): TemplateResult {
  return html`<plot-figure .plot=${plot}></plot-figure>`;
}

/** At most so many, evenly out of all of them. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]).filter(
    (item): item is Item => item !== undefined,
  );
}

customElements.define('measure-plots', MeasurePlots);

declare global {
  interface HTMLElementTagNameMap {
    'measure-plots': MeasurePlots;
  }
}
