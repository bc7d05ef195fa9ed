import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { MAX_INDEX } from '../../workers/core/address.ts';
import { pictureLink } from '../controllers/digitLinks.ts';
import { drawLatents } from '../controllers/latentDigits.ts';
import { LatentWork } from '../controllers/latentWork.ts';
import { formatNumber } from '../controllers/locale.ts';
import '../elements/digit-tiles.ts';
import { workNote } from '../elements/work-note.ts';
import { ExploreWay } from './exploreWay.ts';

const ROWS = 8;
/** The prior that is the same for every class, so that a place is one handwriting in all of them. */
const SHARED = 'normal';

/** Styles × classes: each row is one place in latent space, each column a class. */
export class StylesWay extends ExploreWay {
  static override styles = [
    ...ExploreWay.styles,
    css`
      .scroll {
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

      td {
        padding: 2px;
      }

      tr + tr > * {
        border-top: 1px solid var(--line);
      }
    `,
  ];

  readonly #pictures = new LatentWork<readonly Uint8ClampedArray<ArrayBuffer>[]>(this);
  #begun = '';

  get #first(): number {
    return Math.min(this.address.index, MAX_INDEX - ROWS + 1);
  }

  get #prior(): string {
    return this.model.priors.includes(SHARED) && this.model.priors[0] !== SHARED ? SHARED : '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('address')) return;
    const { model } = this;
    const { seed, temperature } = this.address;
    const place = { seed, temperature, prior: this.#prior, first: this.#first, count: ROWS };
    const key = JSON.stringify([model.id, place]);
    if (key === this.#begun) return;
    this.#begun = key;
    this.#pictures.start(this.setup.engine, async (latent, call) => {
      const { z } = await latent.latentsOf(model, place, call);
      const Z = z.length / ROWS;
      const cells = Array.from({ length: ROWS * model.classes }, (_, cell) => Math.floor(cell / model.classes));
      const zs = cells.map((row) => z.slice(row * Z, (row + 1) * Z));
      const labels = cells.map((_, cell) => cell % model.classes);
      return drawLatents(latent, model, zs, labels, call);
    });
  }

  protected override render(): TemplateResult {
    const { classes } = this.model;
    const columns = Array.from({ length: classes }, (_, label) => label);
    const rows = Array.from({ length: ROWS }, (_, row) => this.#first + row);
    return html`
      <div class="stack" data-state=${this.#pictures.value && !this.#pictures.isBusy ? 'ready' : 'pending'}>
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
                (index, row) =>
                  html`<tr>
                    <th scope="row">${formatNumber(index)}</th>
                    ${columns.map((label) => html`<td>${this.#cell(index, label, row * classes + label)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <div class="row">
          <button ?disabled=${this.#first === 0} @click=${this.#onBack}>${msg('Styles before')}</button>
          <button @click=${this.#onMore}>${msg('Other styles')}</button>
        </div>
        ${workNote(this.#pictures)}
      </div>
    `;
  }

  #cell(index: number, label: number, cell: number): TemplateResult {
    const tile = {
      pixels: this.#pictures.value?.[cell],
      name: msg(str`Style ${formatNumber(index)}, told to be a ${label}`),
      href: pictureLink({ ...this.address, index, class: label, prior: this.#prior }),
    };
    return html`<digit-tiles .style=${'--tile-columns: 1fr'} .label=${tile.name} .tiles=${[tile]}></digit-tiles>`;
  }

  #onMore(): void {
    this.change({ index: Math.min(this.#first + ROWS, MAX_INDEX - ROWS + 1) }, true);
  }

  #onBack(): void {
    this.change({ index: Math.max(0, this.#first - ROWS) }, true);
  }
}

customElements.define('styles-way', StylesWay);

declare global {
  interface HTMLElementTagNameMap {
    'styles-way': StylesWay;
  }
}
