import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { newSeed } from '../../address/pageAddress.ts';
import '../../kit/ink-tile.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { sigmoid } from './ganGameState.ts';
import { halfSquaredDistance } from './gauss.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { digitAt } from '../../ink/pixels.ts';
import { blurred, moved } from './pictures.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const ONE = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

interface Rebuilt {
  readonly digit: Uint8ClampedArray;
  readonly byVae: Uint8ClampedArray;
  readonly byVaeGan: Uint8ClampedArray;
}

interface Likeness {
  /** Original first, then the others in the order of the rows. */
  readonly pictures: readonly Uint8ClampedArray[];
  readonly inPixels: readonly number[];
  readonly inLayer: readonly number[];
  /** The discriminator's belief that each is an original. */
  readonly belief: readonly number[];
}

/** How far pictures are from a digit, pixel by pixel and at layer l of the VAE-GAN's discriminator. */
export class LikenessFigure extends DeferredElement {
  static override properties = { shift: { state: true }, blurring: { state: true } };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      table {
        width: 100%;
        margin: 0;
      }

      th:nth-child(2),
      th + td {
        text-align: left;
      }

      td ink-tile {
        width: clamp(2.5rem, 12vw, 4rem);
      }

      th,
      td {
        vertical-align: middle;
      }
    `,
  ];

  /** In pixels, to the right. */
  declare shift: number;
  declare blurring: number;

  readonly #rebuilt = new AsyncTask<Rebuilt>(this);
  readonly #likeness = new AsyncTask<Likeness>(this);

  constructor() {
    super();
    this.shift = 2;
    this.blurring = 1;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#make();
  }

  protected override render(): TemplateResult {
    const names = [
      msg('the digit x'),
      msg('rebuilt by the VAE'),
      msg('rebuilt by the VAE-GAN'),
      msg(str`moved by ${formatNumber(this.shift)} px`),
      msg('blurred'),
    ];
    return html`<figure>
      <figcaption>${msg('How far from x?')}</figcaption>
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table')}>
        <table>
          <tr>
            <td></td>
            <th scope="col">${msg('picture')}</th>
            <th scope="col">${msg('pixels')}</th>
            <th scope="col">${msg('layer l')}</th>
            <th scope="col">D</th>
          </tr>
          ${names.map((name, i) => this.#row(name, i))}
        </table>
      </div>
      ${firstWorkNote(this.#rebuilt.value ? this.#likeness : this.#rebuilt)}
      <p class="quiet-text">
        ${msg(
          'Both columns are ½‖·‖²: of ink from 0 to 1, and of the 2,352 features of layer l. Compare within a column. D is the discriminator’s probability of an original.',
        )}
      </p>
      <label class="slider">
        ${msg('Move')}
        <input type="range" min="0" max="4" step="1" .value=${live(String(this.shift))} @input=${this.#onShift} />
      </label>
      <label class="slider">
        ${msg('Blur')}
        <input type="range" min="0" max="2" step="0.25" .value=${live(String(this.blurring))} @input=${this.#onBlur} />
      </label>
      <div class="actions"><button @click=${this.#make}>${msg('Another digit')}</button></div>
    </figure>`;
  }

  #row(name: string, i: number): TemplateResult {
    const likeness = this.#likeness.value;
    const shown = (values: readonly number[] | undefined): string =>
      values ? formatNumber(values[i] ?? NaN, ONE) : '…';
    return html`<tr>
      <th scope="row">${name}</th>
      <td><ink-tile .pixels=${likeness?.pictures[i]}></ink-tile></td>
      <td>${shown(likeness?.inPixels)}</td>
      <td>${shown(likeness?.inLayer)}</td>
      <td>${likeness ? formatNumber(likeness.belief[i] ?? NaN, PERCENT) : '…'}</td>
    </tr>`;
  }

  readonly #make = (): void => {
    void this.#rebuilt.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'vae-gan');
      const vae = this.services.shipped.find(({ id }) => id === 'vae');
      if (!vae) throw new Error('lesson: this gallery ships no vae');
      const address = { seed: newSeed(), first: 0, count: 1, temperature: 1 };
      const { z } = await latents.latentsOf(model, address, call);
      const { pixels: digit } = await latents.render(model, z, undefined, call);
      const rebuild = async (by: typeof model): Promise<Uint8ClampedArray> => {
        const { mu } = await latents.encode(by, digit, undefined, call);
        return (await latents.render(by, mu, undefined, call)).pixels;
      };
      const rebuilt = { digit, byVae: await rebuild(vae), byVaeGan: await rebuild(model) };
      this.#measure(rebuilt);
      return rebuilt;
    });
  };

  #measure({ digit, byVae, byVaeGan }: Rebuilt): void {
    const pictures = [digit, byVae, byVaeGan, moved(digit, this.shift, 0), blurred(digit, this.blurring)];
    const all = new Uint8ClampedArray(pictures.length * digit.length);
    pictures.forEach((picture, i) => {
      all.set(picture, i * digit.length);
    });
    void this.#likeness.run(async (call) => {
      const { model, latents } = await modelAtHand(this.services, 'vae-gan');
      const { features, logits } = await latents.likeness(model, all, call);
      const width = features.length / pictures.length;
      const layer = (i: number): Float32Array => features.subarray(i * width, (i + 1) * width);
      return {
        pictures: pictures.map((_, i) => digitAt(all, i)),
        inPixels: pictures.map((picture) => halfSquaredDistance(digit, picture) / 255 ** 2),
        inLayer: pictures.map((_, i) => halfSquaredDistance(layer(0), layer(i))),
        belief: Array.from(logits, sigmoid),
      };
    });
  }

  #onShift(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.shift = event.target.valueAsNumber;
    if (this.#rebuilt.value) this.#measure(this.#rebuilt.value);
  }

  #onBlur(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.blurring = event.target.valueAsNumber;
    if (this.#rebuilt.value) this.#measure(this.#rebuilt.value);
  }
}

customElements.define('likeness-figure', LikenessFigure);

declare global {
  interface HTMLElementTagNameMap {
    'likeness-figure': LikenessFigure;
  }
}
