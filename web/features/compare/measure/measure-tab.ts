import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatNumber } from '../../../text/locale.ts';
import { createCatalogue, type ModelCatalogue } from '../models/modelCatalogue.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { AddressProblemEvent } from '../../../address/addressProblemEvent.ts';
import { AnnounceEvent, NoticeEvent } from '../../../kit/events.ts';
import { removalNotice } from '../../../kit/removalNotice.ts';
import { MAX_SEED, MAX_TEMPERATURE } from '../../../../workers/core/address.ts';
import { MAX_SAMPLES, MIN_SAMPLES } from '../../../../workers/comparison/measureModels.ts';
import { USUAL, measureFields, parseMeasure, type MeasureAddress } from './measureAddress.ts';
import { estimateSeconds } from './estimate.ts';
import './kept-measurements.ts';
import type { KeptEvent } from './kept-measurements.ts';
import './measure-change.ts';
import { hasFailed } from './measure-result.ts';
import './measure-settings.ts';
import type { MeasureChoice, MeasureChoiceEvent } from './measure-settings.ts';
import { choiceKey, modelsLeft, outcomesOf, type AskedModel, type StoredMeasurement } from './measurement.ts';
import { createMeasurements, type Measurements } from './measurements.ts';
import { createMeasuring, type Measuring, type MeasuringState } from './measuring.ts';
import { randomName } from '../../../platform/randomness.ts';
import { MAX_MODELS, chosenModels, formatRefs, parseRefs, type ChosenModel } from '../models/chosenModels.ts';
import { sameModelsLink } from '../models/sameModels.ts';
import { CompareTab } from '../models/compareTab.ts';

/** Measures models in the tab, and keeps what comes of it. */
export class MeasureTab extends CompareTab {
  static override properties = { ...CompareTab.properties, removed: { state: true } };
  static override styles = [
    ...CompareTab.styles,
    css`
      .run {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        min-height: calc(var(--control) + 2 * var(--space-2));
      }

      .run p {
        flex: 1 1 12rem;
        color: var(--muted);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      .run .failed {
        color: var(--accent);
      }

      progress {
        width: min(14rem, 100%);
        height: 10px;
        accent-color: var(--accent);
      }

      details {
        min-width: 0;
      }

      summary {
        min-height: 32px;
        color: var(--muted);
        font-size: var(--text-small);
        cursor: pointer;
      }
    `,
  ];

  /** The one that was removed last and can be brought back. */
  declare removed: StoredMeasurement | undefined;

  readonly #stores = [new StoreController(this), new StoreController(this), new StoreController(this)] as const;
  #catalogue: ModelCatalogue | undefined;
  #measuring: Measuring | undefined;
  #phase: MeasuringState['phase'] = 'idle';
  #running = '';

  constructor() {
    super();
    this.removed = undefined;
  }

