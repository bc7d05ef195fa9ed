import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { nowhere } from '../../../address/digitLinks.ts';
import { formatNumber } from '../../../text/locale.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import {
  createCatalogue,
  type MissingModel,
  type ModelCatalogue,
  type CatalogueModel,
} from '../models/modelCatalogue.ts';
import { formatFragment, newSeed } from '../../../address/pageAddress.ts';
import { openedState, wentBack } from '../../../address/openedStep.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { COMPARE } from '../../../address/views.ts';
import { AddressProblemEvent } from '../../../address/addressProblemEvent.ts';
import { AnnounceEvent, NoticeEvent } from '../../../kit/events.ts';
import { saveFile } from '../../../kit/saveFile.ts';
import { gridTabStyles } from './gridTabStyles.ts';
import { digitAt } from '../../../ink/pixels.ts';
import { chosenModels, type ChosenModel } from '../models/chosenModels.ts';
import { sameModelsLink } from '../models/sameModels.ts';
import { CompareTab } from '../models/compareTab.ts';
import {
  canBePaired,
  formatGrid,
  isSamePick,
  parseGrid,
  type GridState,
  type Pick,
  type Viewer,
} from './gridAddress.ts';
import { axisValues, gridRows, MAX_ROWS, type GridGroup, type GridRow } from './gridAxes.ts';
import { RowDigits, type RowRange } from './rowDigits.ts';
import { canBeDrawn, gridPng, type GridPicture } from './gridPng.ts';
import './grid-settings.ts';
import type { GridSettingEvent } from './grid-settings.ts';
import './model-grid.ts';
import type { ModelGrid, ShownGroup, Spot, SpotEvent } from './model-grid.ts';
import '../models/own-models.ts';
import './pair-viewer.ts';
import type { PairEvent, ViewedPicture } from './pair-viewer.ts';
import { workNote } from '../../../kit/work-note.ts';
import { problemText, missingText } from './problemTexts.ts';
import { detailOf, groupCaption, rowName } from './rowNames.ts';
import { modelName } from '../../../text/modelName.ts';

/** The first mode of the pair viewer. */
const FIRST_VIEWER: Viewer = 'slider';

/** Models × digits × one further axis, and any two of the pictures in a viewer. */
export class GridTab extends CompareTab {
  static override styles = [...CompareTab.styles, gridTabStyles];

