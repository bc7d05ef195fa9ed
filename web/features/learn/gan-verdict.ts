import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { newSeed } from '../../address/pageAddress.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { formula, ln, num, op, sub, v } from './formula.ts';
import { sigmoid } from './ganGameState.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt } from '../../ink/pixels.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const COUNT = 12;
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

interface Verdicts {
  /** [COUNT, 784] */
  readonly grey: Uint8ClampedArray;
  /** The discriminator's probability that each is an original. */
  readonly probs: readonly number[];
}

/** Twelve digits made just now, and what the discriminator they were trained against says of each. */
export class GanVerdict extends DeferredElement {
  static override properties = { chosen: { state: true } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(4rem, 1fr));
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }

      label {
        position: relative;
        display: grid;
        gap: 4px;
        padding: 6px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        font-size: var(--text-small);
        text-align: center;
        cursor: pointer;
      }

      label:has(:checked) {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }

      label input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }

      .said {
        min-height: 9.5em;
        margin-top: var(--space-3);
      }

      .formula {
        overflow-x: auto;
        padding: var(--space-2) 0;
      }
    `,
  ];

  declare chosen: number;

  readonly #answer = new AsyncTask<Verdicts>(this);

  constructor() {
    super();
    this.chosen = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const { value: result } = this.#answer;
    return html`<figure>
      <figcaption>${msg('Made just now. How sure is the discriminator that they are originals?')}</figcaption>
      <fieldset aria-label=${msg('Digits made just now')}>
        ${Array.from({ length: COUNT }, (_, i) => this.#tile(result, i))}
      </fieldset>
      ${firstWorkNote(this.#answer)}
      <div class="said" aria-live="polite">${result ? this.#said(result) : nothing}</div>
      <div class="actions"><button @click=${this.#make}>${msg('Twelve others')}</button></div>
    </figure>`;
  }

  #tile(result: Verdicts | undefined, i: number): TemplateResult {
    const choose = (): void => {
      this.chosen = i;
    };
    const share = result ? formatNumber(result.probs[i] ?? 0, PERCENT) : '…';
    return html`<label
      ><input
        type="radio"
        name="digit"
        aria-label=${msg(str`Digit ${i + 1}: ${share}`)}
        .checked=${i === this.chosen}
        ?disabled=${!result}
        @change=${choose}
      /><ink-tile .pixels=${result && digitAt(result.grey, i)}></ink-tile
      ><span aria-hidden="true">${share}</span></label
    >`;
  }

  #said({ probs }: Verdicts): TemplateResult {
    const p = Math.min(Math.max(probs[this.chosen] ?? 0, 1e-6), 1 - 1e-6);
    const shown = formatNumber(p, { maximumSignificantDigits: 3 });
    const mean = probs.reduce((sum, prob) => sum + prob, 0) / probs.length;
    const paid = (value: number): string => formatNumber(value, TWO);
    return html`<p>
        ${msg(str`Of this digit it says ${formatNumber(p, PERCENT)}. That costs the discriminator and the generator:`)}
      </p>
      ${formula(
        [
          sub(v('L'), v('D')),
          op('='),
          op('−'),
          ln(op('('), num('1'), op('−'), num(shown), op(')')),
          op('='),
          num(paid(-Math.log(1 - p))),
        ],
        [sub(v('L'), v('G')), op('='), op('−'), ln(num(shown)), op('='), num(paid(-Math.log(p)))],
      )}
      <p class="quiet-text">${msg(str`All twelve: ${formatNumber(mean, PERCENT)} on average.`)}</p>`;
  }

  readonly #make = (): void => {
    void this.#answer.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'gan');
      const address = { seed: newSeed(), first: 0, count: COUNT, temperature: 1 };
      const { z } = await latents.latentsOf(model, address, call);
      const { pixels } = await latents.render(model, z, undefined, call);
      const { logits } = await latents.likeness(model, pixels, call);
      return { grey: pixels, probs: Array.from(logits, sigmoid) };
    });
  };
}

customElements.define('gan-verdict', GanVerdict);

declare global {
  interface HTMLElementTagNameMap {
    'gan-verdict': GanVerdict;
  }
}
