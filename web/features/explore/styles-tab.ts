import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { MAX_INDEX } from '../../../workers/core/address.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { currentLocale, formatNumber } from '../../text/locale.ts';
import '../../kit/digit-tiles.ts';
import type { DigitTile } from '../../kit/digit-tiles.ts';
import { workNote } from '../../kit/work-note.ts';
import { ExploreTab } from './exploreTab.ts';

const ROWS = 8;
/**
 * The prior that is the same for every class, so that a place is one handwriting in all of them. Priors that are fitted to each
 * class would put the same noise at another place for each.
 */
const SHARED = 'normal';
/** Rows that are drawn before the page may do something else: all eighty tiles at once would keep it for a tenth of a second. */
const ROWS_AT_ONCE = 1;

/** A style in all classes, each in a list of one. */
interface Row {
  readonly index: number;
  readonly tiles: readonly (readonly [DigitTile])[];
}

/** Styles × classes: each row is one place in latent space, each column a class. */
export class StylesTab extends ExploreTab {
  static override styles = [
    ...ExploreTab.styles,
    css`
      .scroll {
        container-type: inline-size;
        overflow-x: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--sheet-paper);
      }

      table {
        width: 100%;
        min-width: 36rem;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: var(--space-2);
        color: var(--muted);
        font: 400 var(--text-small) / 1.2 var(--sans);
        text-align: left;
      }

      thead th {
        text-align: center;
      }

      tbody th {
        position: sticky;
        left: 0;
        background: var(--sheet-paper);
      }

      /* Squares. WebKit keeps the height that a row of a table had at another width, if only what is in it tells. */
      td {
        width: 10%;
        height: calc((max(100cqi, 36rem) - 3.25rem) / 10 - 4px);
        padding: 2px;
      }

      .room {
        aspect-ratio: 1;
      }

      tr + tr > * {
        border-top: 1px solid var(--line);
      }
    `,
  ];

  readonly #pictures = new AsyncTask<readonly Row[]>(this);
  #begun = '';
  /** What is on screen, by row; of other styles, those that have been drawn already. */
  #shown: readonly Row[] = [];
  #frame = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  get #first(): number {
    return Math.min(this.address.index, MAX_INDEX - ROWS + 1);
  }

  get #prior(): string {
    return this.model.priors.includes(SHARED) && this.model.priors[0] !== SHARED ? SHARED : '';
  }

  protected override willUpdate(): void {
    const { model, address } = this;
    const { seed, temperature } = address;
    const [prior, first] = [this.#prior, this.#first];
    const place = { seed, temperature, prior, first, count: ROWS };
    const key = JSON.stringify([model.id, place, currentLocale()]); // the tiles have names
    if (key === this.#begun) return;
    this.#begun = key;
    void this.#pictures.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const { z } = await latent.latentsOf(model, place, call);
      const Z = z.length / ROWS;
      const cells = Array.from({ length: ROWS * model.classes }, (_, cell) => Math.floor(cell / model.classes));
      const zs = cells.map((row) => z.slice(row * Z, (row + 1) * Z));
      const labels = cells.map((_, cell) => cell % model.classes);
      const pictures = await drawLatents(latent, model, zs, labels, call);
      return Array.from({ length: ROWS }, (_, row): Row => {
        const index = first + row;
        const tiles = pictures
          .slice(row * model.classes, (row + 1) * model.classes)
          .map((pixels, label): readonly [DigitTile] => [
            {
              pixels,
              name: msg(str`Style ${formatNumber(index)}, class ${label}`),
              href: pictureLink({ ...address, index, class: label, prior }),
            },
          ]);
        return { index, tiles };
      });
    });
  }

  /** Draws what has come, a row at a time. */
  protected override updated(): void {
    const { value, isPending } = this.#pictures;
    if (!value || isPending || this.#frame !== 0 || this.#isShown) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const done = value.findIndex((row, n) => row !== this.#shown[n]);
      this.#shown = [...value.slice(0, done + ROWS_AT_ONCE), ...this.#shown.slice(done + ROWS_AT_ONCE)];
      this.requestUpdate();
    });
  }

  get #isShown(): boolean {
    const { value, isPending } = this.#pictures;
    return !isPending && (value?.every((row, n) => row === this.#shown[n]) ?? false);
  }

  protected override render(): TemplateResult {
    const { classes } = this.model;
    const columns = Array.from({ length: classes }, (_, label) => label);
    const rows = Array.from({ length: ROWS }, (_, n) => this.#shown[n] ?? { index: this.#first + n, tiles: [] });
    return html`
      <div class="stack" data-state=${this.#isShown ? 'ready' : 'pending'}>
        <div class="scroll" tabindex="0" role="group" aria-label=${msg('Styles')}>
          <table>
            <thead>
              <tr>
                <th scope="col">${msg('Style')}</th>
                ${columns.map((label) => html`<th scope="col">${label}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ index, tiles }) =>
                  html`<tr>
                    <th scope="row">${formatNumber(index)}</th>
                    ${columns.map((label) => html`<td>${cell(tiles[label])}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <div class="row">
          <button ?disabled=${this.#first === 0} @click=${this.#onBack}>${msg('Previous styles')}</button>
          <button @click=${this.#onMore}>${msg('Other styles')}</button>
        </div>
        ${workNote(this.#pictures)}
        ${
          this.#prior === SHARED
            ? html`<p class="muted">
                ${msg('The places are drawn from the normal prior, which is the same for all classes. The model’s own prior has other places for each class, so a row would not be one handwriting.')}
              </p>`
            : nothing
        }
        ${this.modelChoice}
      </div>
    `;
  }

  #onMore(): void {
    this.change({ index: Math.min(this.#first + ROWS, MAX_INDEX - ROWS + 1) }, true);
  }

  #onBack(): void {
    this.change({ index: Math.max(0, this.#first - ROWS) }, true);
  }
}

/** Where there is no digit yet, as much room as it takes. */
function cell(tiles: readonly DigitTile[] | undefined): TemplateResult {
  if (!tiles) return html`<div class="room"></div>`;
  return html`<digit-tiles
    .style=${'--tile-columns: 1fr'}
    .label=${tiles[0]?.name ?? ''}
    .tiles=${tiles}
  ></digit-tiles>`;
}

customElements.define('styles-tab', StylesTab);

declare global {
  interface HTMLElementTagNameMap {
    'styles-tab': StylesTab;
  }
}
