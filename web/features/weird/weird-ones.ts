import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MAX_INDEX, type DigitAddress } from '../../../workers/core/address.ts';
import type { AddressPatch } from '../../address/addressChange.ts';
import { AddressController, type CameAddress } from '../../address/addressController.ts';
import { digitName } from '../../kit/digitName.ts';
import { nextTask } from '../../../workers/core/nextTask.ts';
import { formatNumber } from '../../text/locale.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import type { Insets } from '../../engine/services.ts';
import { WALL, WEIRD } from '../../address/views.ts';
import { openLink } from '../../address/openedStep.ts';
import { FoundLast } from './foundLast.ts';
import { searchWeird, judgedPixels, type JudgedRange } from './weirdSearch.ts';
import { weirdest } from './weirdness.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import { AnnounceEvent, DigitsPaintEvent } from '../../kit/events.ts';
import '../../kit/failure-panel.ts';
import { nextIcon, placeIcon } from '../../kit/icons.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import '../../kit/choice-field.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { digitTileStyles } from '../../kit/digitTilesStyles.ts';
import { TilePainter } from '../../ink/tilePainter.ts';
import { modelName } from '../../text/modelName.ts';

/** How many digits the judge is shown, and how many of them the page shows. */
const SEARCHED = 1000;
const SHOWN = 60;
/** Edge of a drawn tile in pixels. */
const EDGE = 168;
const BY = ['doubt', 'distance'] as const;

/**
 * Of the next thousand digits of a wall, those that the judge finds weirdest.
 *
 * @fires digits-paint - they were drawn
 */
export class WeirdOnes extends DeferredElement {
  static override styles = [controls, focusRing, digitTileStyles];
  static override properties = {
    insets: { attribute: false },
    judged: { state: true },
  };

  declare insets: Insets;
  /** Judged digits of this address. */
  declare judged: JudgedRange | undefined;

