import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DigitEngine } from '../controllers/digitEngine.ts';
import { priorName } from '../controllers/priorName.ts';
import { StatusController, type StatusStore } from '../controllers/status.ts';
import { COMPARED_DIGITS, Visit, type VisitListener } from '../controllers/visit.ts';
import { modelOf, type ShippedModel, type ShippedModels } from '../storage/shippedModel.ts';
import { controls, focusRing } from '../styles/controls.ts';
import { galleryStyles } from '../styles/gallery.ts';
import './digit-dialog.ts';
import './digit-wall.ts';
import type {
  ClassChangeEvent,
  DigitJumpEvent,
  DigitOpenEvent,
  ModelChangeEvent,
  PriorChangeEvent,
  SeedChangeEvent,
  TemperatureChangeEvent,
  WallMoveEvent,
} from './events.ts';
import './failure-panel.ts';
import './notice-bar.ts';
import './truth-line.ts';
import './wall-controls.ts';

/** What main.ts, which alone starts workers and opens stores, gives to the gallery. */
export interface GallerySetup {
  readonly engine: DigitEngine;
  readonly status: StatusStore;
  readonly shipped: ShippedModels;
  /** Whether the seed in the address is to be left aside for a new one. */
  readonly wantsNewWall: boolean;
  /** Lets a newer version of the page take over. */
  readonly applyUpdate: () => void;
}

/** The page: header, wall, line of truth, the digit that is open, and what there is to say. */
export class DigitGallery extends LitElement implements VisitListener {
  static override styles = [controls, focusRing, galleryStyles];
  static override properties = {
    setup: { attribute: false },
    notices: { state: true },
    announcement: { state: true },
    topInset: { state: true },
    bottomInset: { state: true },
  };

  declare setup: GallerySetup;
  declare notices: readonly string[];
  declare announcement: string;
  declare topInset: number;
  declare bottomInset: number;

