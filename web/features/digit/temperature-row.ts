import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { pictureLink } from '../../address/digitLinks.ts';
import { findDigits, type LatentDigit } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import '../../kit/digit-tiles.ts';
import { workNote } from '../../kit/work-note.ts';
import { PictureSection } from './digitSection.ts';

/** From temperatures with digits all alike to temperatures with hardly any readable digit. */
const TEMPERATURES = [0.3, 0.5, 0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

/** The same digit at ten temperatures: nearer to typical digits and farther from them. */
export class TemperatureRow extends PictureSection {
  readonly #digits = new AsyncTask<readonly LatentDigit[]>(this);

  protected override begin(): void {
    const { model, address } = this;
    const places = TEMPERATURES.map((temperature) => ({ ...address, temperature }));
    void this.#digits.run(async (call) => findDigits(await this.services.engine.latentEngine(), model, places, call));
  }

  protected override render(): TemplateResult {
    const tiles = TEMPERATURES.map((temperature, i) => {
      const shown = formatNumber(temperature);
      return {
        pixels: this.#digits.value?.[i]?.pixels,
        name: msg(str`This digit at temperature ${shown}`),
        caption: shown,
        href: pictureLink({ ...this.address, temperature }),
        isCurrent: temperature === this.address.temperature,
      };
    });
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${msg('Temperature')}</h2>
      <p class="about">
        ${msg('The same place, moved towards the typical digits (below 1) or away from them (above 1).')}
      </p>
      <digit-tiles .label=${msg('Temperature')} .tiles=${tiles}></digit-tiles>
      ${workNote(this.#digits)}
    </section>`;
  }
}

customElements.define('temperature-row', TemperatureRow);

declare global {
  interface HTMLElementTagNameMap {
    'temperature-row': TemperatureRow;
  }
}