  readonly #task = new AsyncTask(this);
  readonly #painter = new TilePainter();
  readonly #address = new AddressController<PageAddress>(this, {
    view: WEIRD,
    keepsModel: false,
    read: (address, { tell }) => this.#read(address, tell),
    write: (address) => address,
    show: (address, { before }) => {
      this.#show(address, before);
    },
  });

  constructor() {
    super();
    this.judged = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#painter.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    const { judged } = this;
    const { shown: address } = this.#address;
    const model = modelOf(address, this.services.shipped);
    const [from, to] = [address.index, Math.min(address.index + SEARCHED - 1, MAX_INDEX)].map((i) => formatNumber(i));
    const wall = formatFragment({ ...address, view: WALL.id, fields: {} });
    return html`<article data-seen=${judged?.digits.length ?? 0} data-busy=${this.#task.isPending ? 'yes' : 'no'}>
      <header>
        <div>
          <h1 tabindex="-1">${msg('Weird ones')}</h1>
          <p>
            ${msg(str`Digits ${from} to ${to} of seed ${address.seed}, by the ${modelName(model.name)}: the weirdest first.`)}
          </p>
        </div>
        <div class="actions">
          <choice-field
            look="segments"
            .label=${msg('Sort by')}
            .options=${[
              { value: 'doubt', name: msg('the judge’s doubt') },
              { value: 'distance', name: msg('unusualness') },
            ]}
            .chosen=${this.#by}
            @option-chosen=${this.#onBy}
          ></choice-field>
          <a class="button" href=${wall}>${placeIcon}${msg('To the wall')}</a>
          <button ?disabled=${address.index + SEARCHED > MAX_INDEX} @click=${this.#onNext}>
            ${msg('The next 1,000')}${nextIcon}
          </button>
        </div>
      </header>
      <p class="lead">
        ${
          this.#by === 'doubt'
            ? msg('The judge (a network that reads digits) is least sure of these.')
            : msg(
                'These are the most unusual of their class: their features in the judge are farthest from those of the others.',
              )
        }
      </p>
      ${this.#progress()}
      ${
        judged && judged.digits.length > 0
          ? html`<ul>
              ${weirdest(judged.digits, this.#by, SHOWN).map((place) => this.#tile(judged, place))}
            </ul>`
          : nothing
      }
    </article>`;
  }

  #progress(): TemplateResult | typeof nothing {
    const { isPending, share, progress, failure } = this.#task;
    if (failure) {
      return html`<failure-panel
        .heading=${msg('The weird ones cannot be found at the moment')}
        .text=${failure}
        @retry=${this.#search}
      ></failure-panel>`;
    }
    if (!isPending) return this.#given();
    const words =
      progress?.unit === 'bytes'
        ? msg(
            str`Downloading the judge: ${formatNumber(Math.round(progress.done / 1000))} of ${formatNumber(Math.round(progress.total / 1000))} kB`,
          )
        : msg(str`The judge has read ${formatNumber(Math.round(share * SEARCHED))} of ${formatNumber(SEARCHED)}`);
    return html`<div class="progress">
      <p id="looking">${words}</p>
      <progress aria-labelledby="looking" max="1" .value=${share}></progress>
      <button @click=${this.#onCancel}>${msg('Stop')}</button>
    </div>`;
  }

  /** After a search that was cancelled: how many digits were judged, and a button to go on. */
  #given(): TemplateResult | typeof nothing {
    const count = this.judged?.digits.length ?? 0;
    if (count >= Math.min(SEARCHED, MAX_INDEX - this.#address.shown.index + 1)) return nothing;
    return html`<div class="progress">
      <p>${msg(str`Stopped after ${formatNumber(count)} digits.`)}</p>
      <button @click=${this.#search}>${msg('Read all')}</button>
    </div>`;
  }

  #tile(judged: JudgedRange, place: number): TemplateResult {
    const index = judged.first + place;
    const { belief, confidence, distance } = judged.digits[place] ?? { belief: 0, confidence: 0, distance: 0 };
    const address: DigitAddress = { ...this.#address.shown, index };
    const name = digitName(address, modelOf(address, this.services.shipped));
    const percent = formatNumber(confidence, { style: 'percent' });
    const words =
      this.#by === 'doubt'
        ? msg(str`${belief}? ${percent} confidence`)
        : msg(str`${formatNumber(distance, { maximumSignificantDigits: 2 })} σ from a typical ${belief}`);
    const link = formatFragment({ ...this.#address.shown, index, view: WALL.id, isOpen: true, fields: {} });
    const open = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // it opens elsewhere
      event.preventDefault();
      this.#found.open(index);
      openLink(link);
    };
    return html`<li data-index=${index}>
      <a href=${link} @click=${open} aria-label="${name}, ${words}"
        ><canvas width=${EDGE} height=${EDGE} data-place=${place}></canvas
      ></a>
      <p class="words"><b>${formatNumber(index)}</b> ${words}</p>
    </li>`;
  }

  protected override updated(): void {
    const { judged } = this;
    if (!judged) return;
    this.#painter.paint(
      this.renderRoot.querySelectorAll('canvas'),
      ({ dataset }) => {
        const place = Number(dataset['place']);
        return { key: String(judged.first + place), pixels: judgedPixels(judged, place) };
      },
      this.services.settings.current.drawing,
    );
  }

  get #by(): (typeof BY)[number] {
    return BY.find((by) => by === this.#address.shown.fields['by']) ?? 'doubt';
  }

  #read(address: PageAddress, tell: CameAddress['tell']): PageAddress {
    const by = address.fields['by'];
    if (by === undefined || BY.some((known) => known === by)) return address;
    const name = by.slice(0, 40);
    tell(msg(str`There is no order “${name}” here, so digits are sorted by the judge’s doubt.`));
    return { ...address, fields: {} };
  }

  /** Searches, unless only the order is another. */
  #show(address: PageAddress, before: PageAddress | undefined): void {
    this.services.status.show(modelOf(address, this.services.shipped), address.temperature);
    const isSame = before && formatFragment({ ...address, fields: {} }) === formatFragment({ ...before, fields: {} });
    if (isSame && this.judged) return;
    this.judged = this.#found.of(address);
    if (this.judged) void this.#showFound();
    else this.#search();
  }

  get #found(): FoundLast {
    return this.services.once(createFoundLast);
  }

  /** The list that was left to see one of its digits, with the keyboard at that digit. */
  async #showFound(): Promise<void> {
    this.#task.cancel();
    const opened = this.#found.takeOpened();
    await this.updateComplete;
    this.dispatchEvent(new DigitsPaintEvent());
    await nextTask(); // the shell has brought the page to its beginning
    const link = this.renderRoot.querySelector<HTMLElement>(`li[data-index="${opened ?? ''}"] a`);
    link?.scrollIntoView({ block: 'center', behavior: 'instant' });
    link?.focus({ preventScroll: true });
  }

  #search(): void {
    const { seed, index, temperature, prior, class: digitClass } = this.#address.shown;
    const count = Math.min(SEARCHED, MAX_INDEX - index + 1);
    const model = modelOf(this.#address.shown, this.services.shipped);
    const address = { seed, temperature, prior, class: digitClass, first: index, count };
    const { shown: asked } = this.#address;
    void this.#task
      .run(async (call) => {
        const engine = await this.services.engine.latentEngine();
        await searchWeird(engine, model, address, {
          ...call,
          onJudged: (judged) => {
            if (this.#address.shown.index === asked.index && this.#address.shown.model === asked.model)
              this.judged = judged;
          },
        });
      })
      .then((isWhole) => {
        if (isWhole) this.dispatchEvent(new AnnounceEvent(msg('The weirdest digits have been found.')));
        if (isWhole && this.judged) this.#found.keep(this.#address.shown, this.judged);
        void this.updateComplete.then(() => this.dispatchEvent(new DigitsPaintEvent()));
      });
  }

  #onBy({ value }: OptionChosenEvent): void {
    this.#push({ fields: value === 'doubt' ? {} : { by: value } });
  }

  #onNext(): void {
    this.#push({ index: this.#address.shown.index + SEARCHED });
  }

  #push(patch: AddressPatch): void {
    this.#address.push({ ...this.#address.shown, ...patch });
  }

  #onCancel(): void {
    this.#task.cancel();
  }
}

const createFoundLast = (): FoundLast => new FoundLast();

customElements.define('weird-ones', WeirdOnes);

declare global {
  interface HTMLElementTagNameMap {
    'weird-ones': WeirdOnes;
  }
}
