import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import '../../kit/judge-bars.ts';
import { workNote } from '../../kit/work-note.ts';
import { shippedParts } from '../../storage/shippedParts.ts';
import { PictureSection } from './digitSection.ts';

const WHOLE = { maximumFractionDigits: 0 };

/** The judge's answer for this digit. Where the judge is not on the device, it is downloaded at the visitor's request. */
export class JudgeSection extends PictureSection {
  readonly #probs = new AsyncTask<readonly number[]>(this);

  protected override begin(): void {
    const judge = shippedParts.find(({ kind }) => kind === 'judge');
    if (judge && this.isOnDevice(judge)) this.#ask();
    else this.#probs.reset();
  }

  protected override render(): TemplateResult | typeof nothing {
    const judge = shippedParts.find(({ kind }) => kind === 'judge');
    if (!judge) return nothing;
    const { value, isPending, failure } = this.#probs;
    const canAsk = !isPending && failure === '' && !value && this.pixels !== undefined;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${msg('What the judge sees')}</h2>
      <p class="about">
        ${msg('A network that has learned to read real handwriting and has never seen a generated digit.')}
      </p>
      <div class="ask">
        ${
          canAsk
            ? html`<button @click=${this.#ask}>
                ${msg(str`Ask the judge: ${formatNumber(judge.bytes / 1000, WHOLE)} kB`)}
              </button>`
            : workNote(this.#probs)
        }
      </div>
      <judge-bars .probs=${value}></judge-bars>
    </section>`;
  }

  #ask(): void {
    const { pixels } = this;
    if (!pixels) return;
    void this.#probs.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      return [...(await latent.judge(pixels, call)).probs];
    });
  }
}

customElements.define('judge-section', JudgeSection);

declare global {
  interface HTMLElementTagNameMap {
    'judge-section': JudgeSection;
  }
}
