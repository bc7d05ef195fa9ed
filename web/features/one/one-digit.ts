import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { drawClass } from '../../../workers/core/digitClass.ts';
import { digitName } from '../../kit/digitName.ts';
import { OneDigitAddress, type OneDigitAddressListener } from './oneDigitAddress.ts';
import type { AddressChangeEvent } from '../../address/addressChange.ts';
import { lessonLink } from '../../address/lessonLink.ts';
import { formatNumber } from '../../text/locale.ts';
import type { Insets } from '../../engine/services.ts';
import { gestureOf } from '../../kit/swipe.ts';
import { keyOf, type RecentDigit } from '../../kit/recentDigits.ts';
import { StoreController } from '../../engine/storeController.ts';
import '../../kit/digit-picture.ts';
import { AnnounceEvent, DigitsPaintEvent, type DigitAgainEvent } from '../../kit/events.ts';
import { nextIcon, placeIcon, previousIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { oneDigitStyles } from './oneDigitStyles.ts';
import { paperStyles } from '../../kit/paperStyles.ts';
import { modelName } from '../../text/modelName.ts';

/** Elements that handle the keys themselves which otherwise ask for a digit. */
const OWN_KEYS = 'button, input, a, textarea, select, summary';
/** Of those, the ones that use arrows and Backspace. */
const OWN_ARROWS = 'input, textarea, select';

/**
 * The front page: one digit. Space, Enter, a tap or a swipe bring the next one; Backspace, an arrow or a swipe the other way bring
 * the previous one.
 *
 * @fires digits-paint - the digit was drawn
 */
export class OneDigit extends ServicedElement implements OneDigitAddressListener {
  static override styles = [controls, focusRing, paperStyles, oneDigitStyles];
  static override properties = { insets: { attribute: false } };

  declare insets: Insets;
  wantsNew = false;

  readonly #status = new StoreController(this);
  readonly #settings = new StoreController(this);
  readonly #address = new OneDigitAddress(this, this);
  /** Where the pointer that is down on the paper came down. */
  #down: PointerEvent | undefined;
  #isFirstShown = true;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  /** Announces digits after the first one, which screen readers read with the page. */
  onShown({ address }: RecentDigit): void {
    if (!this.#isFirstShown) this.dispatchEvent(new AnnounceEvent(this.#nameOf(address)));
    this.#isFirstShown = false;
    void this.updateComplete
      .then(() => this.renderRoot.querySelector('digit-picture')?.updateComplete)
      .then(() => this.dispatchEvent(new DigitsPaintEvent()));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#status.store = this.services.status;
    this.#settings.store = this.services.settings;
    this.#address.begin(this.services, this.wantsNew);
  }

  protected override render(): TemplateResult {
    const { shown, recentDigits, address, failure, model } = this.#address;
    return html`
      <article data-digit=${shown ? keyOf(shown.address) : ''}>
        <div
          class="paper"
          @pointerdown=${this.#onPointerDown}
          @touchmove=${this.#onTouchMove}
          @pointerup=${this.#onPointerUp}
          @pointercancel=${this.#onPointerCancel}
        >
          <digit-picture
            .pixels=${shown?.pixels}
            .drawing=${this.services.settings.current.drawing}
            .name=${shown ? this.#nameOf(shown.address) : msg('Generating this digit')}
          ></digit-picture>
          ${failure === undefined ? nothing : this.#failed(failure)}
        </div>
        <div class="words">
          <h1 tabindex="-1">${msg('This digit does not exist')}</h1>
          <p class="made">${shown ? this.#madeText(shown) : this.#waitText()}</p>
          <p class="which">${shown ? this.#whichText(shown) : nothing}</p>
          <div class="steps">
            <button
              aria-label=${msg('Previous digit')}
              title=${msg('Previous digit')}
              ?disabled=${!this.#address.hasPrevious}
              @click=${this.#onPrevious}
            >
              ${previousIcon}
            </button>
            <button class="primary" @click=${this.#onNext}>
              <span>${msg('Next digit')}</span><kbd>${msg('space')}</kbd>${nextIcon}
            </button>
            <favourite-button .address=${address}></favourite-button>
          </div>
          <div class="actions">
            <copy-link .link=${this.#address.link}></copy-link>
            <a class="button" href=${this.#address.placeOnWall}>${placeIcon}${msg('Find it on the wall')}</a>
            <share-button .addresses=${[address]}></share-button>
            <a class="button" href=${this.#address.pictureLink}>${msg('All about this digit')}</a>
            <label class="pixels">
              <input
                type="checkbox"
                .checked=${this.services.settings.current.drawing === 'pixels'}
                @change=${this.#onPixels}
              />
              ${msg('Show pixels')}
            </label>
          </div>
          <div class="maker">
            <model-choice
              .models=${this.services.shipped}
              .model=${model}
              .onDevice=${this.services.status.current.onDevice}
              .digitClass=${address.class}
              @address-change=${this.#onChange}
            ></model-choice>
            ${model ? html`<a class="lesson" href=${lessonLink(model.kind)}>${msg('How it works')}</a>` : nothing}
            <a class="lesson" href="#v=compare&amp;how=blind">${msg('Real or generated?')}</a>
          </div>
        </div>
        <digit-strip
          .digits=${recentDigits}
          .current=${keyOf(address)}
          .models=${this.services.shipped}
          @digit-again=${this.#onDigitAgain}
        ></digit-strip>
      </article>
    `;
  }

  #failed(failure: string): TemplateResult {
    return html`<div class="failure" role="alert">
      <p>${msg(str`This digit could not be drawn. ${failure}`)}</p>
      <button @click=${this.#onRetry}>${msg('Try again')}</button>
    </div>`;
  }

  #waitText(): string | typeof nothing {
    return this.services.status.current.phase === 'failed' ? nothing : msg('Generating on this device …');
  }

  #madeText({ address, elapsedMs }: RecentDigit): TemplateResult {
    const name = modelName(this.services.shipped.find(({ id }) => id === address.model)?.name ?? address.model);
    const milliseconds = formatNumber(elapsedMs, { maximumSignificantDigits: 2 });
    return html`${msg(str`Generated on this device in ${milliseconds} ms by the ${name}.`)}`;
  }

  #whichText({ address }: RecentDigit): string {
    const { seed, index, temperature } = address;
    const model = this.services.shipped.find(({ id }) => id === address.model);
    const facts = [msg(str`Number ${formatNumber(index)} of seed ${seed}`)];
    if (model && model.classes > 0) {
      facts.push(msg(str`class ${address.class ?? drawClass(seed, index, model.classes)}`));
    }
    if (temperature !== 1) facts.push(msg(str`temperature ${formatNumber(temperature)}`));
    return facts.join(' · ');
  }

  #nameOf(address: RecentDigit['address']): string {
    return digitName(address, this.services.shipped.find(({ id }) => id === address.model) ?? { classes: 0 });
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (document.documentElement.hasAttribute('data-modal')) return;
    const [target] = event.composedPath();
    const { key } = event;
    const isStep = key === ' ' || key === 'Enter';
    if (target instanceof Element && target.matches(isStep ? OWN_KEYS : OWN_ARROWS)) return;
    if (isStep || key === 'ArrowRight') this.#address.next(event.repeat);
    else if (key === 'Backspace' || key === 'ArrowLeft') this.#address.previous(event.repeat);
    else return;
    event.preventDefault();
  };

  #onPointerDown(event: PointerEvent): void {
    this.#down = event.isPrimary && event.button === 0 ? event : undefined;
  }

  #onPointerUp(event: PointerEvent): void {
    const down = this.#down;
    this.#down = undefined;
    if (event.pointerId !== down?.pointerId || this.#address.failure !== undefined) return;
    const gesture = gestureOf({ dx: event.clientX - down.clientX, dy: event.clientY - down.clientY });
    if (gesture === 'tap' || gesture === 'left') this.#address.next();
    if (gesture === 'right') this.#address.previous();
  }

  /** Without it Chromium treats a swipe as a fling, and the next tap only stops that fling; touch-action does not prevent it. */
  #onTouchMove(event: TouchEvent): void {
    const { 0: finger, length } = event.touches;
    if (!this.#down || !finger || length > 1 || !event.cancelable) return;
    const { clientX, clientY } = this.#down;
    if (Math.abs(finger.clientX - clientX) > Math.abs(finger.clientY - clientY)) event.preventDefault();
  }

  #onPointerCancel(): void {
    this.#down = undefined;
  }

  #onNext(): void {
    this.#address.next();
  }

  #onPrevious(): void {
    this.#address.previous();
  }

  #onRetry(): void {
    this.#address.retry();
  }

  #onPixels(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.services.settings.update({ drawing: event.target.checked ? 'pixels' : 'contours' });
  }

  #onChange({ patch }: AddressChangeEvent): void {
    this.#address.change(patch);
  }

  #onDigitAgain({ digit }: DigitAgainEvent): void {
    this.#address.showAgain(digit);
  }
}

customElements.define('one-digit', OneDigit);

declare global {
  interface HTMLElementTagNameMap {
    'one-digit': OneDigit;
  }
}
