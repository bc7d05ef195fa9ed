import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DigitEngine } from '../controllers/digitEngine.ts';
import { priorName } from '../controllers/priorName.ts';
import { StatusController, type StatusStore } from '../controllers/status.ts';
import { Visit, type VisitListener } from '../controllers/visit.ts';
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
    void this.updateComplete.then(() => this.#wall?.jumpTo(index, options));
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
          .model=${this.#model.id}
          .classes=${this.#model.classes}
          .digitClass=${this.#visit.address.class}
          .priors=${this.#model.priors}
          .prior=${this.#visit.address.prior || this.#model.priors[0]}
          @new-wall=${this.#onNewWall}
          @seed-change=${this.#onSeedChange}
          @model-change=${this.#onModelChange}
          @class-change=${this.#onClassChange}
          @prior-change=${this.#onPriorChange}
          @digit-jump=${this.#onDigitJump}
        ></wall-controls>
      </header>
      <main @digit-open=${this.#onDigitOpen}>
        <digit-wall
          .draw=${this.#visit.draw}
          .nameOf=${this.#visit.nameOf}
          .topInset=${this.topInset}
          .bottomInset=${this.bottomInset}
          @wall-move=${this.#onWallMove}
        ></digit-wall>
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

  #dialog(): TemplateResult {
    const { address, draw, nameOf } = this.#visit;
    const { model, seed, index, temperature, prior, class: digitClass, isOpen } = address;
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
    const { phase, engine, workers, isOfflineReady } = this.setup.status.current;
    this.dataset['state'] = phase;
    this.dataset['engine'] = engine ?? '';
    this.dataset['workers'] = String(workers);
    this.dataset['offline'] = isOfflineReady ? 'ready' : 'not-yet';
  }

  get #wall(): HTMLElementTagNameMap['digit-wall'] | null {
    return this.renderRoot.querySelector('digit-wall');
  }

  get #model(): ShippedModel {
    return modelOf(this.#visit.address, this.setup.shipped);
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

  #onClassChange({ digitClass }: ClassChangeEvent): void {
    this.#visit.showClass(digitClass);
  }

  #onPriorChange({ prior }: PriorChangeEvent): void {
    this.#visit.showPrior(prior);
  }

  #onDigitJump({ index }: DigitJumpEvent): void {
    this.#visit.jumpTo(index);
  }

  #onWallMove({ index }: WallMoveEvent): void {
    this.#visit.movedTo(index);
  }

  #onDigitOpen({ index }: DigitOpenEvent): void {
    this.#visit.open(index);
  }

  #onDialogClose(): void {
    this.#wall?.focusDigit(this.#visit.address.index);
    this.#visit.close(this.#wall?.index ?? 0);
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
