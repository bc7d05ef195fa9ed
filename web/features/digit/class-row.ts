import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { pictureLink } from '../../address/digitLinks.ts';
import { drawLatents, findDigits } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import '../../kit/digit-tiles.ts';
import { workNote } from '../../kit/work-note.ts';
import { PictureSection } from './digitSection.ts';

interface TenDigits {
  readonly pictures: readonly Uint8ClampedArray<ArrayBuffer>[];
  /** What this digit is. */
  readonly label: number | undefined;
}

/** The same handwriting in each class. Nothing for unconditional models. */
export class ClassRow extends PictureSection {
  readonly #digits = new AsyncTask<TenDigits>(this);

  protected override begin(): void {
    const { model, address } = this;
    if (model.classes === 0) return;
    void this.#digits.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const [digit] = await findDigits(latent, model, [address], call);
      const labels = Array.from({ length: model.classes }, (_, label) => label);
      const zs = labels.map(() => digit?.z ?? new Float32Array());
      return { pictures: await drawLatents(latent, model, zs, labels, call), label: digit?.label };
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { classes } = this.model;
    if (classes === 0) return nothing;
    const { value } = this.#digits;
    const isShared = (this.address.prior || this.model.priors[0]) === 'normal';
    const tiles = Array.from({ length: classes }, (_, label) => ({
      pixels: value?.pictures[label],
      name: msg(str`The same handwriting, class ${label}`),
      caption: String(label),
      isCurrent: value?.label === label,
      // Where classes have places of their own, the same number of another class is another handwriting.
      href: isShared || value?.label === label ? pictureLink({ ...this.address, class: label }) : undefined,
    }));
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${msg('All ten classes')}</h2>
      <p class="about">
        ${msg('The same place in latent space with each of the ten classes: one handwriting, ten digits.')}
      </p>
      <digit-tiles .label=${msg('All ten classes')} .tiles=${tiles}></digit-tiles>
      ${workNote(this.#digits)}
    </section>`;
  }
}

customElements.define('class-row', ClassRow);

declare global {
  interface HTMLElementTagNameMap {
    'class-row': ClassRow;
  }
}
