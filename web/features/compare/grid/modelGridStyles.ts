import { css } from 'lit';
import { heardOnly } from '../../../kit/heardOnly.ts';

/** Rows of digits with their names beside them; above them where there is little room. */
export const modelGridStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .scroll {
    --name: 11rem;

    max-width: calc(var(--name) + var(--count) * 5.5rem);
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sheet-paper);
  }

  [role='grid'] {
    min-width: calc(var(--name) + var(--count) * 36px);
    padding-bottom: var(--space-2);
  }

  .head,
  .digits {
    position: relative;
    display: grid;
    grid-template-columns: var(--name) repeat(var(--count), minmax(0, 1fr));
    align-items: center;
  }

  .head {
    color: var(--muted);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }

  .head > * {
    padding: var(--space-2) 0;
    text-align: center;
  }

  .name {
    position: sticky;
    z-index: 1;
    left: 0;
    display: grid;
    align-content: center;
    gap: 2px;
    min-width: 0;
    padding: 4px var(--space-3) !important;
    background: var(--sheet-paper);
    line-height: 1.2;
    text-align: left !important;
    overflow-wrap: anywhere;
  }

  .digits .name {
    align-self: stretch;
    min-height: 24px;
    border-radius: 4px;
    cursor: pointer;
  }

  .name b {
    font: 500 0.875rem/1.2 var(--sans);
  }

  .name span {
    color: var(--muted);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }

  .caption > * {
    position: sticky;
    left: 0;
    max-width: min(44rem, 100vw - 4 * var(--gutter));
    padding: var(--space-3) var(--space-3) 4px;
    color: var(--muted);
    font-size: var(--text-small);
    line-height: 1.35;
    text-wrap: pretty;
  }

  [role='rowgroup'] {
    border-top: 1px solid var(--line);
  }

  /* Under the cells, which are as high as they are wide. */
  .ink {
    position: absolute;
    right: 0;
    bottom: 0;
    left: var(--name);
    aspect-ratio: var(--count) / 1;
  }

  .ink canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0.94;
    filter: var(--ink-filter);
  }

  /* Quiet dots where digits are going to be. */
  .digits[data-drawn='false'] .cell {
    background: radial-gradient(circle, var(--dot) 3px, transparent 4px) center no-repeat;
  }

  .cell {
    position: relative;
    align-self: end;
    aspect-ratio: 1;
    min-width: 0;
    border-radius: 4px;
    cursor: pointer;
  }

  .cell:focus-visible,
  .name:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }

  @media (hover: hover) {
    .cell:hover,
    .digits .name:hover {
      background-color: var(--hover);
    }
  }

  [data-pick] {
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  [data-pick]::after {
    position: absolute;
    top: 0;
    right: 0;
    min-width: 1.25em;
    padding: 1px 3px;
    border-radius: 0 4px;
    background: var(--accent);
    color: var(--paper);
    content: attr(data-pick);
    font: 600 0.75rem/1.2 var(--sans);
    text-align: center;
  }

  .failure {
    position: absolute;
    z-index: 1;
    inset: 0 0 0 var(--name);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-1) var(--space-2);
    background: var(--sheet-paper);
    color: var(--accent);
    font-size: var(--text-small);
  }

  .failure p {
    flex: 1 1 12rem;
    margin: 0;
    overflow-wrap: anywhere;
  }

  @media (max-width: 44rem) {
    .scroll {
      --name: 0px;
    }

    [role='grid'] {
      min-width: calc(var(--count) * 34px);
    }

    .head > .name {
      ${heardOnly}
      padding: 0 !important;
    }

    .head,
    .digits {
      grid-template-columns: repeat(var(--count), minmax(0, 1fr));
    }

    .digits .name {
      grid-area: 1 / 1 / 2 / -1;
      grid-auto-flow: column;
      justify-content: start;
      align-items: baseline;
      gap: var(--space-2);
      width: max-content;
      max-width: calc(100vw - 4 * var(--gutter));
      min-height: 32px;
      padding: var(--space-1) var(--space-3) !important;
    }

    .failure {
      position: static;
      grid-column: 1 / -1;
    }

    .digits:has(.failure) :is(.cell, .ink) {
      display: none;
    }
  }

  /* Forced colours leave no shadow to tell the chosen ones by. */
  @media (forced-colors: active) {
    [data-pick] {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;
