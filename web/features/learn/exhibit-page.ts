import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MAX_SEED } from '../../../workers/core/address.ts';
import { STREAM } from '../../../workers/core/random.ts';
import { RandomSequence } from '../../../workers/core/randomSequence.ts';
import { AddressController, type CameAddress } from '../../address/addressController.ts';
import { nowhere } from '../../address/digitLinks.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { newSeed, type PageAddress } from '../../address/pageAddress.ts';
import type { Insets } from '../../engine/services.ts';
import { EXHIBIT } from '../../address/views.ts';
import { centreAsMnist } from '../../ink/centredDrawing.ts';
import '../../kit/digit-pad.ts';
import type { DrawingChangeEvent } from '../../kit/digit-pad.ts';
import '../../kit/ink-tile.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import { firstWorkNote } from '../../kit/work-note.ts';
import { makeRounds, ownRound, type Distances, type Round, type Rounds } from './exhibitRounds.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';
import { keepTally, readTally, type Tally } from './tally.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { exhibitStyles } from './exhibitPageStyles.ts';

const ONE = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const NUMBER = /^\d{1,16}$/;

/** Which round is shown. */
interface Place {
  /** Of all digits of a set of rounds. */
  readonly seed: number;
  /** From 0. */
  readonly round: number;
}

/** Which of two pictures b and c looks nearer to a, and which one is nearer by three measures. */
export class ExhibitPage extends ServicedElement {
  static override styles = [controls, focusRing, figureStyles, exhibitStyles];
  static override properties = {
    insets: { attribute: false },
    vote: { state: true },
    tally: { state: true },
    own: { state: true },
    isDrawing: { state: true },
    remark: { state: true },
  };

  declare insets: Insets;
  declare vote: 'b' | 'c' | undefined;
  declare tally: Tally;
  /** The round about the visitor's own drawing, while it is on screen. */
  declare own: Round | undefined;
  declare isDrawing: boolean;
  /** What is wrong with a drawing. */
  declare remark: string;

