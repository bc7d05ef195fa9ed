import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { newSeed } from '../../address/pageAddress.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt } from '../../ink/pixels.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const CLASSES = 10;
const ROWS = 3;

/** One z in all ten classes: two handwritings and an interpolation between them. */
export class ConditionTable extends DeferredElement {
  static override properties = { share: { state: true } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      table {
        width: 100%;
        margin: 0;
        table-layout: fixed;
      }

      td {
        padding: 1px;
        border: 0;
      }

      th,
      th:first-child {
        padding: 0 0 var(--space-1);
        border: 0;
        color: var(--muted);
        text-align: center;
      }

      tr.mixed td {
        background: var(--hover);
      }
    `,
  ];

  /** Of the second handwriting in the one between. */
  declare share: number;

  readonly #styles = new AsyncTask<Float32Array>(this);
  readonly #digits = new AsyncTask<Uint8ClampedArray>(this);

  constructor() {
    super();
    this.share = 0.5;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const share = formatNumber(this.share, { style: 'percent' });
    const names = [msg('First handwriting'), msg('Mixed handwriting'), msg('Second handwriting')];
    return html`<figure>
      <figcaption>${msg('One z, ten digits')}</figcaption>
      <table>
        <tr>
          ${Array.from({ length: CLASSES }, (_, label) => html`<th scope="col">${label}</th>`)}
        </tr>
        ${names.map((name, row) => this.#row(name, row))}
      </table>
      ${firstWorkNote(this.#styles.value ? this.#digits : this.#styles)}
      <label class="slider">
        ${msg(str`Middle row: ${share} of the second handwriting`)}
        <input
          type="range"
          min="0"
          max="1"
          step="0.05"
          aria-valuetext=${share}
          .value=${live(String(this.share))}
          @input=${this.#onInput}
        />
      </label>
      <div class="actions"><button @click=${this.#make}>${msg('Two other handwritings')}</button></div>
    </figure>`;
  }

  #row(name: string, row: number): TemplateResult {
    const grey = this.#digits.value;
    return html`<tr class=${row === 1 ? 'mixed' : ''}>
      ${Array.from(
        { length: CLASSES },
        (_, label) =>
          html`<td>
            <ink-tile .pixels=${grey && digitAt(grey, row * CLASSES + label)} .name=${`${name}: ${label}`}></ink-tile>
          </td>`,
      )}
    </tr>`;
  }

  readonly #make = (): void => {
    void this.#styles.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'cvae');
      const address = { seed: newSeed(), first: 0, count: 2, temperature: 1 };
      const { z } = await latents.latentsOf(model, { ...address, prior: 'normal' }, call);
      this.#draw(z);
      return z;
    });
  };

  #draw(styles: Float32Array): void {
    const Z = styles.length / 2;
    const shares = [0, this.share, 1];
    const z = Float32Array.from({ length: ROWS * CLASSES * Z }, (_, i) => {
      const share = shares[Math.floor(i / (CLASSES * Z))] ?? 0;
      return (1 - share) * (styles[i % Z] ?? 0) + share * (styles[Z + (i % Z)] ?? 0);
    });
    const labels = Uint8Array.from({ length: ROWS * CLASSES }, (_, i) => i % CLASSES);
    void this.#digits.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'cvae');
      return (await latents.render(model, z, labels, call)).pixels;
    });
  }

  #onInput(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.share = event.target.valueAsNumber;
    if (this.#styles.value) this.#draw(this.#styles.value);
  }
}

customElements.define('condition-table', ConditionTable);

declare global {
  interface HTMLElementTagNameMap {
    'condition-table': ConditionTable;
  }
}
