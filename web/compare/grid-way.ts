import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { pictureLink } from '../controllers/digitLinks.ts';
import { pictures } from '../controllers/latentDigits.ts';
import { LatentWork } from '../controllers/latentWork.ts';
import { formatNumber } from '../controllers/locale.ts';
import '../elements/digit-tiles.ts';
import { workNote } from '../elements/work-note.ts';
import { CompareWay } from './compareWay.ts';

const ROWS = 8;
const SEED = 1;

/** Models × digits: each column is a model, each row one digit of the same seed. */
export class GridWay extends CompareWay {
  static override styles = [
    ...CompareWay.styles,
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
      }

      td {
        padding: 2px;
      }
    `,
  ];

  readonly #columns = new LatentWork<readonly (readonly Uint8ClampedArray<ArrayBuffer>[])[]>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('setup') || this.#columns.isBegun) return;
    const { shipped, engine } = this.setup;
    const place = { seed: SEED, temperature: 1, first: 0, count: ROWS };
    this.#columns.start(engine, (latent, call) =>
      Promise.all(shipped.map(async (model) => pictures((await latent.digits(model, place, call)).pixels))),
    );
  }

  protected override render(): TemplateResult {
    const { shipped } = this.setup;
    const rows = Array.from({ length: ROWS }, (_, index) => index);
    return html`<div class="stack" data-state=${this.#columns.value ? 'ready' : 'pending'}>
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Models side by side')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${msg('Digit')}</th>
              ${shipped.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (index) =>
                html`<tr>
                  <th scope="row">${formatNumber(index)}</th>
                  ${shipped.map((_, column) => html`<td>${this.#cell(index, column)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${workNote(this.#columns)}
    </div>`;
  }

  #cell(index: number, column: number): TemplateResult {
    const model = this.setup.shipped[column] ?? this.setup.shipped[0];
    const tile = {
      pixels: this.#columns.value?.[column]?.[index],
      name: msg(str`Digit ${formatNumber(index)} by ${model.name}`),
      href: pictureLink({ model: model.id, seed: SEED, index, temperature: 1, prior: '' }),
    };
    return html`<digit-tiles .style=${'--tile-columns: 1fr'} .label=${tile.name} .tiles=${[tile]}></digit-tiles>`;
  }
}

customElements.define('grid-way', GridWay);

declare global {
  interface HTMLElementTagNameMap {
    'grid-way': GridWay;
  }
}
