import { css } from 'lit';

/** Two pictures in a dialog: a sheet of paper with both on it, and the controls. */
export const pairViewerStyles = css`
  :host {
    --sheet-width: 34rem;
    --only-a: light-dark(#1d5ca8, #86b9ff);
    --only-b: light-dark(#b3400a, #ffae7a);
  }

  .card {
    grid-template-columns: minmax(0, 1fr);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }

  .paper {
    position: relative;
    width: min(100%, 100dvh - 24rem);
    min-width: min(100%, 16rem);
    margin: 0 auto;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--sheet-paper);
    overflow: hidden;
  }

  .paper > * {
    position: absolute;
    inset: 0;
    display: block;
    width: 100%;
    height: 100%;
  }

  canvas {
    image-rendering: pixelated;
    filter: var(--ink-filter);
  }

  [data-viewer='difference'] canvas {
    filter: none;
  }

  .halves {
    cursor: ew-resize;
    touch-action: pan-y;
  }

  .halves .a {
    clip-path: inset(0 calc(100% - var(--share)) 0 0);
  }

  .halves .b {
    clip-path: inset(0 0 0 var(--share));
  }

  .halves .line {
    right: auto;
    left: calc(var(--share) - 1px);
    width: 2px;
    background: var(--accent);
  }

  dl {
    display: grid;
    gap: 2px;
    margin: 0;
  }

  dl div {
    display: flex;
    gap: var(--space-2);
    color: var(--muted);
  }

  dl .seen {
    color: var(--ink);
  }

  dt {
    min-width: 1.2em;
    font-weight: 600;
  }

  dl .seen dt {
    color: var(--accent);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }

  .legend {
    display: grid;
    grid-template-columns: auto minmax(3rem, 1fr) auto;
    align-items: center;
    gap: 2px var(--space-2);
    font: 500 0.8125rem/1.3 var(--sans);
  }

  .legend .scale {
    height: 10px;
    border: 1px solid var(--line);
    background: linear-gradient(90deg, var(--only-a), var(--sheet-paper), var(--only-b));
  }

  .only-a {
    color: var(--only-a);
  }

  .only-b {
    color: var(--only-b);
  }

  /* Which of the two it is only colours tell, and pictures get theirs from here: contrast themes leave them. */
  .legend .scale,
  .only-a,
  .only-b {
    forced-color-adjust: none;
  }

  .same {
    grid-column: 2;
    color: var(--muted);
    font-weight: 400;
    text-align: center;
  }

  .scrub {
    gap: var(--space-3);
    padding: 0 var(--space-3);
  }

  .scrub input[type='range'] {
    padding-bottom: 0;
  }

  .scrub:has(input:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  @media (max-width: 30rem) {
    .card {
      padding: var(--space-4) var(--space-3);
    }
  }
`;
