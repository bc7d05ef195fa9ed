import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { StoreController } from '../../engine/storeController.ts';
import { verdictOf } from '../../engine/verdict.ts';
import { NO_INK } from '../../ink/pixels.ts';
import { centreAsMnist, type CentredDrawing } from '../../ink/centredDrawing.ts';
import { keepDrawing, keptDrawing } from './keptDrawing.ts';
import type { Drawing } from '../../ink/strokes.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import '../../kit/choice-field.ts';
import '../../kit/digit-pad.ts';
import type { DrawingChangeEvent } from '../../kit/digit-pad.ts';
import '../../kit/digit-picture.ts';
import '../../kit/judge-bars.ts';
import { workNote } from '../../kit/work-note.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { shippedParts } from '../../storage/shippedParts.ts';
import './drawn-again.ts';
import { ExploreTab } from './exploreTab.ts';

/** Milliseconds after the pen is lifted; a further stroke may follow. */
const PAUSE_MS = 400;
const WHOLE = { maximumFractionDigits: 0 };
const BY_JUDGE = 'judge';

/** A visitor's own digit, read by the judge and drawn again by the models. It never leaves the device. */
export class DrawTab extends ExploreTab {
  static override styles = [
    ...ExploreTab.styles,
    css`
      .networks {
        width: 9rem;
      }

      .networks .paper {
        width: 9rem;
      }

      .refused {
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    drawing: { state: true },
    centred: { state: true },
    isAsked: { state: true },
    chosenDigit: { state: true },
    lookedAt: { state: true },
  };

  declare drawing: Drawing;
  declare centred: CentredDrawing;
  /** Whether the models have been asked for, so that from now on they look at every drawing. */
  declare isAsked: boolean;
  /** What it is meant to be; undefined leaves that to the judge. */
  declare chosenDigit: number | undefined;
  /** What judge and models look at: the drawing when the pen was last lifted for a moment. */
  declare lookedAt: Uint8Array<ArrayBuffer> | undefined;

  readonly #probs = new AsyncTask<readonly number[]>(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.drawing = keptDrawing();
    this.centred = centreAsMnist(this.drawing);
    this.isAsked = false;
    this.chosenDigit = undefined;
    this.lookedAt = undefined;
  }

  readonly #status = new StoreController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('services')) return;
    this.#status.store = this.services.status;
    void this.services.engine.lookAtStorage(); // so that the button promises no download of what is here
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Models with an encoder. */
  get #models(): readonly ShippedModel[] {
    return this.services.shipped.filter(({ id }) =>
      shippedParts.some((part) => part.kind === 'encoder' && part.model === id),
    );
  }

  protected override render(): TemplateResult {
    const { centred } = this;
    const isDigit = centred.kind === 'digit';
    return html`
      <div class="beside">
        <digit-pad .drawing=${this.drawing} @drawing-change=${this.#onDrawing}></digit-pad>
        <div class="stack">
          <p>${msg('What you draw stays on this device; the networks run here.')}</p>
          <div class="row">
            <div class="networks">
              <div class="paper">
                <digit-picture
                  drawing="pixels"
                  .pixels=${isDigit ? centred.pixels : NO_INK}
                  .name=${isDigit ? msg('Your digit as the networks see it') : msg('There is no digit for the networks to see yet')}
                ></digit-picture>
              </div>
              <p class="muted">${msg('as the networks see it')}</p>
            </div>
            <details class="muted">
              <summary>${msg('How it is converted to MNIST’s form')}</summary>
              <ol>
                <li>
                  ${msg('Scaled to fit a box of 20 × 20 pixels, with its proportions kept; the pen is 2.5 pixels wide.')}
                </li>
                <li>${msg('Made grey: each pixel is as dark as the share of it that the pen covers.')}</li>
                <li>${msg('Put into 28 × 28 pixels with its centre of mass in the middle.')}</li>
              </ol>
            </details>
          </div>
          ${this.#refusal()} ${isDigit && !this.isAsked ? this.#question() : nothing}
          ${this.isAsked && (this.#probs.value || this.#probs.isPending) ? this.#judgement() : nothing}
          ${workNote(this.#probs)}
        </div>
      </div>
      ${this.#results()}
    `;
  }

  #refusal(): TemplateResult | typeof nothing {
    switch (this.centred.kind) {
      case 'digit':
        return nothing;
      case 'empty':
        return html`<p class="refused">
          ${msg('The sheet is empty. Draw any digit, large or small, anywhere on it.')}
        </p>`;
      case 'dot':
        return html`<p class="refused" role="alert">${msg('This is only a dot so far. Draw a longer line.')}</p>`;
      case 'full':
        return html`<p class="refused" role="alert">
          ${msg('There is too much ink to read. Undo a stroke, or clear the sheet and draw a digit.')}
        </p>`;
    }
  }

  #question(): TemplateResult {
    const { onDevice } = this.services.status.current;
    const models = this.#models;
    const parts = shippedParts.filter(
      ({ kind, model }) => kind === 'judge' || (kind === 'encoder' && models.some(({ id }) => id === model)),
    );
    const bytes = [...models, ...parts].reduce((sum, file) => sum + (onDevice.has(file.sha256) ? 0 : file.bytes), 0);
    const size = formatNumber(bytes / 1000, WHOLE);
    return html`<button class="primary" @click=${this.#onAsk}>
      ${bytes === 0 ? msg('Draw it with the models') : msg(str`Draw it with the models: ${size} kB`)}
    </button>`;
  }

  #judgement(): TemplateResult {
    const classes = Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), name: String(digit) }));
    return html`<section>
      <h3>${msg('What the judge sees')}</h3>
      <judge-bars .probs=${this.#probs.value}></judge-bars>
      <choice-field
        .label=${msg('It should be')}
        .options=${[{ value: BY_JUDGE, name: msg('what the judge reads') }, ...classes]}
        .chosen=${this.chosenDigit === undefined ? BY_JUDGE : String(this.chosenDigit)}
        @option-chosen=${this.#onTold}
      ></choice-field>
    </section>`;
  }

  #results(): TemplateResult | typeof nothing {
    const { centred } = this;
    const digit = this.#class;
    if (!this.isAsked || centred.kind !== 'digit' || digit === undefined) return nothing;
    return html`<drawn-again
      .models=${this.#models}
      .seed=${this.address.seed}
      .digit=${digit}
      .pixels=${this.lookedAt ?? centred.pixels}
    ></drawn-again>`;
  }

  /** The class for conditional models; undefined until one is chosen or the judge has read the drawing. */
  get #class(): number | undefined {
    return this.chosenDigit ?? (this.#probs.value && verdictOf(this.#probs.value).digit);
  }

  #look(): void {
    const { centred } = this;
    if (!this.isAsked || centred.kind !== 'digit') return;
    const { pixels } = centred;
    void this.#probs.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const probs = [...(await latent.judge(pixels, call)).probs];
      // Not before: the conditional models are told what the judge reads.
      if (!call.signal.aborted) this.lookedAt = pixels;
      return probs;
    });
  }

  #onDrawing({ drawing, isDone }: DrawingChangeEvent): void {
    this.drawing = drawing;
    // While the pen draws, a dot is only the beginning of a line.
    const centred = centreAsMnist(drawing);
    if (isDone || centred.kind === 'digit') this.centred = centred;
    if (isDone) keepDrawing(drawing);
    clearTimeout(this.#timer);
    if (this.centred.kind !== 'digit') this.#probs.reset();
    if (isDone) {
      this.#timer = setTimeout(() => {
        this.#look();
      }, PAUSE_MS);
    }
  }

  #onAsk(): void {
    this.isAsked = true;
    this.#look();
  }

  #onTold({ value }: OptionChosenEvent): void {
    this.chosenDigit = value === BY_JUDGE ? undefined : Number(value);
  }
}

customElements.define('draw-tab', DrawTab);

declare global {
  interface HTMLElementTagNameMap {
    'draw-tab': DrawTab;
  }
}
