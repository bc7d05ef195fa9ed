import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Insets, PageElement, Services } from '../engine/services.ts';
import type { FragmentProblem } from '../address/pageAddress.ts';
import { PageSwitch } from './pageSwitch.ts';
import { VIEWS, WALL, type View } from '../address/views.ts';
import { StoreController } from '../engine/storeController.ts';
import { controls, focusRing } from '../kit/controlsStyles.ts';
import { galleryStyles } from './galleryStyles.ts';
import type { AddressProblemEvent } from '../address/addressProblemEvent.ts';
import { PageShownEvent, type AnnounceEvent, type NoticeEvent } from '../kit/events.ts';
import '../kit/failure-panel.ts';
import { markIcon, settingsIcon } from '../kit/icons.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** What main.ts, which alone starts workers and opens stores, gives to the gallery. */
export interface GalleryServices extends Services {
  /** Whether this visit is a reload, which asks for a new digit where the address names none. */
  readonly wantsNew: boolean;
  /** Lets a newer version of the site take over. */
  readonly applyUpdate: () => void;
}

/**
 * The shell: site name and navigation, the page that the address names, status bar, settings, and what there is to say.
 *
 * @fires page-shown - another page has come on screen
 */
export class DigitGallery extends LocalizedElement {
  static override styles = [controls, focusRing, galleryStyles];
  static override properties = {
    services: { attribute: false },
    notices: { state: true },
    announcement: { state: true },
    insets: { state: true },
  };

  declare services: GalleryServices;
  declare notices: readonly string[];
  declare announcement: string;
  declare insets: Insets;

