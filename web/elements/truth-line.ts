import { LitElement, css, html, type TemplateResult } from 'lit';
import type { BackendName } from '../../workers/backend/backend.ts';
import { StatusController, type StatusStore } from '../controllers/status.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';

const ENGINES: Readonly<Record<BackendName, string>> = {
  wasm: 'SIMD WebAssembly',
  'wasm-relaxed': 'relaxed SIMD WebAssembly',
  tfjs: 'TensorFlow.js',
};

const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const rateNumber = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

/** One line that says what happens here: who makes these digits, where, how fast, and whether they need a network. */
export class TruthLine extends LitElement {
  static override properties = {
    status: { attribute: false },
    model: { attribute: false },
    temperature: { type: Number },
  };
  static override styles = css`
    :host {
      display: block;
    }

    /* Facts only ever join at the end, and the line is as high as it gets: nothing moves once it is shown. */
    p {
      display: flex;
      align-items: center;
      min-height: 36px;
      margin: 0;
      padding: 4px var(--gutter);
      box-sizing: border-box;
      color: var(--muted);
      font-size: 0.8125rem;
      line-height: 1.45;
      font-variant-numeric: tabular-nums;
    }

    .fact:not(.maker) {
      white-space: nowrap;
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

    .offline {
      color: var(--good);
    }

    progress {
      width: 8em;
      height: 8px;
      margin-right: 0.6em;
      vertical-align: middle;
      accent-color: var(--accent);
    }

    @media (max-width: 48rem) {
      p {
        align-items: flex-start;
        min-height: 44px;
        font-size: 0.75rem;
      }
    }

    @media (max-width: 32rem) {
      p {
        min-height: 62px;
      }
    }

    @media (max-width: 22rem) {
      p {
        min-height: 80px;
      }
    }
  `;

  declare status: StatusStore | undefined;
  declare model: ShippedModel | undefined;
  declare temperature: number;

  readonly #controller = new StatusController(this);

  constructor() {
    super();
    this.temperature = 1;
  }

  protected override willUpdate(): void {
    this.#controller.store = this.status;
  }

  protected override render(): TemplateResult {
    // The spaces between the facts are where the line may break.
    return html`<p><span>${this.#facts().map((fact) => html`${fact} `)}</span></p>`;
  }

  #facts(): readonly TemplateResult[] {
    const { phase, engine, workers, digitsPerSecond, receivedBytes, isOfflineReady } = this.status?.current ?? {};
    if (phase === 'failed') return [html`<span class="fact">Nothing can be made here at the moment</span>`];
    if (!engine || receivedBytes !== undefined) {
      const what = engine ? html`Fetching <strong>${this.model?.name}</strong>` : 'Getting ready to make digits';
      const start = html`<span class="fact">${what} ${engine ? 'to' : 'on'} this device</span>`;
      return receivedBytes === undefined ? [start] : [start, this.#download(receivedBytes)];
    }
    const cores = `${workers ?? 0} ${workers === 1 ? 'core' : 'cores'}`;
    const maker = html`<strong>${ENGINES[engine]}</strong> on ${cores}`;
    const facts = [
      html`<span class="fact maker">Made here, on this device, by ${maker}</span>`,
      ...this.#modelFacts(),
      html`<span class="fact rate">${rateNumber.format(digitsPerSecond ?? 0)} digits/s</span>`,
    ];
    if (isOfflineReady) facts.push(html`<span class="fact offline">offline ready ✓</span>`);
    return facts;
  }

  #download(receivedBytes: number): TemplateResult {
    const bytes = this.model?.bytes ?? 0;
    const amount = `${wholeNumber.format(receivedBytes / 1000)} of ${wholeNumber.format(bytes / 1000)} kB`;
    const bar = html`<progress aria-label="Download of the model" max=${bytes} .value=${receivedBytes}></progress>`;
    return html`<span class="fact">${bar}${amount}</span>`;
  }

  #modelFacts(): readonly TemplateResult[] {
    if (!this.model) return [];
    const { name, sha256 } = this.model;
    const warmth = this.temperature === 1 ? '' : `, temperature ${this.temperature}`;
    const checksum = html`sha256 <code>${sha256.slice(0, 8)}…</code>`;
    return [
      html`<span class="fact">model ${name}${warmth}</span>`,
      html`<span class="fact" title="sha256 ${sha256}">${checksum}</span>`,
    ];
  }
}

customElements.define('truth-line', TruthLine);

declare global {
  interface HTMLElementTagNameMap {
    'truth-line': TruthLine;
  }
}
