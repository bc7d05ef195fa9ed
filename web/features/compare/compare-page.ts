import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { readCompare } from './compareAddress.ts';
import type { CompareTab } from './models/compareTab.ts';
import { TABS } from './compareTabs.ts';
import type { AddressChangeEvent } from '../../address/addressChange.ts';
import { AddressController } from '../../address/addressController.ts';
import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import type { Insets } from '../../engine/services.ts';
import { COMPARE } from '../../address/views.ts';
import { TabOnScreen, tabIn, type Tab } from '../../kit/tabOnScreen.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import { tabElement, tabLinks } from '../../kit/tabs.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { tabbedPageStyles } from '../../kit/tabbedPageStyles.ts';

/** Models side by side, in tabs that share the choice of models. */
export class ComparePage extends ServicedElement {
  static override styles = [controls, focusRing, sectionStyles, tabbedPageStyles];
  static override properties = {
    insets: { attribute: false },
  };

  declare insets: Insets;

  readonly #address = new AddressController<PageAddress>(this, {
    view: COMPARE,
    keepsModel: false,
    read: (address, { tell }) => {
      const { fields, problem } = readCompare(address.fields);
      if (problem !== '') tell(problem);
      return { ...address, fields };
    },
    write: (address) => address,
    show: ({ fields }) => {
      this.#shown.show(tabIn(TABS, fields['how']));
    },
  });
  readonly #shown = new TabOnScreen<CompareTab>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    const { fields } = this.#address.shown;
    const tab = tabIn(TABS, fields['how']);
    const { element } = this.#shown;
    if (element) element.fields = fields;
    return html`<article data-tab=${tab.id}>
      <h1 tabindex="-1">${msg('Compare')}</h1>
      ${tabLinks(msg('Compare tabs'), TABS, tab, this.#hrefOf)}
      <div class="tab" @address-change=${this.#onChange}>${tabElement(this.#shown)}</div>
    </article>`;
  }

  /** Another tab keeps the choice of models; all other fields are the tab's own. */
  readonly #hrefOf = (tab: Tab): string => {
    const { shown } = this.#address;
    return formatFragment({ ...shown, fields: { how: tab.id, of: shown.fields['of'] ?? '' } });
  };

  #onChange(event: AddressChangeEvent): void {
    this.#address.change(event);
  }
}

customElements.define('compare-page', ComparePage);

declare global {
  interface HTMLElementTagNameMap {
    'compare-page': ComparePage;
  }
}
