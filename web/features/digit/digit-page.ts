import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { drawClass } from '../../../workers/core/digitClass.ts';
import { certificateLink } from '../../address/certificateLink.ts';
import { exploreLink } from '../../address/digitLinks.ts';
import { digitName } from '../../kit/digitName.ts';
import { formatNumber } from '../../text/locale.ts';
import type { Insets } from '../../engine/services.ts';
import { DigitPageAddress, type PictureListener, type ShownPicture } from './digitPageAddress.ts';
import { priorName } from '../../kit/priorName.ts';
import { StoreController } from '../../engine/storeController.ts';
import '../../kit/copy-link.ts';
import '../../kit/digit-picture.ts';
import { AnnounceEvent, DigitsPaintEvent } from '../../kit/events.ts';
import { nextIcon, placeIcon, previousIcon } from '../../kit/icons.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import './class-row.ts';
import './family-row.ts';
import './judge-section.ts';
import './neighbour-row.ts';
import './temperature-row.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { digitPageStyles } from './digitPageStyles.ts';
import { paperStyles } from '../../kit/paperStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { modelName } from '../../text/modelName.ts';

const DECIMALS = { maximumFractionDigits: 4 };
/** Elements that handle arrow keys themselves. */
const OWN_ARROWS = 'input, textarea, select';

/**
 * The page of one digit: whether its pixels are those of the link, and sections about it.
 *
 * @fires digits-paint - the digit was drawn
 */
export class DigitPage extends ServicedElement implements PictureListener {
  static override styles = [controls, focusRing, sectionStyles, paperStyles, digitPageStyles];
  static override properties = { insets: { attribute: false } };

  declare insets: Insets;

  readonly #settings = new StoreController(this);
  readonly #address = new DigitPageAddress(this, this);
  #isFirstShown = true;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  onShown({ address, agreement }: ShownPicture): void {
    const name = digitName(address, modelOf(address, this.services.shipped));
    if (agreement !== undefined) this.dispatchEvent(new AnnounceEvent(agreementText(agreement)));
    else if (!this.#isFirstShown) this.dispatchEvent(new AnnounceEvent(name));
    this.#isFirstShown = false;
    void this.updateComplete.then(() => this.dispatchEvent(new DigitsPaintEvent()));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#settings.store = this.services.settings;
    this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    const { shown, address, failure } = this.#address;
    const model = modelOf(address, this.services.shipped);
    const isThere = shown?.address === address;
    // The digit before stays until the next is there, but not under the name of another model.
    const seen = shown?.address.model === address.model ? shown : undefined;
    return html`
      <article
        data-digit=${isThere ? 'shown' : 'pending'}
        data-agreement=${isThere && shown.agreement !== undefined ? shown.agreement : nothing}
      >
        <div class="digit">
          <div class="paper">
            <digit-picture
              .pixels=${seen?.pixels}
              .drawing=${this.services.settings.current.drawing}
              .name=${seen ? digitName(seen.address, model) : msg('Generating this digit')}
            ></digit-picture>
            ${failure === '' ? nothing : this.#failed(failure)}
          </div>
          <div class="words">
            <h1 tabindex="-1">${msg(str`Digit ${formatNumber(address.index)}`)}</h1>
            <p class="facts">${this.#facts()}</p>
            <div class="keep">
              <favourite-button .address=${address}></favourite-button>
              <share-button .addresses=${[address]}></share-button>
            </div>
            <div class="steps">
              ${this.#step(-1, html`${previousIcon}${msg('Previous digit')}`)}
              ${this.#step(1, html`${msg('Next digit')}${nextIcon}`)}
            </div>
            <div class="actions">
              <copy-link .link=${this.#address.link}></copy-link>
              <a class="button" href=${this.#address.placeOnWall}>${placeIcon}${msg('Find it on the wall')}</a>
            </div>
            <nav class="tabs" aria-label=${msg('Explore from here')}>
              <a href=${exploreLink(address, 'morph')}>${msg('Morph it into another')}</a>
              <a href=${exploreLink(address, 'handwriting')}>${msg('Change its handwriting')}</a>
              <a href=${exploreLink(address, 'map')}>${msg('See it on a map')}</a>
              <a href=${certificateLink(address)}>${msg('Does it exist?')}</a>
            </nav>
          </div>
        </div>
        ${this.#sections()}
        <div class="checksum" role="group" aria-label=${msg('Checksum')}>
          ${isThere ? this.#checksum(shown) : nothing}
        </div>
      </article>
    `;
  }

