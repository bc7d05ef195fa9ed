import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AddressController, type CameAddress } from '../../address/addressController.ts';
import type { AddressChangeEvent } from '../../address/addressChange.ts';
import { byModel } from '../../address/byModel.ts';
import { familiesOf, familyOf, memberOf } from '../../engine/families.ts';
import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import type { Insets } from '../../engine/services.ts';
import { StoreController } from '../../engine/storeController.ts';
import { EXPLORE } from '../../address/views.ts';
import { TabOnScreen, tabIn } from '../../kit/tabOnScreen.ts';
import { DigitsPaintEvent } from '../../kit/events.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import '../../kit/model-choice.ts';
import { tabElement, tabLinks } from '../../kit/tabs.ts';
import type { ExploreTab } from './exploreTab.ts';
import { isExample, whyNot, withExample } from './exploreExamples.ts';
import { readExplore } from './exploreFields.ts';
import { TABS, type ExploreTabEntry } from './exploreTabs.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { modelName } from '../../text/modelName.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { tabbedPageStyles } from '../../kit/tabbedPageStyles.ts';

/**
 * Latent space, in tabs that share a model and a digit.
 *
 * @fires digits-paint - there is something to see
 */
export class ExplorePage extends ServicedElement {
  static override styles = [controls, focusRing, sectionStyles, tabbedPageStyles];
  static override properties = {
    insets: { attribute: false },
  };

  declare insets: Insets;

  readonly #status = new StoreController(this);
  readonly #address = new AddressController<PageAddress>(this, {
    view: EXPLORE,
    keepsModel: true,
    read: (address, came) => this.#read(address, came),
    write: (address) => address,
    show: (address, { before }) => {
      this.#show(address, before);
    },
    isExample: (address) => isExample(address, tabIn(TABS, address.fields['e']).id),
  });
  readonly #shown = new TabOnScreen<ExploreTab>(this, () => this.dispatchEvent(new DigitsPaintEvent()));
  #wasFailed = false;
  /** The model of the address, where the tab has taken another one instead. */
  #wanted: ShippedModel | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) {
      this.#status.store = this.services.status;
      this.#address.begin(this.services);
    }
    const { phase } = this.services.status.current;
    // A retry waits for the model, which no other part of this page requests.
    if (this.#wasFailed && phase === 'starting') {
      this.services.engine.start(modelOf(this.#address.shown, this.services.shipped));
      this.#shown.renew();
    }
    this.#wasFailed = phase === 'failed';
  }

  protected override render(): TemplateResult {
    const { shown: address } = this.#address;
    const tab = tabIn(TABS, address.fields['e']);
    const { element } = this.#shown;
    if (element) {
      element.address = address;
      element.modelChoice = tab.models ? this.#models(tab, tab.models) : nothing;
    }
    return html`<article data-tab=${tab.id} @address-change=${this.#onChange}>
      <h1 tabindex="-1">${msg('Explore')}</h1>
      ${tabLinks(msg('Explore tabs'), TABS, tab, this.#hrefOf)}
      <div class="tab">${tabElement(this.#shown)}</div>
    </article>`;
  }

  readonly #hrefOf = (tab: ExploreTabEntry): string => {
    const { shown } = this.#address;
    // From an untouched example to the example of the other tab.
    if (isExample(shown, tabIn(TABS, shown.fields['e']).id)) return `#v=${EXPLORE.id}&e=${tab.id}`;
    const { b, g } = shown.fields;
    return formatFragment({ ...shown, fields: { e: tab.id, ...(b && { b }), ...(g && { g }) } });
  };

  #models(tab: ExploreTabEntry, kind: 'all' | 'conditional'): TemplateResult {
    const { shipped, status } = this.services;
    const models = shipped.filter(({ classes }) => kind === 'all' || classes > 0);
    const { onDevice } = status.current;
    const model = modelOf(this.#address.shown, shipped);
    const notes = [this.#wanted && this.#whyOther(this.#wanted, model), whyNot(tab.id, model, shipped)];
    return html`<div class="models">
      <model-choice
        .models=${models}
        .model=${model}
        .onDevice=${onDevice}
        .isOfFamilies=${kind === 'conditional'}
        .digitClass=${this.#address.shown.class}
      ></model-choice>
      ${notes.map((note) => (note ? html`<p class="muted" role="status">${note}</p>` : nothing))}
    </div>`;
  }

  /** The page changes no model without saying so. */
  #whyOther(wanted: ShippedModel, { name }: ShippedModel): string {
    return msg(str`${modelName(wanted.name)} cannot be told which digit to draw, so this is ${modelName(name)}.`);
  }

  #read(address: PageAddress, { fragment, tell }: CameAddress): PageAddress {
    const { e } = address.fields;
    const { fields, unread } = readExplore(address.fields);
    if (unread.length > 0) tell(['rest', unread.join(' ')]);
    const tab = tabIn(TABS, e);
    const isKnown = e === undefined || tab.id === e;
    if (!isKnown) tell(msg('There is no such tab here, so this is the first one.'));
    const read = { ...address, fields: isKnown ? fields : { ...fields, e: tab.id } };
    const begun =
      this.services.settings.current.model === '' ? withExample(read, tab.id, fragment, this.services.shipped) : read;
    const shown = tab.models === 'conditional' ? this.#conditional(begun) : begun;
    this.#wanted = shown.model === begun.model ? undefined : modelOf(begun, this.services.shipped);
    return shown;
  }

  #show(address: PageAddress, before: PageAddress | undefined): void {
    const { engine, shipped, status } = this.services;
    const model = modelOf(address, shipped);
    if (address.model !== before?.model) engine.start(model);
    status.show(model, address.temperature);
    this.#shown.show(tabIn(TABS, address.fields['e']));
  }

  /** The same by the model of the family that is told a class. */
  #conditional(address: PageAddress): PageAddress {
    const { shipped } = this.services;
    if (modelOf(address, shipped).classes > 0) return address;
    const families = familiesOf(shipped) ?? [];
    const family = familyOf(address.model, families);
    const model: ShippedModel | undefined =
      (family && memberOf(family, true)) ?? shipped.find(({ classes }) => classes > 0);
    return model ? byModel(address, model) : address;
  }

  #onChange(event: AddressChangeEvent): void {
    if (event.patch.model !== undefined) this.#wanted = undefined;
    this.#address.change(event);
  }
}

customElements.define('explore-page', ExplorePage);

declare global {
  interface HTMLElementTagNameMap {
    'explore-page': ExplorePage;
  }
}
