import { css } from 'lit';
import { heardOnly } from './heardOnly.ts';

/** Pages with tabs: the links to them, and room for the tab on screen. */
export const tabbedPageStyles = css`
  :host {
    display: block;
  }

  article {
    max-width: 68rem;
    margin: 0 auto;
    padding: var(--space-5) var(--gutter) var(--space-6);
  }

  h1 {
    margin: 0 0 var(--space-3);
    font: italic 400 clamp(1.75rem, 1.2rem + 2vw, 2.75rem) / 1.1 var(--serif);
    letter-spacing: -0.015em;
  }

  /* The tab's link shows its name already; the heading is for those who do not see the links. */
  h2 {
    ${heardOnly}
  }

  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin: 0 0 var(--space-4);
    padding: 0;
    list-style: none;
  }

  nav a {
    display: inline-flex;
    align-items: center;
    min-height: 36px;
    padding: 0 var(--space-3);
    border: 1px solid var(--edge);
    border-radius: 18px;
    color: var(--ink);
    font: 500 0.9375rem/1 var(--sans);
    text-decoration: none;
  }

  nav a[aria-current] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }

  @media (hover: hover) {
    nav a:not([aria-current]):hover {
      border-color: var(--accent);
      color: var(--accent);
    }
  }

  .tab {
    min-height: 60vh;
  }

  /* On a phone the result is to be on screen: the page's name is in the bar above. */
  @media (max-width: 46rem) {
    article {
      padding-top: var(--space-3);
    }

    h1 {
      margin-bottom: var(--space-2);
      font-size: 1.25rem;
    }

    nav ul {
      gap: 6px;
      margin-bottom: var(--space-2);
    }

    nav a {
      padding: 0 10px;
    }
  }
`;