  readonly #rowDigits = new RowDigits(this);
  readonly #export = new AsyncTask(this);
  readonly #catalogueChanges = new StoreController(this);
  readonly #settings = new StoreController(this);
  #catalogue: ModelCatalogue | undefined;
  #state: GridState = parseGrid({}).state;
  #chosen: readonly ChosenModel[] = [];
  #groups: readonly GridGroup[] = [];
  #isCut = false;
  #announced = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { engine, settings, once } = this.services;
    if (!this.#catalogue) {
      this.#catalogue = once(createCatalogue);
      this.#catalogueChanges.store = this.#catalogue;
      this.#settings.store = settings;
      void this.#catalogue.load();
    }
    if (changed.has('fields')) this.#read();
    if (!this.#catalogue.isRead) return;
    this.#chosen = chosenModels(this.#state.refs, this.#catalogue);
    for (const { missing } of this.#chosen) if (missing) this.#tellMissing(missing);
    const placed = this.#chosen.flatMap(({ model }, place) => (model ? [{ place, model }] : []));
    ({ groups: this.#groups, isCut: this.#isCut } = gridRows(placed, this.#state));
    if (this.#range) this.#rowDigits.show(engine, this.#rows, this.#range);
  }

  #read(): void {
    const { state, problems } = parseGrid(this.fields);
    this.#state = state;
    for (const problem of problems) this.#tell(problemText(problem));
    const isCanonical = Object.entries(formatGrid(state)).every(([field, text]) => (this.fields[field] ?? '') === text);
    if (state.seed !== undefined && isCanonical) return;
    this.#state = { ...state, seed: state.seed ?? newSeed() };
    // The page is being drawn: the address follows when it is done.
    void this.updateComplete.then(() => {
      this.change(formatGrid(this.#state), false);
    });
  }

  /** Says something about the address that stays on screen, when the page is drawn. */
  #tell(text: string): void {
    void this.updateComplete.then(() => this.dispatchEvent(new AddressProblemEvent(text)));
  }

  /** Says once that a model is not here. An address that names a file which others have is a good one. */
  #tellMissing(missing: MissingModel): void {
    const text = missingText(missing);
    if (this.#announced.has(text)) return;
    this.#announced.add(text);
    if (missing.sha256 === '') this.#tell(text);
    else void this.updateComplete.then(() => this.dispatchEvent(new NoticeEvent(text)));
  }

  get #rows(): readonly GridRow[] {
    return this.#groups.flatMap(({ rows }) => rows);
  }

  get #range(): RowRange | undefined {
    const { seed, first, count } = this.#state;
    return seed === undefined ? undefined : { seed, first, count };
  }

  get #models(): readonly CatalogueModel[] {
    return this.#chosen.flatMap(({ model }) => model ?? []);
  }

  protected override render(): TemplateResult {
    const catalogue = this.#catalogue;
    const range = this.#range;
    if (!catalogue || !range) return html``;
    const rows = this.#rows;
    const isDrawn = catalogue.isRead && rows.every((row) => this.#rowDigits.state(row, range).pixels);
    const isReady = isDrawn && this.#rowDigits.isSettled;
    return html`<div class="stack" data-state=${isReady ? 'ready' : 'pending'}>
      ${rows.length === 0 ? this.#empty(catalogue) : this.#grid(range)}
      <grid-settings
        .state=${this.#state}
        .chosen=${this.#chosen}
        .catalogue=${catalogue}
        .values=${axisValues(this.#state, this.#models)}
        @grid-setting=${this.#onSetting}
      ></grid-settings>
      <own-models .catalogue=${catalogue}></own-models>
      <pair-viewer
        .a=${this.#viewed(0)}
        .b=${this.#viewed(1)}
        .count=${this.#state.picks[0]?.digit === undefined ? this.#state.count : 1}
        .viewer=${this.#pickRows.length === 2 ? this.#state.viewer : undefined}
        .settings=${this.services.settings}
        @pair-change=${this.#onPair}
      ></pair-viewer>
    </div>`;
  }

  #empty(catalogue: ModelCatalogue): TemplateResult {
    if (!catalogue.isRead) return html`<p class="empty coming">${msg('One moment …')}</p>`;
    return html`<p class="empty">${msg('None of the chosen models is on this device. Choose others above.')}</p>`;
  }

  #grid(range: RowRange): TemplateResult {
    const { first, count } = range;
    return html`
      <model-grid
        .label=${msg('Digits by model')}
        .groups=${this.#shownGroups(range)}
        .first=${first}
        .count=${count}
        .picks=${this.#spots}
        @spot=${this.#onSpot}
        @retry=${this.#onRetry}
      ></model-grid>
      ${
        this.#isCut
          ? html`<p class="muted">
              ${msg(str`There are more rows than can be shown: these are the first ${formatNumber(MAX_ROWS)}.`)}
            </p>`
          : nothing
      }
      <div class="row below">
        <button class="primary" ?disabled=${this.#pickRows.length < 2} aria-describedby="how" @click=${this.#onLook}>
          ${msg('Look at both')}
        </button>
        <p class="muted" id="how">${this.#howToPick()}</p>
      </div>
      ${this.#exports()}
      <p class="row onwards">
        <a href=${sameModelsLink('measure', this.fields)}>${msg('Measure these models')}</a>
        <a href=${sameModelsLink('blind', this.fields)}>${msg('See for yourself: a blind test of these models')}</a>
      </p>
    `;
  }