  /** What was on screen after the last rendering. */
  #isComparison = false;
  readonly #status = new StatusController(this);
  readonly #visit = new Visit(this, this);
  readonly #resizes = new ResizeObserver(() => {
    this.#measure();
  });

  constructor() {
    super();
    this.notices = [];
    this.announcement = '';
    this.topInset = 0;
    this.bottomInset = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
    this.#resizes.disconnect();
  }

  onJump(index: number, options: { readonly focus: boolean; readonly mark: boolean }): void {
    // The wall must know first that it is another wall, if it is.
    void this.updateComplete.then(() => {
      this.#wall?.jumpTo(index, options);
      if (options.focus) void this.#comparison?.focusDigit(index, '');
    });
  }

  onNotice(text: string): void {
    if (!this.notices.includes(text)) this.notices = [...this.notices, text];
    this.announcement = text;
  }

  onAnnounce(text: string): void {
    this.announcement = text;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('setup')) return;
    this.#status.store = this.setup.status;
    this.#visit.begin(this.setup);
  }

  protected override render(): TemplateResult {
    const { phase, failure } = this.setup.status.current;
    return html`
      <header>
        <h1>This digit does not exist</h1>
        <wall-controls
          .seed=${this.#visit.address.seed}
          .models=${this.setup.shipped}
          .model=${this.#model}
          .onDevice=${this.setup.status.current.onDevice}
          .digitClass=${this.#visit.address.class}
          .prior=${this.#visit.address.prior || this.#model.priors[0]}
          .isComparison=${this.#visit.address.isComparison}
          .temperature=${this.#visit.address.temperature}
          @new-wall=${this.#onNewWall}
          @seed-change=${this.#onSeedChange}
          @model-change=${this.#onModelChange}
          @class-change=${this.#onClassChange}
          @prior-change=${this.#onPriorChange}
          @priors-compare=${this.#onPriorsCompare}
          @temperature-change=${this.#onTemperatureChange}
          @digit-jump=${this.#onDigitJump}
        ></wall-controls>
      </header>
      <main @digit-open=${this.#onDigitOpen}>
        ${this.#visit.address.isComparison ? this.#priorComparison() : this.#endlessWall()}
        ${phase === 'failed' ? html`<failure-panel .reason=${failure} @retry=${this.#onRetry}></failure-panel>` : nothing}
        ${this.#dialog()}
      </main>
      ${this.#messages()}
      <footer>
        <truth-line
          .status=${this.setup.status}
          .model=${this.#model}
          .temperature=${this.#visit.address.temperature}
        ></truth-line>
      </footer>
      <p class="heard" role="status">${this.announcement}</p>
    `;
  }

  #endlessWall(): TemplateResult {
    return html`<digit-wall
      .draw=${this.#visit.draw}
      .nameOf=${this.#visit.nameOf}
      .topInset=${this.topInset}
      .bottomInset=${this.bottomInset}
      @wall-move=${this.#onWallMove}
    ></digit-wall>`;
  }

  /** Empty until its code has come. */
  #priorComparison(): TemplateResult {
    return html`<prior-comparison
      .model=${this.#model}
      .draws=${this.#model.priors.map((prior, i) => this.#visit.drawFrom(i === 0 ? '' : prior))}
      .nameOf=${this.#visit.nameOf}
      .first=${this.#visit.firstCompared}
      .count=${COMPARED_DIGITS}
    ></prior-comparison>`;
  }

  #dialog(): TemplateResult {
    const { address, draw, nameOf } = this.#visit;
    const { model, seed, index, temperature, class: digitClass, isComparison, isOpen } = address;
    const prior = address.prior || (isComparison ? (this.#model.priors[0] ?? '') : '');
    const warmth = temperature === 1 ? '' : ` · temperature ${temperature}`;
    const source = prior === '' ? '' : ` · prior ${priorName(prior)}`;
    const only = digitClass === undefined ? '' : ` · class ${digitClass}`;
    return html`<digit-dialog
      .index=${isOpen ? index : undefined}
      .draw=${draw}
      .name=${nameOf(index)}
      .details=${`seed ${seed} · model ${this.#model.name}${warmth}${source}${only}`}
      .link=${this.#visit.linkTo(index)}
      .fileName=${`digit-${model}-${seed}-${index}.png`}
      @dialog-close=${this.#onDialogClose}
    ></digit-dialog>`;
  }

  #messages(): TemplateResult | typeof nothing {
    const { hasUpdate } = this.setup.status.current;
    if (!hasUpdate && this.notices.length === 0) return nothing;
    const update = html`<notice-bar
      text="There is a new version of this page."
      action="Reload"
      @notice-action=${this.setup.applyUpdate}
      @notice-dismiss=${this.#onUpdateDismiss}
    ></notice-bar>`;
    return html`<aside aria-label="Messages">
      ${hasUpdate ? update : nothing}${this.notices.map((text) => this.#notice(text))}
    </aside>`;
  }

  #notice(text: string): TemplateResult {
    const dismiss = (): void => {
      this.notices = this.notices.filter((other) => other !== text);
    };
    return html`<notice-bar .text=${text} @notice-dismiss=${dismiss}></notice-bar>`;
  }

  protected override firstUpdated(): void {
    for (const bar of this.renderRoot.querySelectorAll('header, footer')) this.#resizes.observe(bar);
    this.#measure();
  }

  protected override updated(): void {
    const { isComparison } = this.#visit.address;
    if (isComparison && !this.#isComparison) this.#enterComparison();
    this.#isComparison = isComparison;
    const { phase, engine, workers, isOfflineReady } = this.setup.status.current;
    this.dataset['state'] = phase;
    this.dataset['engine'] = engine ?? '';
    this.dataset['workers'] = String(workers);
    this.dataset['offline'] = isOfflineReady ? 'ready' : 'not-yet';
  }

  get #wall(): HTMLElementTagNameMap['digit-wall'] | null {
    return this.renderRoot.querySelector('digit-wall');
  }

  get #comparison(): HTMLElementTagNameMap['prior-comparison'] | null {
    return this.renderRoot.querySelector<HTMLElementTagNameMap['prior-comparison']>('prior-comparison:defined');
  }

  get #model(): ShippedModel {
    return modelOf(this.#visit.address, this.setup.shipped);
  }

  #enterComparison(): void {
    scrollTo({ top: 0, behavior: 'instant' });
    // What has been loaded once is not loaded again.
    import('./prior-comparison.ts').catch(() => {
      this.onNotice('The view of priors side by side could not be loaded. Check the connection and choose it again.');
      if (this.#visit.address.isComparison) this.#visit.showPrior(this.#model.priors[0] ?? '');
    });
  }

  /** How much of the screen the bars cover. */
  #measure(): void {
    const header = this.renderRoot.querySelector('header');
    const footer = this.renderRoot.querySelector('footer');
    if (!header || !footer) return;
    this.topInset = header.offsetHeight;
    this.bottomInset = footer.offsetHeight;
    this.style.setProperty('--top-inset', `${this.topInset}px`);
    this.style.setProperty('--bottom-inset', `${this.bottomInset}px`);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || event.repeat || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const [target] = event.composedPath();
    const hasOwnUse = target instanceof Element && target.matches('button, input, a, textarea, select, summary');
    if (hasOwnUse || this.#visit.address.isOpen) return;
    event.preventDefault();
    this.#visit.newWall();
  };

  #onNewWall(): void {
    this.#visit.newWall();
  }

  #onSeedChange({ seed }: SeedChangeEvent): void {
    this.#visit.showSeed(seed);
  }

  #onModelChange({ model }: ModelChangeEvent): void {
    this.#visit.showModel(model);
  }

  #onClassChange({ digitClass, model }: ClassChangeEvent): void {
    this.#visit.showClass(digitClass, model);
  }

  #onTemperatureChange({ temperature, isSameChange }: TemperatureChangeEvent): void {
    this.#visit.showTemperature(temperature, isSameChange);
  }

  #onPriorChange({ prior }: PriorChangeEvent): void {
    this.#visit.showPrior(prior);
  }

  #onPriorsCompare(): void {
    this.#visit.comparePriors();
  }

  #onDigitJump({ index }: DigitJumpEvent): void {
    this.#visit.jumpTo(index);
  }

  #onWallMove({ index }: WallMoveEvent): void {
    this.#visit.movedTo(index);
  }

  #onDigitOpen({ index, prior }: DigitOpenEvent): void {
    this.#visit.open(index, prior);
  }

  #onDialogClose(): void {
    const { index, prior, isComparison } = this.#visit.address;
    this.#wall?.focusDigit(index);
    this.#visit.close(isComparison ? this.#visit.comparedFrom(index) : (this.#wall?.index ?? 0));
    if (isComparison) void this.updateComplete.then(() => this.#comparison?.focusDigit(index, prior));
  }

  #onRetry(): void {
    this.setup.engine.retry();
  }

  #onUpdateDismiss(): void {
    this.setup.status.update({ hasUpdate: false });
  }
}

customElements.define('digit-gallery', DigitGallery);

declare global {
  interface HTMLElementTagNameMap {
    'digit-gallery': DigitGallery;
  }
}
