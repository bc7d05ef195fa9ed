import { css } from 'lit';

/** Pages of small sheets of paper, each with a digit, as many in a row as fit. */
export const digitTileStyles = css`
  :host {
    display: block;
  }

  article {
    max-width: 72rem;
    margin: 0 auto;
    padding: var(--space-4) var(--gutter) var(--space-6);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--space-3) var(--space-5);
    margin-bottom: var(--space-4);
    padding-bottom: var(--space-4);
    border-bottom: 1px solid var(--line);
  }

  h1 {
    margin: 0;
    font: italic 400 var(--text-huge) / 1.05 var(--serif);
    letter-spacing: -0.02em;
  }

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }

  header p {
    margin-top: var(--space-1);
    font-size: 1rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  share-button:not(:defined) {
    width: 10rem;
    height: var(--control);
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    position: relative;
    display: grid;
    gap: 2px;
    min-width: 0;
  }

  li a {
    position: relative;
    display: block;
    min-width: 0;
    aspect-ratio: 1;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--sheet-paper);
    box-shadow: 0 10px 24px -16px var(--shadow);
  }

  /* Out of the sheet's own layout: in WebKit a sheet that has its height from its width grows with what is in it. */
  canvas {
    position: absolute;
    inset: 10%;
    width: 80%;
    height: 80%;
    opacity: 0.94;
    filter: var(--ink-filter);
  }

  /* A quiet dot where the digit is going to be. */
  li a:has(canvas:not([data-painted])) {
    background: radial-gradient(circle, var(--dot) 4px, transparent 5px) center no-repeat var(--sheet-paper);
  }

  .words {
    overflow-wrap: anywhere;
    line-height: 1.3;
  }

  li .quiet {
    position: absolute;
    top: 2px;
    right: 2px;
    min-width: 32px;
    min-height: 32px;
    color: var(--muted);
  }

  li .quiet svg {
    width: 16px;
    height: 16px;
  }

  .failure {
    display: grid;
    gap: var(--space-1);
    overflow-wrap: anywhere;
  }

  .words b {
    display: block;
    color: var(--ink);
    font-weight: 500;
  }

  .lead {
    margin-bottom: var(--space-4);
    font-size: 1rem;
  }

  .progress {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    max-width: 34rem;
    min-height: var(--control);
    margin-bottom: var(--space-4);
  }

  .progress button {
    grid-area: 1 / 2 / 3;
  }

  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }

  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-3);
    min-height: 40vh;
    text-align: center;
  }

  .empty p,
  p.empty {
    font-size: var(--text-large);
  }

  .empty svg {
    width: 48px;
    height: 48px;
    color: var(--accent);
  }

  .more {
    display: flex;
    margin: var(--space-4) auto 0;
  }

  aside {
    position: fixed;
    z-index: 4;
    bottom: calc(var(--footer, 0px) + var(--space-3));
    left: 50%;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--raised);
    box-shadow: 0 12px 32px var(--shadow);
    transform: translateX(-50%);
    white-space: nowrap;
  }

  @media (max-width: 34rem) {
    .actions,
    .actions > * {
      flex: 1 1 auto;
    }

    ul {
      grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr));
      gap: var(--space-2);
    }
  }
`;
