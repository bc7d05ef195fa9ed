import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DigitAddress } from '../../../workers/core/address.ts';
import { pictureLink } from '../../address/digitLinks.ts';
import { digitName } from '../../kit/digitName.ts';
import { findDigits } from '../../engine/latentDigits.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { SEARCHED, findNeighbours, type Neighbour } from '../../engine/neighbours.ts';
import '../../kit/digit-tiles.ts';
import { workNote } from '../../kit/work-note.ts';
import { PictureSection } from './digitSection.ts';

const SHOWN = 10;
const DISTANCE = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

interface Found {
  readonly neighbours: readonly Neighbour[];
  /** Class of the digits that are searched: this digit's, where the model is conditional. */
  readonly among: DigitAddress;
}

/** The digits that are nearest to this one in latent space. */
export class NeighbourRow extends PictureSection {
  readonly #found = new AsyncTask<Found>(this);

  protected override begin(): void {
    const { model, address } = this;
    void this.#found.run(async (call) => {
      const latent = await this.services.engine.latentEngine();
      const [digit] = await findDigits(latent, model, [address], call);
      if (!digit) throw new Error(`neighbours: no digit by ${model.id}, want one`);
      const among = { ...address, class: digit.label };
      const search = { z: digit.z, among, except: address.index, count: SHOWN };
      return { neighbours: await findNeighbours(latent, model, search, call), among };
    });
  }

  protected override render(): TemplateResult {
    const { value, isPending, failure, isStarted } = this.#found;
    const tiles = value?.neighbours.map(({ index, distance, pixels }) => {
      const neighbour = { ...value.among, index };
      const away = formatNumber(distance, DISTANCE);
      return {
        pixels,
        name: msg(str`${digitName(neighbour, this.model)}, at distance ${away}`),
        caption: away,
        href: pictureLink(neighbour),
      };
    });
    const empty = Array.from({ length: SHOWN }, () => ({
      pixels: undefined,
      name: msg('Searching for this digit'),
      caption: '',
    }));
    const searched = formatNumber(SEARCHED);
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${msg('Neighbours in latent space')}</h2>
      <p class="about">
        ${
          this.model.classes > 0
            ? msg(
                str`The nearest in latent space of ${searched} digits of the same class and seed, with their distances.`,
              )
            : msg(str`The nearest in latent space of ${searched} digits of the same seed, with their distances.`)
        }
      </p>
      <digit-tiles .label=${msg('Neighbours in latent space')} .tiles=${tiles ?? empty}></digit-tiles>
      ${workNote(this.#found, { canCancel: true })}
      ${
        !isPending && failure === '' && !value && isStarted
          ? html`<button @click=${this.#again}>${msg('Find its neighbours')}</button>`
          : nothing
      }
    </section>`;
  }

  #again(): void {
    void this.#found.retry();
  }
}

customElements.define('neighbour-row', NeighbourRow);

declare global {
  interface HTMLElementTagNameMap {
    'neighbour-row': NeighbourRow;
  }
}
