import { msg, str } from '@lit/localize';
import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatList, formatNumber } from '../../../text/locale.ts';
import { ThemeWatch } from '../../../engine/themeWatch.ts';
import type { OptionChosenEvent } from '../../../kit/choice-field.ts';
import { keepTouch, keepTwoTouches } from '../../../kit/keepTouch.ts';
import { DeferredElement } from '../../../kit/deferredElement.ts';
import '../../../kit/choice-field.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { touchChoiceStyles } from '../../../kit/touchChoiceStyles.ts';
import { plotStyles } from './plotStyles.ts';
import { clusterNames, type ClusterName } from './clusterNames.ts';
import { drawCloud, drawingOrder } from './cloudCanvas.ts';
import {
  boxAfter,
  boxBetween,
  boxCorners,
  countOwners,
  placeCloud,
  pointsWithin,
  spreadOf,
  type CloudPlace,
  type FeatureCloud,
  type SelectionBox,
} from './featureCloud.ts';
import { seriesClass, seriesShape } from './series.ts';

/** Points of the map were chosen; none to choose nothing any more. */
export class CloudSelectEvent extends Event {
  static readonly type = 'cloud-select';
  /** Their numbers. */
  readonly chosen: readonly number[];

  constructor(chosen: readonly number[]) {
    super(CloudSelectEvent.type);
    this.chosen = chosen;
  }
}

type Tool = 'lasso' | 'box';

const FIRST_BOX: SelectionBox = { x: 0.5, y: 0.5, width: 0.18, height: 0.18 };
const COORDINATE: DecimalOptions = { maximumSignificantDigits: 3 };
/** Shares of the drawing that a pointer moves before a line gets another corner. */
const CORNER = 0.006;

/**
 * A map of what the judge sees: a mark for each digit, in the colour and shape of whose it is. A line around some, a box, or a
 * box moved by keys chooses them. One finger scrolls the page, unless the visitor has chosen that it draws.
 *
 * @fires cloud-select
 */
export class FeatureMap extends DeferredElement {
  static override properties = {
    cloud: { attribute: false },
    isTable: { state: true },
    tool: { state: true },
    notShown: { state: true },
    size: { state: true },
    box: { state: true },
    line: { state: true },
    chosen: { state: true },
    isByFinger: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    plotStyles,
    touchChoiceStyles,
    css`
      /* The number of a class over its cluster; with an edge of paper, to be read over marks. */
      .cluster {
        position: absolute;
        translate: -50% -50%;
        padding: 0 5px;
        border-radius: 4px;
        background: color-mix(in srgb, var(--sheet-paper) 82%, transparent);
        color: var(--ink);
        font: 600 1rem/1.25 var(--sans);
        pointer-events: none;
      }

      .stage {
        width: 100%;
        aspect-ratio: 4 / 3;
        max-height: 36rem;
        border: 1px solid var(--edge);
        cursor: crosshair;
        user-select: none;
        -webkit-user-select: none;
      }

      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }

      .selection {
        fill: var(--hover);
        stroke: var(--accent);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .legend label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 28px;
        cursor: pointer;
      }

      .legend input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--ink);
      }

      .legend svg {
        width: 16px;
      }

      @media (max-width: 30rem) {
        .stage {
          aspect-ratio: 1;
        }
      }
    `,
  ];

  declare cloud: FeatureCloud | undefined;
  declare isTable: boolean;
  declare tool: Tool;
  /** Ids of series that are not shown. */
  declare notShown: ReadonlySet<string>;
  declare size: { readonly width: number; readonly height: number };
  /** The box that keys move; none before the first key. */
  declare box: SelectionBox | undefined;
  /** The line that is being drawn, or was. */
  declare line: readonly CloudPlace[];
  declare chosen: readonly number[];
  /** Whether one finger draws, and does not scroll the page. */
  declare isByFinger: boolean;

