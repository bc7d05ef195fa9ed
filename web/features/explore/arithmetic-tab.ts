import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { analogy } from '../../../workers/latent/paths.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents, findDigits, type LatentDigit } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import '../../kit/digit-picture.ts';
import { workNote } from '../../kit/work-note.ts';
import '../../kit/digit-chooser.ts';
import type { PointChangeEvent } from '../../kit/digit-chooser.ts';
import { ExploreTab } from './exploreTab.ts';

interface Sum {
  readonly parts: readonly LatentDigit[];
  readonly result: Uint8ClampedArray<ArrayBuffer>;
}

/** a − b + c of three digits. */
export class ArithmeticTab extends ExploreTab {
  static override styles = [
    ...ExploreTab.styles,
    css`
      .sum {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto minmax(0, 1fr) auto minmax(0, 1.4fr);
        align-items: center;
        gap: var(--space-2);
      }

      .sign {
        font: italic 400 var(--text-huge) / 1 var(--serif);
        text-align: center;
      }

      @media (max-width: 46rem) {
        .sum {
          grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto minmax(0, 1fr);
        }

        .sum > .sign:nth-of-type(3),
        .sum > .result {
          grid-column: 1 / -1;
        }

        .sum > .result {
          width: min(100%, 16rem);
          margin: 0 auto;
        }
      }
    `,
  ];

  readonly #sum = new AsyncTask<Sum>(this);
  #begun = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('address')) return;
    const points = [this.pointA, this.pointOf('b', 1), this.pointOf('g', 2)];
    const key = this.keyOf(points);
    if (key === this.#begun) return;
    this.#begun = key;
    const { model } = this;
    const places = points.map((point) => this.placeOf(point));
    void this.#sum.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const parts = await findDigits(latent, model, places, call);
      const [a, b, c] = parts;
      if (!a || !b || !c) throw new Error('arithmetic: a digit is missing, want three');
      // What B has is taken from A, what C has is added: the result is what C is.
      const [result] = await drawLatents(latent, model, [analogy(a.z, b.z, c.z)], [c.label], call);
      if (!result) throw new Error('arithmetic: no picture of the result, want one');
      return { parts, result };
    });
  }

  protected override render(): TemplateResult {
    const { value } = this.#sum;
    return html`
      <div class="sum" data-state=${value && !this.#sum.isPending ? 'ready' : 'pending'}>
        ${this.#sheet('A', value?.parts[0]?.pixels)}
        <span class="sign">−</span>
        ${this.#sheet('B', value?.parts[1]?.pixels)}
        <span class="sign">+</span>
        ${this.#sheet('C', value?.parts[2]?.pixels)}
        <span class="sign">=</span>
        <div class="result">${this.#sheet(msg('A − B + C'), value?.result)}</div>
      </div>
      ${workNote(this.#sum)}
      <div class="choosers">${this.#chooser('A', 0)} ${this.#chooser('B', 1)} ${this.#chooser('C', 2)}</div>
      ${this.modelChoice}
    `;
  }

  #sheet(name: string, pixels: Uint8ClampedArray<ArrayBuffer> | undefined): TemplateResult {
    return html`<div class="paper">
      <digit-picture
        .pixels=${pixels}
        .drawing=${this.services.settings.current.drawing}
        .name=${msg(str`Digit ${name}`)}
      ></digit-picture>
    </div>`;
  }

  #chooser(name: string, n: 0 | 1 | 2): TemplateResult {
    const point = n === 0 ? this.pointA : n === 1 ? this.pointOf('b', 1) : this.pointOf('g', 2);
    const onPoint = ({ point: chosen }: PointChangeEvent): void => {
      if (n === 0) this.chooseA(chosen);
      else this.chooseField(n === 1 ? 'b' : 'g', chosen);
    };
    return html`<digit-chooser
      name=${name}
      .point=${point}
      .pixels=${this.#sum.value?.parts[n]?.pixels}
      .href=${pictureLink({ ...this.address, ...this.placeOf(point) })}
      @point-change=${onPoint}
    ></digit-chooser>`;
  }
}

customElements.define('arithmetic-tab', ArithmeticTab);

declare global {
  interface HTMLElementTagNameMap {
    'arithmetic-tab': ArithmeticTab;
  }
}