  readonly #status = new StoreController(this);
  readonly #pages = new PageSwitch(this, {
    create: (view) => this.#createPage(view),
    isMotionWelcome: () => this.services.settings.isMotionWelcome,
    onShown: (page, isFirst) => {
      this.#onPageShown(page, isFirst);
    },
  });
  readonly #resizes = new ResizeObserver(() => {
    this.#measure();
  });

  constructor() {
    super();
    this.notices = [];
    this.announcement = '';
    this.insets = { top: 0, bottom: 0 };
    this.addEventListener('services-request', (request) => {
      request.services = this.services;
    });
    this.addEventListener('notice', (event) => {
      this.say(event.text);
    });
    this.addEventListener('address-problem', ({ problem }) => {
      void this.#tell(problem);
    });
    this.addEventListener('announce', (event) => {
      this.announcement = event.text;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  /** Shows a message that stays until it is put away, and reads it out. */
  say(text: string): void {
    if (!this.notices.includes(text)) this.notices = [...this.notices, text];
    this.announcement = text;
  }

  async #tell(problem: FragmentProblem | string): Promise<void> {
    if (typeof problem === 'string') {
      this.say(problem);
      return;
    }
    const texts = await import('../address/addressProblems.ts').catch(() => undefined);
    this.say(texts ? texts.problemText(problem) : msg('This address could not be read.'));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#status.store = this.services.status;
  }

  protected override render(): TemplateResult {
    const { phase, failure } = this.services.status.current;
    const isFailed = phase === 'failed' && this.#pages.phase === 'ready' && failure !== this.#putAway;
    return html`
      <header>
        <a class="home" href="#v=one" aria-label=${this.#siteName()}>
          ${markIcon}<span aria-hidden="true">${this.#siteName()}</span>
        </a>
        <nav aria-label=${msg('Pages')}>
          <ul>
            ${VIEWS.filter(({ navigation }) => navigation === 'bar').map((known) => this.#navigationItem(known))}
          </ul>
          <page-menu .current=${this.#pages.view}></page-menu>
        </nav>
        <button class="quiet" aria-label=${msg('Settings')} aria-haspopup="dialog" @click=${this.#onSettings}>
          ${settingsIcon}
        </button>
      </header>
      <main aria-busy=${this.#pages.phase === 'loading' ? 'true' : 'false'}>
        ${this.#pages.page ?? (this.#pages.phase === 'failed' ? this.#missingPage() : this.#comingPage())}
        ${isFailed ? this.#failedEngine(failure) : nothing}
      </main>
      ${this.#messages()}
      <footer>
        <status-bar
          .status=${this.services.status}
          .canRetry=${!isFailed}
          @retry=${this.#onEngineRetry}
          @storage-wanted=${this.#onSettings}
        ></status-bar>
      </footer>
      <p class="heard" role="status">${this.announcement}</p>
      <settings-sheet></settings-sheet>
    `;
  }

  #navigationItem(view: View): TemplateResult {
    const isCurrent = view === this.#pages.view;
    return html`<li>
      <a href="#v=${view.id}" aria-current=${isCurrent ? 'page' : nothing}>${view.name()}</a>
    </li>`;
  }

  /** The loading note while a page's code is loaded. */
  #comingPage(): TemplateResult {
    return html`<div class="coming" role="img" aria-label=${msg('This page is loading')}>
      <span></span><span></span><span></span>
    </div>`;
  }

  #missingPage(): TemplateResult {
    return html`<div class="missing">
      <h1 class="heard">${this.#pages.view.name()}</h1>
      <failure-panel
        .heading=${msg('This page could not be loaded')}
        .text=${msg(
          'Its code could not be loaded: there is no connection, or the site has just got a new version. Everything else here still works.',
        )}
        @retry=${this.#onPageRetry}
      ></failure-panel>
    </div>`;
  }

  /** Why it has failed, and what there is, is said by an element that comes later (lateElements.ts). */
  #failedEngine(failure: unknown): TemplateResult {
    const heading =
      this.#pages.view === WALL
        ? msg('The wall cannot be drawn at the moment')
        : msg('No digits can be drawn at the moment');
    return html`<div class="over">
      <failure-panel .heading=${heading} .isOver=${true} @retry=${this.#onEngineRetry} @put-away=${this.#onPutAway}
        ><failure-words .failure=${failure}></failure-words
      ></failure-panel>
    </div>`;
  }

  #messages(): TemplateResult | typeof nothing {
    const { hasUpdate } = this.services.status.current;
    if (!hasUpdate && this.notices.length === 0) return nothing;
    // Few visits have any. Where it cannot be loaded, they are read out all the same.
    void import('./notice-bar.ts').catch(() => undefined);
    const update = html`<notice-bar
      .text=${msg('There is a new version of this page.')}
      .action=${msg('Reload')}
      @notice-action=${this.services.applyUpdate}
      @notice-dismiss=${this.#onUpdateDismiss}
    ></notice-bar>`;
    return html`<aside aria-label=${msg('Messages')}>
      ${hasUpdate ? update : nothing}${this.notices.map((text) => this.#notice(text))}
    </aside>`;
  }

  #notice(text: string): TemplateResult {
    const dismiss = (): void => {
      this.notices = this.notices.filter((other) => other !== text);
    };
    return html`<notice-bar .text=${text} @notice-dismiss=${dismiss}></notice-bar>`;
  }

  protected override firstUpdated(): void {
    // The observer tells of the bars as soon as they are laid out, before they are painted.
    for (const bar of this.renderRoot.querySelectorAll('header, footer')) this.#resizes.observe(bar);
  }

  protected override updated(): void {
    const { view, page, phase: pagePhase } = this.#pages;
    if (page) page.insets = this.insets;
    document.title = titleOf(view, this.#siteName());
    const { phase, engine, workers, isOfflineReady, receivedBytes } = this.services.status.current;
    // It comes with the late elements, or as soon as there is a download to follow.
    if (receivedBytes !== undefined) void import('./status-bar.ts').catch(() => undefined);
    this.dataset['state'] = phase;
    this.dataset['engine'] = engine ?? '';
    this.dataset['workers'] = String(workers);
    this.dataset['offline'] = isOfflineReady ? 'ready' : 'not-yet';
    this.dataset['view'] = view.id;
    this.dataset['page'] = pagePhase;
  }

  #siteName(): string {
    return msg('This digit does not exist');
  }

  #createPage(view: View): PageElement {
    const page = document.createElement(view.tag) as PageElement; // every tag of VIEWS is one
    page.wantsNew = this.services.wantsNew && this.#isArrival;
    page.insets = this.insets;
    this.#isArrival = false;
    this.services.status.turnPage();
    return page;
  }

  #isArrival = true;

  /** Whoever hears or tabs through the page is now at the beginning of the new one. */
  #onPageShown(page: PageElement, isFirst: boolean): void {
    if (!isFirst) page.shadowRoot?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    this.dispatchEvent(new PageShownEvent(this.#pages.view.isOfDigits));
  }

  /** How much of the screen the bars cover. */
  #measure(): void {
    const header = this.renderRoot.querySelector('header');
    const footer = this.renderRoot.querySelector('footer');
    if (!header || !footer) return;
    const { offsetHeight: top } = header;
    const { offsetHeight: bottom } = footer;
    if (top !== this.insets.top || bottom !== this.insets.bottom) this.insets = { top, bottom };
    this.style.setProperty('--header', `${top}px`);
    this.style.setProperty('--footer', `${bottom}px`);
  }

  #onPageRetry(): void {
    this.#pages.retry();
  }

  #onEngineRetry(): void {
    this.services.engine.retry();
  }

  /** The failure whose panel was closed: it was in the way. */
  #putAway: unknown;

  #onPutAway(): void {
    this.#putAway = this.services.status.current.failure;
    this.requestUpdate();
  }

  #onSettings(): void {
    import('./settings-sheet.ts')
      .then(() => this.updateComplete)
      .then(() => {
        void this.renderRoot.querySelector('settings-sheet')?.open();
      })
      .catch(() => {
        this.say(msg('The settings could not be loaded. Check the connection and try again.'));
      });
  }

  #onUpdateDismiss(): void {
    this.services.status.update({ hasUpdate: false });
  }
}

function titleOf(view: View, siteName: string): string {
  return view.id === 'one' ? siteName : `${view.name()} · ${siteName}`;
}

customElements.define('digit-gallery', DigitGallery);

declare global {
  interface HTMLElementTagNameMap {
    'digit-gallery': DigitGallery;
  }
  interface HTMLElementEventMap {
    notice: NoticeEvent;
    'address-problem': AddressProblemEvent;
    announce: AnnounceEvent;
    'page-shown': PageShownEvent;
  }
}