  get #kept(): Measurements {
    return this.services.once(createMeasurements);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#measuring?.removeEventListener('change', this.#onMeasuring);
    this.#measuring?.removeEventListener('unkept', this.#onUnkept);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) {
      const { services } = this;
      this.#catalogue = services.once(createCatalogue);
      void this.#catalogue.load();
      void this.#kept.load();
      this.#measuring = services.once(createMeasuring);
      this.#measuring.addEventListener('change', this.#onMeasuring);
      this.#measuring.addEventListener('unkept', this.#onUnkept);
      const { state } = this.#measuring;
      this.#phase = state.phase;
      this.#running = state.phase === 'running' ? state.id : '';
      this.#stores[0].store = this.#catalogue;
      this.#stores[1].store = services.status;
      this.#stores[2].store = this.#kept;
    }
    if (changed.has('fields')) this.#complain(parseMeasure(this.fields));
  }

  protected override render(): TemplateResult | typeof nothing {
    const measuring = this.#measuring;
    const catalogue = this.#catalogue;
    if (!measuring || !catalogue) return nothing;
    const { state } = measuring;
    const choice = this.#choice(catalogue);
    const open = this.#open;
    const isRunning = state.phase === 'running';
    const progress = isRunning && state.id === open?.id ? state.models : new Map<string, never>();
    const compared = this.fields['by'] === undefined ? undefined : this.#kept.find(this.fields['by']);
    return html`<div class="stack" data-phase=${state.phase}>
      <measure-settings
        .models=${catalogue.models}
        .missing=${catalogue.isRead ? chosen(this.fields['of'], catalogue).flatMap(({ missing }) => missing ?? []) : []}
        .choice=${choice}
        .onDevice=${this.services.status.current.onDevice}
        .isLocked=${isRunning}
        .most=${MAX_MODELS}
        @measure-choice=${this.#onChoice}
      ></measure-settings>
      ${this.#run(state, choice)}
      ${
        open
          ? html`<measure-result
              .measurement=${open}
              .progress=${progress}
              .isRunning=${isRunning && state.id === open.id}
              .isPaused=${isRunning && state.isPaused}
            ></measure-result>`
          : nothing
      }
      ${
        open?.comparison
          ? html`<p class="row onwards">
              <a href=${sameModelsLink('blind', measuredModels(open))}
                >${msg('See for yourself: a blind test of these models')}</a
              >
              <a href=${sameModelsLink('grid', measuredModels(open))}>${msg('These models side by side')}</a>
            </p>`
          : nothing
      }
      ${open?.comparison && compared && compared.id !== open.id ? this.#change(open, compared) : nothing}
      <kept-measurements
        .kept=${this.#kept.items}
        .isRead=${this.#kept.isRead}
        .open=${open?.id ?? ''}
        .compared=${this.fields['by'] ?? ''}
        .removed=${this.removed}
        .running=${isRunning ? state.id : ''}
        @kept-measurement=${this.#onKept}
      ></kept-measurements>
    </div>`;
  }

  #change(open: StoredMeasurement, compared: StoredMeasurement): TemplateResult {
    const [then, now] = compared.startedAt < open.startedAt ? [compared, open] : [open, compared];
    return html`<measure-change .then=${then} .now=${now}></measure-change>`;
  }

  /** The measurement of the address. */
  get #open(): StoredMeasurement | undefined {
    return this.#kept.find(this.fields['x'] ?? '');
  }

  #run(state: MeasuringState, choice: MeasureChoice): TemplateResult {
    if (state.phase === 'running') return this.#progress(state);
    const open = this.#open;
    const left = open && !open.comparison && modelsLeft(open).length > 0;
    return html`<div class="run">
      ${
        left
          ? html`<button class="primary" @click=${this.#onGoOn}>${msg('Continue measuring')}</button>
              <button @click=${this.#onStart} ?disabled=${choice.refs.length === 0}>${msg('Measure again')}</button>`
          : html`<button class="primary" @click=${this.#onStart} ?disabled=${choice.refs.length === 0}>
              ${msg('Measure')}
            </button>`
      }
      ${open && !left && hasFailed(open) ? html`<button @click=${this.#onRetry}>${msg('Retry the failed ones')}</button>` : nothing}
      ${
        state.phase === 'failed'
          ? html`<p class="failed" role="alert">${msg(str`The measurement failed: ${state.failure}`)}</p>`
          : html`<p>${this.#estimate(choice, left ? open : undefined)}</p>`
      }
    </div>`;
  }

  #progress(state: Extract<MeasuringState, { readonly phase: 'running' }>): TemplateResult {
    const { download, isPaused } = state;
    const measurement = this.#kept.find(state.id);
    const total = measurement?.models.length ?? 0;
    const under = [...state.models.values()].reduce((sum, { done, stage }) => sum + (stage === 'file' ? 0 : done), 0);
    const done = (measurement ? outcomesOf(measurement).length : 0) + under;
    const kilobytes = (bytes: number): string => formatNumber(bytes / 1000, { maximumFractionDigits: 0 });
    const words = download
      ? msg(str`Downloading numbers about real digits: ${kilobytes(download.done)} of ${kilobytes(download.total)} kB`)
      : isPaused
        ? msg('Paused. Finished work is kept.')
        : msg(
            str`${formatNumber(total === 0 ? 0 : done / total, { style: 'percent', maximumFractionDigits: 0 })} done`,
          );
    return html`<div class="run">
      ${
        isPaused
          ? html`<button class="primary" @click=${this.#onResume}>${msg('Go on')}</button>`
          : html`<button @click=${this.#onPause}>${msg('Pause')}</button>`
      }
      <button @click=${this.#onCancel}>${msg('Cancel')}</button>
      ${
        download
          ? html`<progress aria-label=${words} max=${download.total} .value=${download.done}></progress>`
          : html`<progress
              aria-label=${msg('Progress of the measurement')}
              max=${Math.max(total, 1)}
              .value=${done}
            ></progress>`
      }
      <p>${words}</p>
    </div>`;
  }

  #estimate({ refs, n }: MeasureChoice, left: StoredMeasurement | undefined): string {
    if (refs.length === 0) return msg('Choose a model to measure.');
    const cores = Math.max(1, this.services.status.current.workers);
    const work = left ? { models: modelsLeft(left).length, n: left.n } : { models: refs.length, n };
    const seconds = estimateSeconds({ ...work, cores }, this.#kept.items);
    const when =
      seconds < 90
        ? msg(str`About ${formatNumber(Math.max(5, Math.ceil(seconds / 5) * 5))} s on this device.`)
        : msg(str`About ${formatNumber(Math.ceil(seconds / 60))} minutes on this device.`);
    return `${when} ${msg('Nothing is sent anywhere.')}`;
  }

  #choice(catalogue: ModelCatalogue): MeasureChoice {
    const { n, seed, drawn } = parseMeasure(this.fields);
    const all = chosen(this.fields['of'], catalogue);
    const refs = all.map(({ ref }) => ref);
    return { n, seed, refs, drawn: refs.map((_, i) => drawn[i] ?? USUAL) };
  }

  #complain({ problems }: MeasureAddress): void {
    for (const problem of problems) this.dispatchEvent(new AddressProblemEvent(problemText(problem)));
    if (problems.length === 0) return;
    const { n, seed, drawn } = parseMeasure(this.fields);
    this.change(measureFields({ n, seed, drawn }), false);
  }

  #onChoice({ choice }: MeasureChoiceEvent): void {
    // An address without models means all that ship; none at all has a name of its own.
    const of = choice.refs.length === 0 ? NONE : formatRefs(choice.refs);
    this.change({ of, ...measureFields(choice) }, true);
  }

  #onStart(): void {
    const catalogue = this.#catalogue;
    if (!catalogue) return;
    const { n, seed, drawn } = this.#choice(catalogue);
    const models = chosen(this.fields['of'], catalogue).flatMap(({ model }, i): readonly AskedModel[] => {
      if (!model) return [];
      const { prior, temperature } = drawn[i] ?? USUAL;
      const known = prior === model.priors[0] ? '' : prior;
      const asked = { ref: model.ref, prior: known, temperature };
      const suffix = [
        ...(known === '' ? [] : [known]),
        ...(temperature === 1 ? [] : [`T ${formatNumber(temperature)}`]),
      ];
      const name = suffix.length === 0 ? model.name : `${model.name} (${suffix.join(', ')})`;
      return [{ ...asked, key: choiceKey(asked), name, sha256: model.sha256, class: null }];
    });
    if (models.length === 0) return;
    const id = randomName();
    const measurement = { id, startedAt: new Date().getTime(), elapsedMs: 0, workers: 0, n, seed, models, parts: [] };
    void this.#keep(measurement);
    this.#measuring?.start(measurement);
    this.change({ x: id, by: '' }, true);
  }

  #onGoOn(): void {
    const open = this.#open;
    if (open) this.#measuring?.start(open);
  }

  #onRetry(): void {
    const open = this.#open;
    if (!open) return;
    const parts = open.parts.filter(({ outcome }) => outcome.status === 'measured');
    // What differences are judged by is gone once a result is there, so that all of them are measured again.
    const kept = parts.every(({ evidence }) => evidence) ? parts : [];
    this.#measuring?.start({ ...open, parts: kept, comparison: undefined });
  }

  #onPause(): void {
    this.#measuring?.pause();
  }

  #onResume(): void {
    this.#measuring?.resume();
  }

  #onCancel(): void {
    const running = this.#measuring?.state;
    this.#measuring?.cancel();
    if (running?.phase !== 'running') return;
    // Of one that has come to nothing there is nothing to keep.
    if (this.#kept.find(running.id)?.parts.length !== 0) return;
    void this.#drop(running.id);
    this.change({ x: '' }, false);
  }

  readonly #onMeasuring = (): void => {
    this.requestUpdate();
    const state = this.#measuring?.state ?? { phase: 'idle' };
    const wasRunning = this.#phase === 'running';
    this.#phase = state.phase;
    if (state.phase === 'running') this.#running = state.id;
    else if (wasRunning && this.#kept.find(this.#running)?.comparison) {
      this.dispatchEvent(new AnnounceEvent(msg('The measurement is done.')));
    }
  };

  async #keep(measurement: StoredMeasurement): Promise<void> {
    if (await this.#kept.keep([measurement])) this.#onUnkept();
  }

  async #drop(id: string): Promise<void> {
    if (await this.#kept.drop([id])) this.dispatchEvent(new NoticeEvent(removalNotice()));
  }

  readonly #onUnkept = (): void => {
    this.dispatchEvent(
      new NoticeEvent(
        msg(
          'This browser does not keep the result beyond this visit: there is no room, or no storage. Save it as a file.',
        ),
      ),
    );
  };

  #onKept({ action, id }: KeptEvent): void {
    const one = this.#kept.find(id);
    switch (action) {
      case 'open':
        this.change({ x: id, by: '' }, true);
        void this.#focus('measure-result', '#result');
        break;
      case 'compare':
        this.change({ by: this.fields['by'] === id ? '' : id }, true);
        break;
      case 'remove':
        if (!one) break;
        if (this.#measuring?.state.phase === 'running' && this.#measuring.state.id === id) this.#measuring.cancel();
        this.removed = this.#kept.find(id) ?? one;
        void this.#drop(id);
        if (this.fields['x'] === id || this.fields['by'] === id) {
          this.change({ ...(this.fields['x'] === id && { x: '' }), by: '' }, false);
        }
        void this.#focus('kept-measurements', '#undo');
        break;
      case 'undo':
        if (this.removed) void this.#keep(this.removed);
        this.removed = undefined;
        this.dispatchEvent(new AnnounceEvent(msg('Removal undone.')));
        void this.#focus('kept-measurements', '#kept');
        break;
      case 'dismiss':
        this.removed = undefined;
        void this.#focus('kept-measurements', '#kept');
        break;
    }
  }

  async #focus(tag: string, place: string): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame); // the page hands the address on, and the element is drawn
    this.renderRoot.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(place)?.focus();
  }
}

/** The models of a measurement, as addresses name them: the address may name others by now. */
function measuredModels({ models }: StoredMeasurement): { readonly of: string } {
  return { of: formatRefs([...new Set(models.map(({ ref }) => ref))]) };
}

/** What `of` says when no model is chosen at all; no model has such a name. */
const NONE = '-';

function chosen(of: string | undefined, catalogue: ModelCatalogue): readonly ChosenModel[] {
  return of === NONE ? [] : chosenModels(parseRefs(of), catalogue);
}

function problemText(problem: MeasureAddress['problems'][number]): string {
  switch (problem) {
    case 'n': {
      const [least, most] = [MIN_SAMPLES, MAX_SAMPLES].map((n) => formatNumber(n));
      return msg(
        str`The number of digits in this address is not from ${least ?? ''} to ${most ?? ''}, so it is the usual one.`,
      );
    }
    case 'seed':
      return msg(
        str`The seed in this address is missing, or not a whole number up to ${formatNumber(MAX_SEED)}, so it is another one.`,
      );
    case 'drawn':
      return msg(
        str`A prior or a temperature in this address is not valid (temperatures are from 0 to ${formatNumber(MAX_TEMPERATURE)}), so that model draws as usual.`,
      );
  }
}

customElements.define('measure-tab', MeasureTab);

declare global {
  interface HTMLElementTagNameMap {
    'measure-tab': MeasureTab;
  }
}
