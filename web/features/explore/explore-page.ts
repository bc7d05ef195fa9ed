import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AddressBar } from '../../address/addressBar.ts';
import { patched, type AddressChangeEvent } from '../../address/addressChange.ts';
import { byModel } from '../../address/byModel.ts';
import { nowhere } from '../../address/digitLinks.ts';
import { familiesOf, familyOf, memberOf } from '../../engine/families.ts';
import { formatFragment, newSeed, parseFragment, type PageAddress } from '../../address/pageAddress.ts';
import { defaultModel, type Insets, type PageSetup } from '../../engine/pageSetup.ts';
import { StoreController } from '../../engine/storeController.ts';
import { EXPLORE } from '../../address/views.ts';
import { TabOnScreen, tabIn } from '../../kit/tabOnScreen.ts';
import { DigitsPaintEvent, AddressProblemEvent } from '../../kit/events.ts';
import { LocalizedElement } from '../../text/localizedElement.ts';
import '../../kit/model-choice.ts';
import { tabElement, tabLinks } from '../../kit/tabs.ts';
import type { ExploreTab } from './exploreTab.ts';
import { readExplore } from './exploreFields.ts';
import { TABS, type ExploreTabEntry } from './exploreTabs.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { tabbedPageStyles } from '../../kit/tabbedPageStyles.ts';

const NOWHERE = nowhere(EXPLORE);

/**
 * Latent space, in tabs that share a model and a digit.
 *
 * @fires digits-paint - there is something to see
 */
export class ExplorePage extends LocalizedElement {
  static override styles = [controls, focusRing, sectionStyles, tabbedPageStyles];
  static override properties = {
    setup: { attribute: false },
    insets: { attribute: false },
    address: { state: true },
  };

  declare setup: PageSetup;
  declare insets: Insets;
  declare address: PageAddress;

  readonly #status = new StoreController(this);
  readonly #addressBar = new AddressBar(EXPLORE, (fragment) => {
    this.#show(this.#parse(fragment));
    this.#addressBar.replace(this.address);
  });
  readonly #shown = new TabOnScreen<ExploreTab>(this, () => this.dispatchEvent(new DigitsPaintEvent()));
  #wasFailed = false;

  constructor() {
    super();
    this.addController(this.#addressBar);
    this.address = NOWHERE;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('setup')) {
      this.#status.store = this.setup.status;
      this.#show(this.#parse(location.hash));
      this.#addressBar.replace(this.address);
    }
    const { phase } = this.setup.status.current;
    // A retry waits for the model, which no other part of this page requests.
    if (this.#wasFailed && phase === 'starting') {
      this.setup.engine.start(modelOf(this.address, this.setup.shipped));
      this.#shown.renew();
    }
    this.#wasFailed = phase === 'failed';
  }

  protected override render(): TemplateResult {
    const tab = tabIn(TABS, this.address.fields['e']);
    const { element } = this.#shown;
    if (element) {
      element.setup = this.setup;
      element.address = this.address;
    }
    return html`<article data-tab=${tab.id} @address-change=${this.#onChange}>
      <h1 tabindex="-1">${msg('Explore')}</h1>
      ${tabLinks(msg('Explore tabs'), TABS, tab, this.#hrefOf)} ${tab.models ? this.#models(tab.models) : nothing}
      <div class="tab">${tabElement(this.#shown)}</div>
    </article>`;
  }

  readonly #hrefOf = (tab: ExploreTabEntry): string => {
    const { b, g } = this.address.fields;
    return formatFragment({ ...this.address, fields: { e: tab.id, ...(b && { b }), ...(g && { g }) } });
  };

  #models(kind: 'all' | 'conditional'): TemplateResult {
    const { shipped, status } = this.setup;
    const models = shipped.filter(({ classes }) => kind === 'all' || classes > 0);
    const { onDevice } = status.current;
    return html`<div class="models">
      <model-choice
        .models=${models}
        .model=${modelOf(this.address, shipped)}
        .onDevice=${onDevice}
        .isOfFamilies=${kind === 'conditional'}
        .digitClass=${this.address.class}
      ></model-choice>
    </div>`;
  }

  #parse(fragment: string): PageAddress {
    const { shipped } = this.setup;
    const model = this.address.model || defaultModel(this.setup).id;
    const defaults = { ...NOWHERE, model, seed: this.address.model === '' ? newSeed() : this.address.seed };
    const { address, problems } = parseFragment(fragment, defaults, shipped);
    for (const problem of problems) this.dispatchEvent(new AddressProblemEvent(problem));
    const { e } = address.fields;
    const { fields, unread } = readExplore(address.fields);
    if (unread.length > 0) this.dispatchEvent(new AddressProblemEvent(['rest', unread.join(' ')]));
    if (e !== undefined && tabIn(TABS, e).id !== e) {
      this.dispatchEvent(new AddressProblemEvent(msg('There is no such tab here, so this is the first one.')));
      return { ...address, fields: { ...fields, e: TABS[0].id } };
    }
    return { ...address, fields };
  }

  #show(asked: PageAddress): void {
    const tab = tabIn(TABS, asked.fields['e']);
    const address = tab.models === 'conditional' ? this.#conditional(asked) : asked;
    const { engine, shipped, status } = this.setup;
    const model = modelOf(address, shipped);
    if (address.model !== this.address.model) engine.start(model);
    status.show(model, address.temperature);
    this.address = address;
    this.#shown.show(tab);
  }

  /** The same by the model of the family that is told a class. */
  #conditional(address: PageAddress): PageAddress {
    const { shipped } = this.setup;
    if (modelOf(address, shipped).classes > 0) return address;
    const families = familiesOf(shipped) ?? [];
    const family = familyOf(address.model, families);
    const model: ShippedModel | undefined =
      (family && memberOf(family, true)) ?? shipped.find(({ classes }) => classes > 0);
    return model ? byModel(address, model) : address;
  }

  #onChange({ patch, isStep }: AddressChangeEvent): void {
    const address = patched(this.address, patch, this.setup.shipped);
    if (isStep) this.#addressBar.push(address);
    this.#show(address);
    if (!isStep) this.#addressBar.replaceSoon(address);
  }
}

customElements.define('explore-page', ExplorePage);

declare global {
  interface HTMLElementTagNameMap {
    'explore-page': ExplorePage;
  }
}
