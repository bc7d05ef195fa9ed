import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CompareChangeEvent, CompareFields, CompareWay } from '../compare/compareWay.ts';
import { WAYS, wayOf, type Way } from '../compare/ways.ts';
import { AddressBar } from '../controllers/addressBar.ts';
import { nowhere } from '../controllers/digitLinks.ts';
import { MAX_ADDRESS, fieldsOf, formatFragment, type PageAddress } from '../controllers/pageAddress.ts';
import type { Insets, PageSetup } from '../controllers/pageSetup.ts';
import { COMPARE } from '../controllers/views.ts';
import { NoticeEvent } from '../elements/events.ts';
import '../elements/failure-panel.ts';
import { LocalizedElement } from '../elements/localized-element.ts';
import { controls, focusRing } from '../styles/controls.ts';
import { explorePageStyles } from '../styles/explorePage.ts';
import { sectionStyles } from '../styles/sections.ts';

/** As much of a name from an address as a message repeats. */
const MAX_NAME = 40;

/** Models side by side, in several ways that share the choice of models. */
export class ComparePage extends LocalizedElement {
  static override styles = [controls, focusRing, sectionStyles, explorePageStyles];
  static override properties = {
    setup: { attribute: false },
    insets: { attribute: false },
    fields: { state: true },
    element: { state: true },
    hasFailed: { state: true },
  };

  declare setup: PageSetup;
  declare insets: Insets;
  declare fields: CompareFields;
  /** The way that is on screen, once its code has come. */
  declare element: CompareWay | undefined;
  declare hasFailed: boolean;

  readonly #addressBar = new AddressBar(COMPARE, (fragment) => {
    this.#show(this.#parse(fragment));
    this.#addressBar.replace(addressOf(this.fields));
  });
  #shownWay: Way | undefined;

  constructor() {
    super();
    this.addController(this.#addressBar);
    this.fields = {};
    this.element = undefined;
    this.hasFailed = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('setup')) return;
    this.#show(this.#parse(location.hash));
    this.#addressBar.replace(addressOf(this.fields));
  }

  protected override render(): TemplateResult {
    const way = wayOf(this.fields['how']);
    if (this.element) {
      this.element.setup = this.setup;
      this.element.fields = this.fields;
    }
    return html`<article data-way=${way.id}>
      <h1 tabindex="-1">${msg('Compare')}</h1>
      <nav aria-label=${msg('Ways to compare')}>
        <ul>
          ${WAYS.map((known) => this.#link(known, way))}
        </ul>
      </nav>
      <h2>${way.name()}</h2>
      <p class="about">${way.about()}</p>
      <div class="way" @compare-change=${this.#onChange}>
        ${this.element ?? (this.hasFailed ? this.#failed() : nothing)}
      </div>
    </article>`;
  }

  /** Another way goes on with the same models; all else is that way's own. */
  #link(way: Way, current: Way): TemplateResult {
    const href = formatFragment(addressOf({ how: way.id, of: this.fields['of'] ?? '' }));
    return html`<li>
      <a href=${href} aria-current=${way === current ? 'page' : nothing}>${way.name()}</a>
    </li>`;
  }

  #failed(): TemplateResult {
    return html`<failure-panel
      .heading=${msg('This page has not come')}
      .text=${msg(
        'Its code could not be loaded: there is no connection, or the site has just got a new version. Everything else here still works.',
      )}
      @retry=${this.#onRetry}
    ></failure-panel>`;
  }

  #parse(fragment: string): CompareFields {
    const came = fieldsOf(fragment);
    if (fragment.length > MAX_ADDRESS) {
      this.dispatchEvent(new NoticeEvent(msg('This address is too long; only its beginning was read.')));
    }
    const fields: Record<string, string> = {};
    for (const field of COMPARE.fields ?? []) {
      const value = came.get(field) ?? '';
      if (value !== '') fields[field] = value;
    }
    const { how } = fields;
    const way = wayOf(how);
    if (how !== undefined && way.id !== how) {
      const name = how.slice(0, MAX_NAME);
      this.dispatchEvent(
        new NoticeEvent(msg(str`There is no way to compare called “${name}”, so this is the first one.`)),
      );
    }
    return { ...fields, how: way.id };
  }

  #show(fields: CompareFields): void {
    this.fields = fields;
    const way = wayOf(fields['how']);
    if (way !== this.#shownWay) void this.#bring(way);
  }

  async #bring(way: Way): Promise<void> {
    this.#shownWay = way;
    this.hasFailed = false;
    this.element = undefined;
    try {
      await way.load();
    } catch {
      if (way === this.#shownWay) this.hasFailed = true;
      return;
    }
    if (way === this.#shownWay) this.element = document.createElement(way.tag) as CompareWay; // every tag of WAYS is one
  }

  #onChange({ fields: changes, isStep }: CompareChangeEvent): void {
    const fields = { ...this.fields, ...changes };
    if (isStep) this.#addressBar.push(addressOf(fields));
    this.#show(fields);
    if (!isStep) this.#addressBar.replaceSoon(addressOf(fields));
  }

  #onRetry(): void {
    if (this.#shownWay) void this.#bring(this.#shownWay);
  }
}

function addressOf(fields: CompareFields): PageAddress {
  return { ...nowhere(COMPARE), fields };
}

customElements.define('compare-page', ComparePage);

declare global {
  interface HTMLElementTagNameMap {
    'compare-page': ComparePage;
  }
  interface HTMLElementEventMap {
    'compare-change': CompareChangeEvent;
  }
}