  /** Of the digit that is asked for; its pixels are given when they are its own. */
  #sections(): TemplateResult {
    const { shown, address } = this.#address;
    const pixels = shown?.address === address ? shown.pixels : undefined;
    const { services } = this;
    return html`
      <judge-section .address=${address} .pixels=${pixels}></judge-section>
      <family-row .address=${address} .pixels=${pixels}></family-row>
      <temperature-row .address=${address} .pixels=${pixels}></temperature-row>
      <class-row
        .address=${address}
        .pixels=${pixels}
        ?hidden=${modelOf(address, services.shipped).classes === 0}
      ></class-row>
      <neighbour-row .address=${address} .pixels=${pixels}></neighbour-row>
    `;
  }

  #step(by: number, label: TemplateResult): TemplateResult {
    const href = this.#address.neighbour(by);
    return href === undefined
      ? html`<button disabled>${label}</button>`
      : html`<a class="button" href=${href}>${label}</a>`;
  }

  #facts(): string {
    const { seed, index, temperature, prior, class: digitClass, model: id } = this.#address.address;
    const model = modelOf({ model: id }, this.services.shipped);
    const facts = [msg(str`seed ${seed}`), msg(str`model ${modelName(model.name)}`)];
    if (model.classes > 0) facts.push(msg(str`class ${digitClass ?? drawClass(seed, index, model.classes)}`));
    if (temperature !== 1) facts.push(msg(str`temperature ${formatNumber(temperature, DECIMALS)}`));
    if (prior !== '') facts.push(msg(str`prior ${priorName(prior)}`));
    return facts.join(' · ');
  }

  #checksum({ checksum, agreement }: ShownPicture): TemplateResult {
    return html`<p>${msg('Checksum of its 784 pixels:')} <code>${checksum}</code></p>
      ${agreement === undefined ? nothing : html`<p class=${agreement === 'identical' ? agreement : 'different'}>${agreementText(agreement)}</p>`}`;
  }

  #failed(failure: string): TemplateResult {
    return html`<div class="failure" role="alert">
      <p>${msg(str`This digit could not be drawn. ${failure}`)}</p>
      <button @click=${this.#onRetry}>${msg('Try again')}</button>
    </div>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (document.documentElement.hasAttribute('data-modal')) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches(OWN_ARROWS)) return;
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const href = by === 0 ? undefined : this.#address.neighbour(by);
    if (href === undefined) return;
    event.preventDefault();
    location.hash = href;
  };

  #onRetry(): void {
    this.#address.retry();
  }
}

function agreementText(agreement: NonNullable<ShownPicture['agreement']>): string {
  switch (agreement) {
    case 'identical':
      return msg('Identical ✓ — the same pixels as those of the link, to the last bit.');
    case 'of another':
      return msg('The checksum in this address belongs to another digit, so these pixels were not compared with it.');
    case 'other engine':
      return msg(
        'Not identical to the pixels of the link: this browser draws with TensorFlow.js, which may differ by one grey level.',
      );
    case 'different':
      return msg(
        'These are not the pixels of the link: it was made with another version of this model, or its address was changed later. This is the digit of the address.',
      );
  }
}

customElements.define('digit-page', DigitPage);

declare global {
  interface HTMLElementTagNameMap {
    'digit-page': DigitPage;
  }
}
