// The parts of a page with tabs around the tab itself.

import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Tab, TabOnScreen } from './tabOnScreen.ts';
import './failure-panel.ts';

/** A link to each tab, and a sentence about the tab on screen. */
export function tabLinks<Known extends Tab>(
  label: string,
  tabs: readonly Known[],
  current: Known,
  hrefOf: (tab: Known) => string,
): TemplateResult {
  return html`<nav aria-label=${label}>
      <ul>
        ${tabs.map(
          (tab) =>
            html`<li>
              <a href=${hrefOf(tab)} aria-current=${tab === current ? 'page' : nothing}>${tab.name()}</a>
            </li>`,
        )}
      </ul>
    </nav>
    <h2>${current.name()}</h2>
    <p class="about">${current.about()}</p>`;
}

/** The tab's element; nothing until its code is loaded, and a message where it cannot be loaded. */
export function tabElement<Element extends HTMLElement>(tab: TabOnScreen<Element>): unknown {
  if (tab.element) return tab.element;
  if (!tab.hasFailed) return nothing;
  return html`<failure-panel
    .heading=${msg('This page could not be loaded')}
    .text=${msg(
      'Its code could not be loaded: there is no connection, or the site has just got a new version. Everything else here still works.',
    )}
    @retry=${tab.retry}
  ></failure-panel>`;
}
