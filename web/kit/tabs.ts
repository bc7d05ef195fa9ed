// What pages of several ways show besides the way itself.

import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Way, WayOnScreen } from './tabOnScreen.ts';
import './failure-panel.ts';

/** A link to each way, and what the one on screen is about. */
export function wayLinks<Known extends Way>(
  label: string,
  ways: readonly Known[],
  current: Known,
  hrefOf: (way: Known) => string,
): TemplateResult {
  return html`<nav aria-label=${label}>
      <ul>
        ${ways.map(
          (way) =>
            html`<li>
              <a href=${hrefOf(way)} aria-current=${way === current ? 'page' : nothing}>${way.name()}</a>
            </li>`,
        )}
      </ul>
    </nav>
    <h2>${current.name()}</h2>
    <p class="about">${current.about()}</p>`;
}

/** The way's element; nothing until its code has come, and a word about it where it does not come. */
export function wayElement<Element extends HTMLElement>(way: WayOnScreen<Element>): unknown {
  if (way.element) return way.element;
  if (!way.hasFailed) return nothing;
  return html`<failure-panel
    .heading=${msg('This page has not come')}
    .text=${msg(
      'Its code could not be loaded: there is no connection, or the site has just got a new version. Everything else here still works.',
    )}
    @retry=${way.retry}
  ></failure-panel>`;
}
