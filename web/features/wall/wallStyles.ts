import { css } from 'lit';

/** The wall: `--tile` and `--columns` are set by the element. */
export const wallStyles = css`
  :host {
    display: block;
    contain: layout style;
    overflow-anchor: none;
  }

  .surface {
    position: relative;
    width: calc(var(--columns) * var(--tile));
    margin: 0 auto;
  }

  .block,
  .row,
  .mark {
    position: absolute;
  }

  .block {
    left: 0;
    contain: strict;
  }

  /* A quiet dot where each digit is going to be. */
  .block::before {
    content: '';
    position: absolute;
    inset: 0;
    background: radial-gradient(circle, var(--dot) 2.4px, transparent 3px) 0 0 / var(--tile) var(--tile);
    opacity: 0;
    transition: opacity var(--quick);
  }

  /* Digits that are soon replaced do not flicker: what is there goes only when the new ones take their time. */
  .block[data-state='pending']::before,
  .block[data-state='pending'] canvas {
    transition-delay: var(--quick);
  }

  .block[data-state='pending']::before {
    opacity: 1;
  }

  canvas {
    position: absolute;
    width: 100%;
    height: 100%;
    opacity: 0.94;
    filter: var(--ink-filter);
    transition: opacity var(--quick);
  }

  .block:not([data-state='ready']) canvas {
    opacity: 0;
  }

  /* Its button has to be reached through the cells. */
  .block[data-state='failed'] {
    z-index: 2;
  }

  .failure {
    position: absolute;
    inset: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 16px;
    padding: 8px 16px;
    overflow: auto;
    border-block: 1px solid var(--line);
    background: var(--paper);
    color: var(--muted);
    font-size: 0.875rem;
  }

  .failure p {
    max-width: 46ch;
    margin: 0;
  }

  .failure button {
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--raised);
    color: var(--ink);
    font: 500 0.875rem/1 var(--sans);
  }

  .grid {
    position: absolute;
    z-index: 1;
    inset: 0;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(var(--columns), var(--tile));
    height: var(--tile);
  }

  [role='gridcell'] {
    border-radius: 6px;
    cursor: zoom-in;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    scroll-margin: calc(var(--top-inset, var(--bar)) - var(--bar)) 0 0; /* under the page’s own bar; the shell’s are padding */
  }

  [role='gridcell'][hidden] {
    visibility: hidden;
  }

  [role='gridcell']:focus-visible {
    outline-offset: -2px;
  }

  @media (hover: hover) {
    [role='gridcell']:hover {
      background: var(--hover);
    }
  }

  .mark {
    z-index: 1;
    box-sizing: border-box;
    width: var(--tile);
    height: var(--tile);
    border: 2px solid var(--accent);
    border-radius: 8px;
    pointer-events: none;
  }

  .mark[hidden] {
    display: none;
  }

  @media (forced-colors: active) {
    [role='gridcell']:hover {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