  #howToPick(): string {
    const [a, b] = this.#state.picks.map((pick) => this.#nameOf(pick));
    if (a !== undefined && b !== undefined) return msg(str`A: ${a}. B: ${b}.`);
    if (a !== undefined) return msg(str`A: ${a}. Choose another to look at both.`);
    return msg('Choose two digits or two names of rows: click, or use arrow keys and space. Enter opens both.');
  }

  #exports(): TemplateResult {
    const { isPending, failure } = this.#export;
    if (isPending) {
      return html`<div class="row">
        ${workNote(this.#export, { canCancel: true, label: msg('Making the picture') })}
      </div>`;
    }
    const isDrawn = this.#rowDigits.isSettled;
    return html`<div class="row">
      ${[1, 2].map((scale) => {
        const save = (): void => {
          void this.#save(scale);
        };
        return html`<button ?disabled=${!isDrawn} @click=${save}>${msg(str`Save PNG, ${scale}×`)}</button>`;
      })}
      ${failure === '' ? nothing : html`<p class="muted" role="alert">${failure}</p>`}
    </div>`;
  }

  #shownGroups(range: RowRange): readonly ShownGroup[] {
    return this.#groups.map((group) => {
      return {
        caption: groupCaption(group, this.#groups.length === 1),
        rows: group.rows.map((row) => {
          const name = modelName(row.model.name);
          return { name, detail: detailOf(row, this.#state.axis), state: this.#rowDigits.state(row, range) };
        }),
      };
    });
  }

  /** The rows of the picks that are there, whole or one digit of them. */
  get #pickRows(): readonly { readonly pick: Pick; readonly row: GridRow; readonly at: number }[] {
    const rows = this.#rows;
    return this.#state.picks.flatMap((pick) => {
      const at = rows.findIndex(({ place, value }) => place === pick.model && value === pick.value);
      const row = rows[at];
      return row ? [{ pick, row, at }] : [];
    });
  }

  get #spots(): readonly Spot[] {
    return this.#pickRows.map(({ pick, at }) => ({ row: at, digit: pick.digit }));
  }

  #nameOf(pick: Pick): string {
    const row = this.#rows.find(({ place, value }) => place === pick.model && value === pick.value);
    const name = row ? rowName(row, this.#state.axis) : msg('a row that is missing');
    return pick.digit === undefined
      ? msg(str`all digits of ${name}`)
      : msg(str`digit ${formatNumber(this.#state.first + pick.digit)} by ${name}`);
  }

  #viewed(which: 0 | 1): ViewedPicture | undefined {
    const found = this.#pickRows[which];
    const range = this.#range;
    if (!found || !range) return undefined;
    const { pick, row } = found;
    const { pixels } = this.#rowDigits.state(row, range);
    return {
      name: this.#nameOf(pick),
      pixels: pick.digit === undefined ? pixels : pixels && digitAt(pixels, pick.digit),
    };
  }

  #show(changes: Partial<GridState>, isStep: boolean, state: unknown = null): void {
    this.change(formatGrid({ ...this.#state, ...changes }), isStep, state);
  }

  /** Opens two pictures large: a step that Back, and closing them, goes back over. Both stay chosen. */
  #open(changes: Partial<GridState>): void {
    this.#show({ ...changes, viewer: undefined }, false);
    this.#show({ ...changes, viewer: FIRST_VIEWER }, true, openedState());
  }

  #onSetting({ changes, isStep }: GridSettingEvent): void {
    const { refs, count = this.#state.count } = changes;
    // Picks say where they stand among models, values and digits: where those change, they would mean others.
    const isMoved = refs !== undefined || changes.axis !== undefined || changes.values !== undefined;
    const isLost = this.#state.picks.some(({ digit }) => (digit ?? 0) >= count);
    this.#show({ ...changes, ...(isMoved || isLost ? { picks: [], viewer: undefined } : {}) }, isStep);
  }

  #onSpot({ spot, wantsViewer }: SpotEvent): void {
    const row = this.#rows[spot.row];
    if (!row) return;
    const pick: Pick = { model: row.place, value: row.value, digit: spot.digit };
    const { picks } = this.#state;
    if (wantsViewer) {
      const others = picks.filter((other) => canBePaired(other, pick));
      const isPicked = picks.some((other) => isSamePick(other, pick));
      const other = others.at(isPicked ? 0 : -1) ?? this.#neighbourOf(spot);
      if (other) this.#open({ picks: isPicked ? picksWith(picks, pick, other) : [other, pick] });
      return;
    }
    if (picks.some((other) => isSamePick(other, pick))) {
      this.#show({ picks: picks.filter((other) => !isSamePick(other, pick)), viewer: undefined }, false);
      return;
    }
    const [last] = picks.slice(-1);
    const kept = last && canBePaired(last, pick) ? [last, pick] : [pick];
    this.#show({ picks: kept, viewer: undefined }, false);
    this.dispatchEvent(new AnnounceEvent(msg(str`Chosen: ${this.#nameOf(pick)}`)));
  }

  /** What a digit, or a row, is looked at with where nothing else is chosen: the same of the row above, or below. */
  #neighbourOf({ row, digit }: Spot): Pick | undefined {
    const rows = this.#rows;
    const beside = rows[row - 1] ?? rows[row + 1];
    return beside && { model: beside.place, value: beside.value, digit };
  }

  #onLook(): void {
    this.#open({});
  }

  #onPair({ wish }: PairEvent): void {
    if (wish === 'swap') this.#show({ picks: [...this.#state.picks].reverse() }, false);
    else if (wish !== 'close') this.#show({ viewer: wish }, false);
    else {
      this.#close();
      this.renderRoot.querySelector<ModelGrid>('model-grid')?.focus();
    }
  }

  /** In the order that the two have now. */
  #close(): void {
    const { picks } = this.#state;
    const show = (): void => {
      this.#show({ picks, viewer: undefined }, false);
    };
    if (wentBack()) addEventListener('popstate', show, { once: true });
    else show();
  }

  #onRetry(): void {
    this.#rowDigits.retry();
  }

  async #save(scale: number): Promise<void> {
    const range = this.#range;
    if (!range) return;
    const { seed, first, count } = range;
    const { temperature, axis } = this.#state;
    const columns = Array.from({ length: count }, (_, i) => formatNumber(first + i));
    const warmth = axis === 'temperature' ? '' : ` · ${msg(str`temperature ${formatNumber(temperature)}`)}`;
    const picture: GridPicture = {
      title: `${msg('This digit does not exist')} · ${msg(str`seed ${String(seed)}`)}${warmth}`,
      groups: this.#shownGroups(range),
      columns,
      fragment: formatFragment({ ...nowhere(COMPARE), fields: { how: 'grid', ...formatGrid(this.#state) } }),
      source: `${location.origin}${location.pathname}`,
    };
    const isDone = await this.#export.run(async (tools) => {
      if (!canBeDrawn(picture, scale)) throw new Error(msg('This is too large for one picture. Choose fewer rows.'));
      const png = await gridPng(picture, scale, tools);
      saveFile(png, 'image/png', `compare-${seed}-${first}.png`);
    });
    if (isDone) this.dispatchEvent(new AnnounceEvent(msg('The picture is saved.')));
  }
}

/** The two picks in the order in which they were chosen. */
function picksWith(picks: readonly Pick[], pick: Pick, other: Pick): readonly Pick[] {
  const rest = picks.find((known) => !isSamePick(known, pick)) ?? other;
  const [first] = picks;
  return first && isSamePick(first, pick) ? [pick, rest] : [rest, pick];
}

customElements.define('grid-tab', GridTab);

declare global {
  interface HTMLElementTagNameMap {
    'grid-tab': GridTab;
  }
}