  readonly #rounds = new AsyncTask<Rounds>(this);
  readonly #ownRound = new AsyncTask<Round | undefined>(this);
  readonly #address = new AddressController<Place>(this, {
    view: EXHIBIT,
    keepsModel: false,
    read: ({ fields }, { tell }) => readPlace(fields, tell),
    write: ({ seed, round }) => ({
      ...nowhere(EXHIBIT),
      fields: { set: String(seed), round: String(round + 1) },
    }),
    show: ({ seed }, { before }) => {
      this.#show(seed, before?.seed);
    },
  });

  constructor() {
    super();
    this.vote = undefined;
    this.tally = readTally();
    this.own = undefined;
    this.isDrawing = false;
    this.remark = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    const shown = this.own ?? this.#shown;
    return html`<article data-round=${this.#address.shown.round + 1} data-ready=${shown !== undefined}>
      <h1 tabindex="-1">${msg('Which is nearer?')}</h1>
      <p>
        ${msg(
          'Above is a picture a. Below are two others. Which of them looks nearer to a? Choose, and see what three measures say.',
        )}
      </p>
      ${this.#pictures(shown)} ${firstWorkNote(this.#rounds)}
      <div class="answer" aria-live="polite">${shown && this.vote ? this.#answer(shown, this.vote) : nothing}</div>
      <div class="actions">
        <button class="primary" ?disabled=${!shown} @click=${this.#onNext}>${msg('Next round')}</button>
        <button aria-expanded=${this.isDrawing ? 'true' : 'false'} @click=${this.#onDraw}>
          ${msg('With a digit of your own')}
        </button>
      </div>
      ${this.isDrawing ? this.#pad() : nothing}
      <p><a href="#v=learn&amp;on=vae-gan">${msg('Why the VAE-GAN measures at layer l')}</a></p>
    </article>`;
  }

  #pictures(shown: Round | undefined): TemplateResult {
    const sides = this.#isSwapped ? (['c', 'b'] as const) : (['b', 'c'] as const);
    const names = [msg('This one: left'), msg('This one: right')];
    return html`<div class="pictures">
      <div class="picture first"><ink-tile .pixels=${shown?.a} .name=${msg('Picture a')}></ink-tile><span>a</span></div>
      ${sides.map((side, i) => {
        const choose = (): void => {
          this.#choose(side);
        };
        return html`<button
          class="picture"
          ?disabled=${!shown}
          aria-pressed=${this.vote === side ? 'true' : 'false'}
          aria-label=${names[i] ?? ''}
          @click=${choose}
        >
          <ink-tile .pixels=${shown?.[side]}></ink-tile><span>${this.vote ? side : msg('This one')}</span>
        </button>`;
      })}
    </div>`;
  }

  #answer(round: Round, vote: 'b' | 'c'): TemplateResult {
    const { shape, pixels } = this.tally;
    const rows: readonly (readonly [string, Distances])[] = [
      [msg('pixel by pixel'), round.inPixels],
      [msg('features of the judge, which reads digits'), round.toJudge],
      [msg('layer l of the VAE-GAN’s discriminator'), round.inLayer],
    ];
    return html`
      <h2>${vote === 'c' ? msg('You look at shapes') : msg('You agree with the pixels')}</h2>
      <p>${this.#whatThisWas(round)} ${this.#verdict(round)}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table of distances')}>
        <table>
          <tr>
            <th scope="col">${msg('distance')}</th>
            <th scope="col">${msg('a to b')}</th>
            <th scope="col">${msg('a to c')}</th>
          </tr>
          ${rows.map(
            ([name, { b, c }]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td ?data-nearer=${b < c}>${formatNumber(b, ONE)}</td>
                <td ?data-nearer=${c < b}>${formatNumber(c, ONE)}</td>
              </tr>`,
          )}
        </table>
      </div>
      <p class="quiet-text">
        ${msg(str`Your votes so far: ${shape} for shapes, ${pixels} for pixels. They stay on this device.`)}
        ${this.#share()}
      </p>
    `;
  }

  #whatThisWas({ kind }: Round): string {
    switch (kind) {
      case 'blur':
        return msg('b is a itself, blurred. c is a itself, moved or slanted a little. Pixel by pixel, b is nearer.');
      case 'ghost':
        return msg(
          'b is a with another digit faintly added. c is a itself, moved or slanted a little. Pixel by pixel, b is nearer.',
        );
      case 'other digit':
        return msg('b is another digit. c is a itself, moved or slanted a little. Pixel by pixel, b is nearer.');
    }
  }

  #verdict({ inLayer, toJudge }: Round): string {
    const [layer, judge] = [inLayer.c < inLayer.b, toJudge.c < toJudge.b];
    if (layer && judge) return msg('Layer l and the judge see what you see: c is nearer.');
    if (layer) return msg('Layer l finds c nearer, the judge does not.');
    if (judge) return msg('The judge finds c nearer; this time layer l is no better than the pixels.');
    return msg(
      'This time neither layer l nor the judge is better than the pixels: they know only what they were trained on.',
    );
  }

  /** Rounds are not selected by layer l, so the share in which it fails may be shown. */
  #share(): string {
    const rounds = this.#rounds.value?.rounds ?? [];
    const right = rounds.filter(({ inLayer }) => inLayer.c < inLayer.b).length;
    const read = rounds.filter(({ toJudge }) => toJudge.c < toJudge.b).length;
    return msg(
      str`Of the ${rounds.length} rounds made here, layer l finds c nearer in ${right}, the judge in ${read}, and pixels in none: that is how they were chosen.`,
    );
  }

  #pad(): TemplateResult {
    return html`<section>
      <h2>${msg('Draw a')}</h2>
      <digit-pad .label=${msg('Sheet for a digit of your own')} @drawing-change=${this.#onDrawing}></digit-pad>
      <p class="quiet-text" role="status">${this.remark}</p>
      ${this.#ownRound.failure === '' ? nothing : firstWorkNote(this.#ownRound)}
    </section>`;
  }

  get #shown(): Round | undefined {
    const rounds = this.#rounds.value?.rounds;
    return rounds?.[this.#address.shown.round % rounds.length];
  }

  /** Whether c stands on the left: random, but fixed by the address. */
  get #isSwapped(): boolean {
    const { seed, round } = this.#address.shown;
    return new RandomSequence(seed, STREAM.drawing, round).uniform() < 0.5;
  }

  #choose(side: 'b' | 'c'): void {
    // The first look counts; what is known afterwards is no vote.
    if (this.vote === undefined) {
      const { shape, pixels } = this.tally;
      this.tally = side === 'c' ? { shape: shape + 1, pixels } : { shape, pixels: pixels + 1 };
      keepTally(this.tally);
    }
    this.vote ??= side;
  }

  #onNext(): void {
    const count = this.#rounds.value?.rounds.length ?? 0;
    const { seed, round } = this.#address.shown;
    this.#address.push(round + 1 < count ? { seed, round: round + 1 } : { seed: newSeed(), round: 0 });
  }

  #onDraw(): void {
    this.isDrawing = !this.isDrawing;
  }

  #onDrawing({ drawing, isDone }: DrawingChangeEvent): void {
    if (!isDone) return;
    const centred = centreAsMnist(drawing);
    const rounds = this.#rounds.value;
    if (centred.kind !== 'digit' || !rounds) {
      this.remark = this.#remarkOn(centred.kind);
      return;
    }
    this.remark = '';
    const a = new Uint8ClampedArray(centred.pixels);
    void this.#ownRound.run(async (call) => {
      const own = await ownRound(this.services, a, rounds.set, call);
      this.own = own;
      this.vote = undefined;
      this.remark = own
        ? msg('Your digit is now a, above. Which of the two looks nearer to it?')
        : msg('No picture was found that is nearer to this drawing than its moved copy. Try another drawing.');
      return own;
    });
  }

  #remarkOn(kind: ReturnType<typeof centreAsMnist>['kind']): string {
    switch (kind) {
      case 'empty':
        return '';
      case 'dot':
        return msg('That is a dot. Draw a digit as large as the sheet.');
      case 'full':
        return msg('That is more ink than a digit has. Draw it with fewer strokes.');
      case 'digit':
        return msg('The digits to compare it with are still being made.');
    }
  }

  #show(seed: number, before: number | undefined): void {
    if (seed !== before || !this.#rounds.value) void this.#rounds.run((call) => makeRounds(this.services, seed, call));
    this.vote = undefined;
    this.own = undefined;
  }
}

function readPlace({ set, round }: PageAddress['fields'], tell: CameAddress['tell']): Place {
  const isSeed = set !== undefined && NUMBER.test(set) && Number(set) <= MAX_SEED;
  const isRound = round !== undefined && NUMBER.test(round) && Number(round) >= 1 && Number(round) <= 99;
  if ((set !== undefined && !isSeed) || (round !== undefined && !isRound)) {
    tell(msg('The round in this address is not valid, so this is another one.'));
  }
  return { seed: isSeed ? Number(set) : newSeed(), round: isSeed && isRound ? Number(round) - 1 : 0 };
}

customElements.define('exhibit-page', ExhibitPage);

declare global {
  interface HTMLElementTagNameMap {
    'exhibit-page': ExhibitPage;
  }
}
