import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { VIEWS, type View } from '../address/views.ts';
import { controls, focusRing } from '../kit/controlsStyles.ts';
import { menuIcon } from '../kit/icons.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/**
 * All pages in a menu: of the navigation, where the window has no room for its bar, and of what the bar leaves out. Its button
 * then has the name of the page that is on screen.
 */
export class PageMenu extends LocalizedElement {
  static override properties = { current: { attribute: false }, isOpen: { state: true } };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      button {
        max-width: 100%;
        padding: 0 var(--space-3);
        border-color: transparent;
        background: none;
        font-size: var(--text-small);
      }

      button span {
        overflow: hidden;
        padding: 2px 0;
        text-overflow: ellipsis;
      }

      .more {
        color: var(--muted);
      }

      /* A list at the bar, as wide as a phone, whose lines are as high as fingers need. */
      ul {
        position: fixed;
        inset: var(--bar) 0 auto auto;
        width: min(100vw, 22rem);
        max-height: calc(100dvh - var(--bar));
        margin: 0;
        padding: var(--space-2) var(--gutter);
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--line);
        border-top: 0;
        border-radius: 0 0 var(--radius) var(--radius);
        background: var(--raised);
        color: var(--ink);
        list-style: none;
        box-shadow: 0 12px 32px var(--shadow);
      }

      ul a {
        display: flex;
        align-items: center;
        min-height: var(--control);
        padding: 0 var(--space-3);
        border-radius: var(--radius);
        color: inherit;
        font-size: 1rem;
        line-height: 1.2;
        text-decoration: none;
      }

      ul a[aria-current] {
        border-radius: 0 var(--radius) var(--radius) 0;
        box-shadow: inset 3px 0 var(--accent);
        font-weight: 600;
      }

      ul a:focus-visible {
        outline-offset: -2px;
      }

      .page {
        display: none;
      }

      @media (hover: hover) {
        ul a:hover {
          background: var(--hover);
        }
      }

      @media (max-width: 64rem) {
        .more {
          display: none;
        }

        .page {
          display: block;
        }
      }

      /* Held sideways, a phone has the room beside and not below. */
      @media (max-height: 32rem) and (min-width: 32rem) {
        ul:popover-open {
          display: grid;
          grid-template-columns: 1fr 1fr;
          width: min(100vw, 40rem);
        }
      }
    `,
  ];

  /** The page that is on screen. */
  declare current: View | undefined;
  declare isOpen: boolean;

  constructor() {
    super();
    this.current = undefined;
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    const name = this.current?.name() ?? '';
    return html`<button popovertarget="pages" aria-expanded=${this.isOpen ? 'true' : 'false'}>
        ${menuIcon}<span class="page">${name}</span><span class="more">${msg('More')}</span>
      </button>
      <ul id="pages" popover @toggle=${this.#onToggle}>
        ${VIEWS.filter(({ navigation }) => navigation !== 'none').map((view) => this.#item(view))}
      </ul>`;
  }

  #item(view: View): TemplateResult {
    const isCurrent = view === this.current;
    return html`<li>
      <a href="#v=${view.id}" aria-current=${isCurrent ? 'page' : nothing} @click=${this.#close}>${view.name()}</a>
    </li>`;
  }

  get #list(): HTMLElement | null {
    return this.renderRoot.querySelector('ul');
  }

  /** The page on screen is in view, however long the list is. */
  #onToggle(event: ToggleEvent): void {
    this.isOpen = event.newState === 'open';
    if (this.isOpen) this.#list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #close(): void {
    this.#list?.hidePopover();
  }
}

customElements.define('page-menu', PageMenu);

declare global {
  interface HTMLElementTagNameMap {
    'page-menu': PageMenu;
  }
}
