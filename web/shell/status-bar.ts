import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BackendName } from '../../workers/backend/backend.ts';
import { lessonLink } from '../address/lessonLink.ts';
import { formatNumber, pluralOf } from '../text/locale.ts';
import type { GalleryStatus, StatusStore } from '../engine/status.ts';
import { StoreController } from '../engine/storeController.ts';
import { moreIcon } from '../kit/icons.ts';
import { matchingMedia } from '../platform/media.ts';
import { RetryEvent } from '../kit/failure-panel.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { shippedModels, shippedPartKeys } from '../storage/shippedModels.ts';
import { LocalizedElement } from '../text/localizedElement.ts';
import { modelName } from '../text/modelName.ts';

const ENGINES: Readonly<Record<BackendName, string>> = {
  wasm: 'SIMD WebAssembly',
  'wasm-relaxed': 'relaxed SIMD WebAssembly',
  tfjs: 'TensorFlow.js',
};

/** As wide as the whole line, in any language. */
const WIDE = '(min-width: 80rem)';
const WHOLE = { maximumFractionDigits: 0 };
const RATE = { maximumSignificantDigits: 2 };

/** The visitor wants to see what is kept for use without a network. */
export class StorageWantedEvent extends Event {
  static readonly type = 'storage-wanted';

  constructor() {
    super(StorageWantedEvent.type);
  }
}

/**
 * One line that says what happens here: who makes these digits, where, how fast, and whether they need a network. Where the
 * window may be too narrow for all of it, a button opens the line to the whole, over the page: nothing moves.
 *
 * @fires retry
 * @fires storage-wanted
 */
export class StatusBar extends LocalizedElement {
  static override properties = {
    status: { attribute: false },
    canRetry: { type: Boolean },
    isOpen: { state: true },
    isWide: { state: true },
  };
  static override styles = css`
    :host {
      display: block;
      position: relative;
    }

    /* Facts only ever join at the end, and the line is as high as it gets: nothing moves once it is shown. */
    .line {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      height: var(--status);
      padding: 0 var(--gutter);
      box-sizing: border-box;
      color: var(--muted);
      font-size: 0.8125rem;
      line-height: 1.45;
      font-variant-numeric: tabular-nums;
    }

    p {
      flex: 1;
      min-width: 0;
      margin: 0;
      overflow: hidden;
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 1;
    }

    .open {
      position: absolute;
      right: 0;
      bottom: 0;
      left: 0;
      align-items: flex-start;
      height: auto;
      min-height: var(--status);
      border-top: 1px solid var(--line);
      background: var(--paper);
    }

    .open p {
      display: block;
      padding: var(--space-2) 0;
    }

    .open .fact:not(.maker) {
      white-space: nowrap;
    }

    /* As high as a target has to be, without a line that is any higher. */
    .fact a {
      display: inline-block;
      padding: 6px 0;
      margin: -6px 0;
      line-height: 1.15;
    }

    .fact:not(:last-child)::after {
      content: '·';
      margin: 0 0.2em 0 0.45em;
      color: var(--edge);
    }

    .rate {
      display: inline-block;
      min-width: 7.5em;
      line-height: 1;
    }

    strong {
      color: var(--ink);
      font-weight: 600;
    }

    code {
      font-family: var(--mono);
      font-size: 0.92em;
      line-height: 1;
    }

    a,
    button {
      color: inherit;
      text-underline-offset: 2px;
    }

    button {
      flex: none;
      min-height: 28px;
      padding: 0 var(--space-1);
      border: 0;
      background: none;
      font: inherit;
      text-decoration: underline;
      cursor: pointer;
    }

    .more {
      display: none;
      align-self: stretch;
      width: var(--status);
      padding: 0;
    }

    .more svg {
      width: 18px;
      height: 18px;
      vertical-align: middle;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .open .more svg {
      rotate: 180deg;
    }

    .offline,
    .offline button {
      color: var(--good);
    }

    .fact button {
      min-height: 0;
      padding: 6px 0;
      margin: -6px 0;
      line-height: 1.15;
    }

    progress {
      width: 8em;
      height: 8px;
      margin-right: 0.6em;
      vertical-align: middle;
      accent-color: var(--accent);
    }

    @media (max-width: 79.99rem) {
      .more {
        display: block;
      }
    }

    @media (max-width: 48rem) {
      .line {
        font-size: 0.75rem;
      }
    }
  `;

  declare status: StatusStore | undefined;
  /** Whether what has failed is tried again here: no panel over the page offers it. */
  declare canRetry: boolean;

  /** Whether the whole line is shown. */
  declare isOpen: boolean;
  /** Whether it fits without being opened. */
  declare isWide: boolean;

  readonly #wide = matchingMedia(WIDE);
  readonly #controller = new StoreController(this);

  constructor() {
    super();
    this.canRetry = false;
    this.isOpen = false;
    this.isWide = this.#wide?.matches ?? true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#wide?.addEventListener('change', this.#onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wide?.removeEventListener('change', this.#onWidth);
  }

