import { msg, str } from '@lit/localize';
import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { newSeed } from '../../address/pageAddress.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { bernoulliNats, klByDimension, softmin, sum } from './gauss.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt, PIXELS } from '../../ink/pixels.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const CLASSES = 10;
const ONE = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
const PERCENT = { style: 'percent', maximumSignificantDigits: 2 } as const;

interface Readings {
  readonly digit: Uint8ClampedArray;
  /** The class that the digit was generated with. */
  readonly label: number;
  /** [10, 784], rebuilt as each class. */
  readonly rebuilt: Uint8ClampedArray;
  /** [10] in nats. */
  readonly rebuilding: readonly number[];
  readonly code: readonly number[];
}

/** One digit, encoded and rebuilt as each of the ten classes: the cost of each reading. */
export class TenReadings extends DeferredElement {
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      .digit {
        width: 6rem;
        margin-bottom: var(--space-3);
      }

      table {
        width: 100%;
        margin: 0;
      }

      td,
      th {
        padding: 2px var(--space-2) 2px 0;
        vertical-align: middle;
      }

      td ink-tile {
        width: 2.25rem;
      }

      td.bar {
        width: 45%;
      }

      td.bar svg {
        display: block;
        width: 100%;
        height: 16px;
        stroke: none;
      }

      .rebuilding {
        fill: var(--edge);
      }

      .code {
        fill: var(--accent);
      }

      tr[data-best] th,
      tr[data-best] td {
        font-weight: 700;
      }

      .said {
        min-height: 3em;
        margin-top: var(--space-3);
      }

      .keys rect {
        stroke: none;
      }
    `,
  ];

  readonly #answer = new AsyncTask<Readings>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const { value: result } = this.#answer;
    const costs = Array.from(
      { length: CLASSES },
      (_, label) => (result?.rebuilding[label] ?? 0) + (result?.code[label] ?? 0),
    );
    const least = costs.indexOf(Math.min(...costs));
    const most = Math.max(...costs, 1);
    return html`<figure>
      <figcaption>${msg('Which digit is this? Ten readings')}</figcaption>
      <ink-tile class="digit" .pixels=${result?.digit} .name=${msg('The digit that is read')}></ink-tile>
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table')}>
        <table>
          <tr>
            <th scope="col">${msg('read as')}</th>
            <th scope="col">${msg('rebuilt')}</th>
            <th scope="col">${msg('cost in nats')}</th>
            <td></td>
          </tr>
          ${costs.map((cost, label) => this.#row(result, { label, cost, most, isBest: !!result && label === least }))}
        </table>
      </div>
      <ul class="keys">
        <li>
          <svg viewBox="0 0 28 8" aria-hidden="true"><rect class="rebuilding" width="28" height="8"></rect></svg
          >${msg('rebuilding')}
        </li>
        <li>
          <svg viewBox="0 0 28 8" aria-hidden="true"><rect class="code" width="28" height="8"></rect></svg
          >${msg('code')}
        </li>
      </ul>
      ${firstWorkNote(this.#answer)}
      <div class="said" aria-live="polite">${result ? this.#said(result, costs, least) : nothing}</div>
      <div class="actions"><button @click=${this.#make}>${msg('Another digit')}</button></div>
    </figure>`;
  }

  #row(
    result: Readings | undefined,
    { label, cost, most, isBest }: { label: number; cost: number; most: number; isBest: boolean },
  ): TemplateResult {
    const width = (nats: number | undefined): number => (100 * (nats ?? 0)) / most;
    const rebuilding = width(result?.rebuilding[label]);
    return html`<tr ?data-best=${isBest}>
      <th scope="row">${label}</th>
      <td><ink-tile .pixels=${result && digitAt(result.rebuilt, label)}></ink-tile></td>
      <td>${result ? formatNumber(cost, ONE) : '…'}</td>
      <td class="bar">
        <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<rect class="rebuilding" width=${rebuilding} height="16"></rect>
          <rect class="code" x=${rebuilding} width=${width(result?.code[label])} height="16"></rect>`}
        </svg>
      </td>
    </tr>`;
  }

  #said({ label }: Readings, costs: readonly number[], least: number): TemplateResult {
    const share = formatNumber(softmin(costs)[least] ?? 0, PERCENT);
    return html`<p>
      ${msg(
        str`It was generated with class ${label}. The cheapest reading is ${least}; its probability is ${share} if all ten are equally likely beforehand. A model that draws can also read.`,
      )}
    </p>`;
  }

  readonly #make = (): void => {
    void this.#answer.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'cvae');
      const address = { seed: newSeed(), first: 0, count: 1, temperature: 1 };
      const { z, labels } = await latents.latentsOf(model, address, call);
      const { pixels } = await latents.render(model, z, labels, call);
      const digit = digitAt(pixels, 0);
      const all = Uint8Array.from({ length: CLASSES }, (_, label) => label);
      const ten = new Uint8ClampedArray(CLASSES * PIXELS);
      for (const label of all) ten.set(digit, label * PIXELS);
      const { mu, logVar } = await latents.encode(model, ten, all, call);
      const { pixels: rebuilt } = await latents.render(model, mu, all, call);
      const Z = mu.length / CLASSES;
      const part = (values: Float32Array, label: number): Float32Array => values.subarray(label * Z, (label + 1) * Z);
      return {
        digit,
        label: labels?.[0] ?? 0,
        rebuilt,
        rebuilding: Array.from(all, (label) => bernoulliNats(digit, digitAt(rebuilt, label))),
        code: Array.from(all, (label) => sum(klByDimension(part(mu, label), part(logVar, label)))),
      };
    });
  };
}

customElements.define('ten-readings', TenReadings);

declare global {
  interface HTMLElementTagNameMap {
    'ten-readings': TenReadings;
  }
}
