import { css } from 'lit';

/** A lesson: topics above, one step in the middle, previous and next step below. */
export const learnStyles = css`
  :host {
    display: block;
  }

  article {
    max-width: 46rem;
    margin: 0 auto;
    padding: var(--space-5) var(--gutter) var(--space-6);
    touch-action: pan-y pinch-zoom;
  }

  .kicker {
    margin: 0 0 var(--space-1);
    color: var(--muted);
    font-size: var(--text-small);
  }

  h1 {
    margin: 0 0 var(--space-4);
    font: italic 400 var(--text-huge) / 1.05 var(--serif);
    letter-spacing: -0.02em;
    text-wrap: balance;
  }

  h2 {
    margin: 0 0 var(--space-3);
    font: italic 400 1.5rem/1.2 var(--serif);
    text-wrap: balance;
  }

  .topics ul,
  .places {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .topics {
    margin-bottom: var(--space-5);
    padding-bottom: var(--space-3);
    border-bottom: 1px solid var(--line);
  }

  .topics a {
    display: grid;
    align-items: center;
    min-height: var(--control);
    padding: 0 var(--space-4);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font: 500 0.9375rem/1 var(--sans);
    text-decoration: none;
  }

  .topics a[aria-current] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }

  section {
    min-height: 60vh;
  }

  .steps {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
    gap: var(--space-3);
    margin-top: var(--space-5);
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
  }

  .steps > :last-child {
    justify-self: end;
  }

  .steps > :first-child {
    justify-self: start;
  }

  .button {
    line-height: 1.1;
    text-align: center;
    white-space: normal;
  }

  .places a {
    display: grid;
    place-content: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    color: var(--muted);
    font: 500 var(--text-small) / 1 var(--sans);
    text-decoration: none;
  }

  .places a[aria-current] {
    background: var(--accent);
    color: var(--paper);
  }

  @media (hover: hover) {
    .topics a:not([aria-current]):hover {
      border-color: var(--accent);
      color: var(--accent);
    }

    .places a:not([aria-current]):hover {
      background: var(--hover);
      color: var(--ink);
    }
  }

  @media (max-width: 30rem) {
    .steps {
      grid-template-columns: 1fr 1fr;
    }

    .places {
      grid-row: 2;
      grid-column: 1 / -1;
      justify-self: center;
    }
  }
`;