  readonly #onWidth = (): void => {
    this.isWide = this.#wide?.matches ?? true;
  };

  protected override willUpdate(): void {
    this.#controller.store = this.status;
  }

  protected override render(): TemplateResult {
    // The spaces between the facts are where the line may break. Each comes with the fact behind it: a space at the end of the
    // line has no place yet, and would count as text that moves when another fact joins.
    const facts = this.#facts().map((fact, i) => (i === 0 ? fact : html` ${fact}`));
    return html`<div class="line ${this.isOpen ? 'open' : ''}" @keydown=${this.#onKeyDown}>
      <p>${facts}</p>
      ${this.#retry()}
      <button
        class="more"
        aria-label=${msg('The whole status line')}
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.#onMore}
      >
        ${moreIcon}
      </button>
    </div>`;
  }

  #retry(): TemplateResult | typeof nothing {
    if (this.status?.current.phase !== 'failed' || !this.canRetry) return nothing;
    return html`<button @click=${this.#onRetry}>${msg('Try again')}</button>`;
  }

  /** Where only the beginning of the line is seen, no link waits for the keyboard out of sight. */
  #link(href: string, text: string): TemplateResult {
    return this.isOpen || this.isWide ? html`<a href=${href}>${text}</a>` : html`${text}`;
  }

  #onMore(): void {
    this.isOpen = !this.isOpen;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.isOpen = false;
  }

  #facts(): readonly TemplateResult[] {
    const { phase, engine, receivedBytes, isAsked, failure } = this.status?.current ?? {};
    if (phase === 'failed') {
      const name = modelName(this.#model?.name ?? '');
      return [html`<span class="fact">${msg(str`Not available at the moment: ${name}`)}</span>`];
    }
    // Where nothing has been asked for, as on pages that begin with words, there is nothing to get ready for.
    const general = html`<span class="fact">${msg('All digits are generated on this device')}</span>`;
    if (!engine && (!isAsked || failure)) return [general, ...this.#networkFacts()];
    if (!engine || (receivedBytes !== undefined && this.#model)) {
      const start = engine
        ? msg(str`Downloading ${modelName(this.#model?.name ?? '')} to this device`)
        : msg('Preparing to generate digits on this device');
      const fact = html`<span class="fact">${start}</span>`;
      return receivedBytes === undefined ? [fact] : [this.#download(receivedBytes), fact];
    }
    return [...(this.#model ? this.#makerFacts(engine, this.#model) : [general]), ...this.#networkFacts()];
  }

  #makerFacts(engine: BackendName, model: ShippedModel): readonly TemplateResult[] {
    const { workers = 0, digitsPerSecond = 0 } = this.status?.current ?? {};
    const maker = html`<strong>${ENGINES[engine]}</strong> ${coresText(workers)}`;
    const facts = [
      html`<span class="fact maker">${msg('Generated on this device by')} ${maker}</span>`,
      ...this.#modelFacts(model),
    ];
    if (digitsPerSecond > 0) {
      const rate = msg(str`${formatNumber(digitsPerSecond, RATE)} digits/s`);
      facts.push(html`<span class="fact rate">${this.#link('#v=speed', rate)}</span>`);
    }
    return facts;
  }

  #networkFacts(): readonly TemplateResult[] {
    const { isOfflineReady, needsNetwork } = this.status?.current ?? {};
    if (needsNetwork) return [html`<span class="fact">${msg('needs a network')}</span>`];
    const offline = isOfflineReady ? this.#offlineText() : '';
    if (!offline) return [];
    const isButton = this.isOpen || this.isWide;
    const button = html`<button class="offline" @click=${this.#onOffline}>${offline}</button>`;
    return [html`<span class="fact offline">${isButton ? button : offline}</span>`];
  }

  /** What of the gallery works without a network; the first model is kept with the page (offline/). */
  #offlineText(): string {
    const { onDevice } = this.status?.current ?? {};
    const [first] = shippedModels;
    const isKept = (one: ShippedModel): boolean => onDevice?.has(one.sha256) === true || one.sha256 === first.sha256;
    if (shippedModels.every(isKept) && shippedPartKeys.every((sha256) => onDevice?.has(sha256))) {
      return msg('everything works offline ✓');
    }
    return this.#model && isKept(this.#model) ? msg('this model works offline ✓') : '';
  }

  #onOffline(): void {
    this.dispatchEvent(new StorageWantedEvent());
  }

  #onRetry(): void {
    this.dispatchEvent(new RetryEvent());
  }

  #download(receivedBytes: number): TemplateResult {
    const bytes = this.#model?.bytes ?? 0;
    const [received, all] = [receivedBytes, bytes].map((count) => formatNumber(count / 1000, WHOLE));
    const amount = msg(str`${received} of ${all} kB`);
    const label = msg('Download of the model');
    const bar = html`<progress aria-label=${label} max=${bytes} .value=${receivedBytes}></progress>`;
    return html`<span class="fact">${bar}${amount}</span>`;
  }

  get #model(): GalleryStatus['model'] {
    return this.status?.current.model;
  }

  #modelFacts({ kind, name, sha256 }: ShippedModel): readonly TemplateResult[] {
    const { temperature = 1 } = this.status?.current ?? {};
    const warmth = temperature === 1 ? '' : `, ${msg(str`temperature ${formatNumber(temperature)}`)}`;
    const checksum = html`sha256 <code>${sha256.slice(0, 8)}…</code>`;
    return [
      html`<span class="fact">${this.#link(lessonLink(kind), msg(str`model ${modelName(name)}`))}${warmth}</span>`,
      html`<span class="fact" title="sha256 ${sha256}">${checksum}</span>`,
    ];
  }
}

function coresText(cores: number): string {
  switch (pluralOf(cores)) {
    case 'one':
      return msg(str`on ${cores} core`, { id: 'cores-one' });
    case 'few':
      return msg(str`on ${cores} cores`, { id: 'cores-few' });
    default:
      return msg(str`on ${cores} cores`, { id: 'cores-many' });
  }
}

customElements.define('status-bar', StatusBar);

declare global {
  interface HTMLElementTagNameMap {
    'status-bar': StatusBar;
  }
}
