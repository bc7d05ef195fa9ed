import { css } from 'lit';

/** "Speed on your device": what is measured, its progress, and its result. */
export const speedStyles = css`
  :host {
    display: block;
    margin: 0; /* it is no figure, though it has some */
  }

  article {
    max-width: 46rem;
    margin: 0 auto;
    padding: var(--space-5) var(--gutter) var(--space-6);
  }

  a {
    color: var(--accent);
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
  }

  .start {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin: var(--space-4) 0;
  }

  .state {
    min-height: 4em;
    font-variant-numeric: tabular-nums;
  }

  .state progress {
    display: block;
    width: 100%;
    height: 10px;
    margin-bottom: var(--space-2);
    accent-color: var(--accent);
  }

  .result {
    min-height: 24rem;
  }

  .big {
    font-size: var(--text-large);
  }

  .bars text {
    font-size: 13px;
  }

  .bars .name {
    fill: var(--ink);
  }

  .bars rect {
    stroke: none;
  }

  .ours {
    fill: var(--accent);
  }

  .other {
    fill: var(--edge);
  }

  .spread {
    stroke: var(--ink);
    stroke-width: 2;
  }

  ul.gaps {
    margin: 0 0 var(--space-3);
    padding-left: 1.2em;
    overflow-wrap: anywhere;
  }
`;
