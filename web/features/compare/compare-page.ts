import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { addressOf, readCompare } from './compareAddress.ts';
import type { CompareFields, CompareTab } from './models/compareTab.ts';
import { TABS } from './compareTabs.ts';
import type { AddressChangeEvent } from '../../address/addressChange.ts';
import { AddressBar } from '../../address/addressBar.ts';
import { formatFragment } from '../../address/pageAddress.ts';
import type { Insets, PageSetup } from '../../engine/pageSetup.ts';
import { COMPARE } from '../../address/views.ts';
import { TabOnScreen, tabIn, type Tab } from '../../kit/tabOnScreen.ts';
import { AddressProblemEvent } from '../../kit/events.ts';
import { LocalizedElement } from '../../text/localizedElement.ts';
import { tabElement, tabLinks } from '../../kit/tabs.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { tabbedPageStyles } from '../../kit/tabbedPageStyles.ts';

/** Models side by side, in tabs that share the choice of models. */
export class ComparePage extends LocalizedElement {
  static override styles = [controls, focusRing, sectionStyles, tabbedPageStyles];
  static override properties = {
    setup: { attribute: false },
    insets: { attribute: false },
    fields: { state: true },
  };

  declare setup: PageSetup;
  declare insets: Insets;
  declare fields: CompareFields;

  readonly #addressBar = new AddressBar(COMPARE, (fragment) => {
    this.#show(this.#parse(fragment));
    this.#addressBar.replace(addressOf(this.fields));
  });
  readonly #shown = new TabOnScreen<CompareTab>(this);

  constructor() {
    super();
    this.addController(this.#addressBar);
    this.fields = {};
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('setup')) return;
    this.#show(this.#parse(location.hash));
    this.#addressBar.replace(addressOf(this.fields));
  }

  protected override render(): TemplateResult {
    const tab = tabIn(TABS, this.fields['how']);
    const { element } = this.#shown;
    if (element) {
      element.setup = this.setup;
      element.fields = this.fields;
    }
    return html`<article data-tab=${tab.id}>
      <h1 tabindex="-1">${msg('Compare')}</h1>
      ${tabLinks(msg('Compare tabs'), TABS, tab, this.#hrefOf)}
      <div class="tab" @address-change=${this.#onChange}>${tabElement(this.#shown)}</div>
    </article>`;
  }

  /** Another tab keeps the choice of models; all other fields are the tab's own. */
  readonly #hrefOf = (tab: Tab): string => formatFragment(addressOf({ how: tab.id, of: this.fields['of'] ?? '' }));

  #parse(fragment: string): CompareFields {
    const { fields, problems } = readCompare(fragment);
    for (const problem of problems) this.dispatchEvent(new AddressProblemEvent(problem));
    return fields;
  }

  #show(fields: CompareFields): void {
    this.fields = fields;
    this.#shown.show(tabIn(TABS, fields['how']));
  }

  #onChange({ patch, isStep }: AddressChangeEvent): void {
    const fields = { ...this.fields, ...patch.fields };
    if (isStep) this.#addressBar.push(addressOf(fields));
    this.#show(fields);
    if (!isStep) this.#addressBar.replaceSoon(addressOf(fields));
  }
}

customElements.define('compare-page', ComparePage);

declare global {
  interface HTMLElementTagNameMap {
    'compare-page': ComparePage;
  }
}
