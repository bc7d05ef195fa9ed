// What pages of several ways show besides the way itself.

import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Tab, TabOnScreen } from './tabOnScreen.ts';
import './failure-panel.ts';

/** A link to each way, and what the one on screen is about. */
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

/** The way's element; nothing until its code has come, and a word about it where it does not come. */
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
