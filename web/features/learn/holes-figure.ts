import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { newSeed } from '../../address/pageAddress.ts';
import { priorName } from '../../kit/priorName.ts';
import { unreadableShare } from '../../engine/unreadableShare.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt } from '../../ink/pixels.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const COUNT = 20;
const PRIORS = ['normal', 'mixture'] as const;
/** A digit is unreadable to the judge below this probability of its likeliest class, as where models are evaluated. */
const LEAST_CONFIDENCE = 0.7;

interface Side {
  readonly grey: Uint8ClampedArray;
  readonly isUnreadable: readonly boolean[];
}

/** The same random numbers as codes from N(0, I) and from the mixture that was fitted to real codes, all judged. */
export class HolesFigure extends DeferredElement {
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-5);
      }

      h3 {
        margin: 0 0 var(--space-2);
        font: italic 400 1.125rem/1.2 var(--serif);
      }

      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(2.75rem, 1fr));
        gap: 2px;
      }

      ink-tile {
        border: 2px solid transparent;
        border-radius: 4px;
      }

      ink-tile[data-unreadable] {
        border-color: var(--accent);
        border-style: dashed;
      }

      .sides p {
        min-height: 4.5em;
        margin: var(--space-2) 0 0;
        font-size: var(--text-small);
      }
    `,
  ];

  readonly #answer = new AsyncTask<readonly Side[]>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const { value: result } = this.#answer;
    return html`<figure>
      <figcaption>${msg('Codes from two places')}</figcaption>
      <div class="sides">${PRIORS.map((prior, i) => this.#side(prior, result?.[i]))}</div>
      ${firstWorkNote(this.#answer)}
      <p class="quiet-text">${msg('Framed: digits that the judge, a network that reads digits, cannot read.')}</p>
      <div class="actions"><button @click=${this.#make}>${msg('Twenty others')}</button></div>
    </figure>`;
  }

  #side(prior: string, side: Side | undefined): TemplateResult {
    const model = this.services.shipped.find(({ id }) => id === 'vae');
    const share = model && unreadableShare(model, prior);
    const unread = side?.isUnreadable.filter(Boolean).length ?? 0;
    return html`<section>
      <h3>${priorName(prior)}</h3>
      <div class="tiles" role="group" aria-label=${msg(str`Digits from ${priorName(prior)}`)}>
        ${Array.from(
          { length: COUNT },
          (_, i) =>
            html`<ink-tile
              ?data-unreadable=${side?.isUnreadable[i] ?? false}
              .pixels=${side && digitAt(side.grey, i)}
            ></ink-tile>`,
        )}
      </div>
      <p aria-live="polite">
        ${side ? msg(str`Unreadable: ${unread} of ${COUNT}.`) : nothing}
        ${share === undefined ? nothing : msg(str`Of 10,000 digits: ${share}.`)}
      </p>
    </section>`;
  }

  readonly #make = (): void => {
    void this.#answer.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'vae');
      const seed = newSeed();
      const sides: Side[] = [];
      for (const prior of PRIORS) {
        const { z } = await latents.latentsOf(model, { seed, first: 0, count: COUNT, temperature: 1, prior }, call);
        const { pixels } = await latents.render(model, z, undefined, call);
        const { probs } = await latents.judge(pixels, call);
        const isUnreadable = Array.from(
          { length: COUNT },
          (_, i) => Math.max(...probs.subarray(10 * i, 10 * i + 10)) < LEAST_CONFIDENCE,
        );
        sides.push({ grey: pixels, isUnreadable });
      }
      return sides;
    });
  };
}

customElements.define('holes-figure', HolesFigure);

declare global {
  interface HTMLElementTagNameMap {
    'holes-figure': HolesFigure;
  }
}