  #placed: Float32Array = new Float32Array();
  #order: Uint32Array = new Uint32Array();
  #names: readonly ClusterName[] = [];
  #from: CloudPlace | undefined;
  #observed: Element | undefined;
  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry) this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  constructor() {
    super();
    new ThemeWatch(this, () => {
      this.requestUpdate();
    });
    this.cloud = undefined;
    this.isTable = false;
    this.tool = 'lasso';
    this.notShown = new Set();
    this.size = { width: 0, height: 0 };
    this.box = undefined;
    this.line = [];
    this.chosen = [];
    this.isByFinger = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    this.#observed = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('cloud')) return;
    this.#placed = this.cloud ? placeCloud(this.cloud) : new Float32Array();
    this.#names = this.cloud?.labels ? clusterNames(this.#placed, this.cloud.labels) : [];
    this.#order = this.cloud ? drawingOrder(this.cloud) : new Uint32Array();
    this.box = undefined;
    this.line = [];
    this.chosen = [];
  }

  protected override render(): TemplateResult {
    const { cloud } = this;
    return html`<figure>
      <figcaption>
        <h3>
          ${msg('Map of the judge’s features')}
          <span class="small"
            >${msg('Digits that look alike to the judge are near each other; the numbers are where real digits of each class are. Draw a line around some to see them.')}</span
          >
        </h3>
        <button
          class="twin"
          aria-label=${`${msg('Map of the judge’s features')}: ${this.isTable ? msg('as a picture') : msg('as a table')}`}
          @click=${this.#onTwin}
        >
          ${this.isTable ? msg('Picture') : msg('Table')}
        </button>
      </figcaption>
      ${this.isTable && cloud ? this.#table(cloud) : this.#picture()} ${cloud ? this.#legend(cloud) : nothing}
      <p class="reading" id="keys" aria-live="polite">${this.#reading()}</p>
    </figure>`;
  }

  #picture(): TemplateResult {
    const line = this.line.length > 0 ? this.line : this.box ? boxCorners(this.box) : [];
    const options = [
      { value: 'lasso', name: msg('a line') },
      { value: 'box', name: msg('a box') },
    ];
    return html`<div class="tools">
        <choice-field
          look="segments"
          .label=${msg('Select by')}
          .options=${options}
          .chosen=${this.tool}
          @option-chosen=${this.#onTool}
        ></choice-field>
        <button class="by-touch" aria-pressed=${this.isByFinger ? 'true' : 'false'} @click=${this.#onByFinger}>
          ${msg('Draw with one finger')}
        </button>
      </div>
      <div
        class="stage for-touch"
        data-touch=${this.isByFinger ? 'kept' : 'page'}
        role="application"
        tabindex="0"
        aria-label=${msg('Map of the judge’s features')}
        aria-describedby="keys"
        @keydown=${this.#onKey}
        @touchstart=${this.isByFinger ? keepTouch : keepTwoTouches}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onCancel}
      >
        <canvas aria-hidden="true"></canvas>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          ${line.length > 1 ? svg`<path class="selection" d=${`M${line.map(({ x, y }) => `${x} ${y}`).join('L')}Z`}></path>` : nothing}
        </svg>
        ${this.#names.map(
          ({ label, x, y }) =>
            html`<span class="cluster" aria-hidden="true" .style=${`left: ${100 * x}%; top: ${100 * y}%`}
              >${label}</span
            >`,
        )}
      </div>`;
  }

  #legend({ series }: FeatureCloud): TemplateResult {
    return html`<ul class="legend" aria-label=${msg('Whose digits are shown')}>
      ${series.map(
        (one) =>
          html`<li class=${seriesClass(one)}>
            <label
              ><input
                type="checkbox"
                .checked=${!this.notShown.has(one.id)}
                @change=${() => {
                  this.#toggle(one.id);
                }}
              /><svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="mark" d=${seriesShape(one)}></path></svg
              ><span>${one.name}</span></label
            >
          </li>`,
      )}
    </ul>`;
  }

  #table(cloud: FeatureCloud): TemplateResult {
    const counts = countOwners(cloud, this.chosen);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${msg('Map of the judge’s features')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Model')}</th>
            <th scope="col">${msg('digits')}</th>
            <th scope="col">${msg('middle')}</th>
            <th scope="col">${msg('spread')}</th>
            <th scope="col">${msg('selected')}</th>
          </tr>
        </thead>
        <tbody>
          ${cloud.series.map((one, i) => {
            const { count, means, deviations } = spreadOf(cloud, i);
            const pair = (numbers: readonly number[]): string =>
              numbers.map((value) => formatNumber(value, COORDINATE)).join('; ');
            return html`<tr>
              <th scope="row">${one.name}</th>
              <td>${formatNumber(count)}</td>
              <td>${pair(means)}</td>
              <td>${pair(deviations)}</td>
              <td>${formatNumber(counts[i] ?? 0)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #reading(): TemplateResult | string {
    const { cloud, box, chosen } = this;
    if (!cloud) return msg('One moment …');
    if (chosen.length > 0) return msg(str`Selected: ${this.#counted(cloud, chosen)}.`);
    if (box && this.line.length === 0) {
      const inside = this.#within(boxCorners(box));
      if (inside.length === 0) return msg('In the box: no digit.');
      return msg(str`In the box: ${this.#counted(cloud, inside)}. Enter selects them.`);
    }
    return html`<span class="small"
      >${msg('By keys: arrows move a box, with Shift they size it, Enter selects what is in it, Escape removes it.')}</span
    >`;
  }

  #counted(cloud: FeatureCloud, chosen: readonly number[]): string {
    const counts = countOwners(cloud, chosen);
    return formatList(
      cloud.series.flatMap(({ name }, i) => ((counts[i] ?? 0) > 0 ? [`${name} ${formatNumber(counts[i] ?? 0)}`] : [])),
    );
  }

  protected override updated(changed: PropertyValues<this>): void {
    const stage = this.renderRoot.querySelector('.stage') ?? undefined;
    if (stage !== this.#observed) {
      this.#resizes.disconnect();
      this.#observed = stage;
      if (stage) this.#resizes.observe(stage);
    }
    const isOnlyLine = [...changed.keys()].every((key) => key === 'line' || key === 'box') && changed.size > 0;
    const canvas = this.renderRoot.querySelector('canvas');
    const { cloud, size } = this;
    if (isOnlyLine || !canvas || !cloud || size.width === 0) return;
    const colours = [...this.renderRoot.querySelectorAll('.legend li')].map((item) => getComputedStyle(item).color);
    const chosen = this.chosen.length > 0 ? new Set(this.chosen) : undefined;
    drawCloud(canvas, cloud, this.#placed, this.#order, { ...size, colours, chosen, isShown: this.#isShown });
  }

  readonly #isShown = (n: number): boolean => {
    const series = this.cloud?.series[this.cloud.owners[n] ?? 0];
    return series !== undefined && !this.notShown.has(series.id);
  };

  #within(line: readonly CloudPlace[]): readonly number[] {
    return pointsWithin(this.#placed, line, this.#isShown);
  }

  #choose(line: readonly CloudPlace[]): void {
    this.line = line;
    this.chosen = this.#within(line);
    this.dispatchEvent(new CloudSelectEvent(this.chosen));
  }

  #at(event: PointerEvent): CloudPlace {
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    if (event.pointerType === 'touch' && !this.isByFinger) return; // the browser scrolls the page
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#from = this.#at(event);
    this.box = undefined;
    this.line = [this.#from];
  }

  #onMove(event: PointerEvent): void {
    if (!this.#from) return;
    const at = this.#at(event);
    const last = this.line.at(-1) ?? at;
    if (this.tool === 'box') this.line = boxBetween(this.#from, at);
    else if (Math.hypot(at.x - last.x, at.y - last.y) > CORNER) this.line = [...this.line, at];
  }

  #onUp(): void {
    if (!this.#from) return;
    this.#from = undefined;
    this.#choose(this.line.length > 2 ? this.line : []);
  }

  #onCancel(): void {
    this.#from = undefined;
    this.line = [];
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = boxAfter(event.key, event.shiftKey, this.box ?? FIRST_BOX);
    if (moved) {
      // The first key only shows where the box is.
      this.box = this.box ? moved : FIRST_BOX;
      this.line = [];
      this.chosen = [];
    } else if (event.key === 'Enter' && this.box) this.#choose(boxCorners(this.box));
    else if (event.key === 'Escape') {
      this.box = undefined;
      this.#choose([]);
    } else return;
    event.preventDefault();
  }

  #onTool({ value }: OptionChosenEvent): void {
    this.tool = value === 'box' ? 'box' : 'lasso';
  }

  #onByFinger(): void {
    this.isByFinger = !this.isByFinger;
  }

  #onTwin(): void {
    this.isTable = !this.isTable;
  }

  #toggle(id: string): void {
    const hidden = new Set(this.notShown);
    if (!hidden.delete(id)) hidden.add(id);
    this.notShown = hidden;
    if (this.chosen.length > 0) this.#choose(this.line);
  }
}

customElements.define('feature-map', FeatureMap);

declare global {
  interface HTMLElementTagNameMap {
    'feature-map': FeatureMap;
  }
}
