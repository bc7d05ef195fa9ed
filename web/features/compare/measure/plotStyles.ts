import { css, unsafeCSS } from 'lit';
import { SERIES_COLOURS } from './series.ts';

const tokens = SERIES_COLOURS.map(({ light, dark }, slot) => `.s${slot} { --series: light-dark(${light}, ${dark}); }`);

/** What plots have in common. Sizes are of the screen's pixels: plots are drawn at the width that they have. */
export const plotStyles = css`
  ${unsafeCSS(tokens.join('\n'))}

  .real {
    --series: var(--ink);
  }

  :host {
    display: block;
    min-width: 0;
    font-variant-numeric: tabular-nums;
  }

  figure {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
    margin: 0;
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sheet-paper);
  }

  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--space-1) var(--space-3);
  }

  figcaption h3,
  figcaption h4 {
    flex: 1 1 8rem;
    margin: 0;
    font: 600 0.9375rem/1.35 var(--sans);
  }

  .small,
  .reading {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
    text-wrap: pretty;
  }

  figcaption .small {
    display: block;
    font-weight: 400;
  }

  button.twin {
    min-width: 0;
    min-height: 28px;
    padding: 0 var(--space-2);
    border-color: var(--line);
    color: var(--muted);
    font-size: var(--text-small);
  }

  .stage {
    position: relative;
    min-width: 0;
    overflow: hidden;
    border-radius: 3px;
  }

  .stage > svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: hidden;
    stroke: none;
  }

  .grid {
    fill: none;
    stroke: var(--line);
    stroke-width: 1;
  }

  .axis {
    fill: none;
    stroke: var(--edge);
    stroke-width: 1;
  }

  .tick,
  .label {
    fill: var(--muted);
    stroke: none;
    font: 12px var(--sans);
  }

  .name {
    fill: var(--ink);
    stroke: none;
    font: 12.5px var(--sans);
  }

  .series {
    color: var(--series);
  }

  /* Of marks only: as text they would be too faint. */
  .series > :is(span, label) {
    color: var(--ink);
  }

  .mark {
    fill: var(--series);
    stroke: var(--sheet-paper);
    stroke-width: 1;
  }

  .real .mark {
    fill: var(--sheet-paper);
    stroke: var(--series);
    stroke-width: 1.5;
  }

  .span,
  .curve {
    fill: none;
    stroke: var(--series);
    stroke-width: 2;
  }

  .span {
    stroke-width: 2.5;
  }

  .floor {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }

  .cursor {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
  }

  .reading {
    min-height: 3em;
    color: var(--ink);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--text-small);
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .legend svg {
    flex: none;
    width: 30px;
    height: 16px;
    stroke: none;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    border-collapse: collapse;
    font-size: var(--text-small);
  }

  th,
  td {
    padding: var(--space-1) var(--space-3) var(--space-1) 0;
    border-bottom: 1px solid var(--line);
    text-align: right;
    white-space: nowrap;
  }

  th {
    font-weight: 500;
  }

  th:first-child {
    text-align: left;
  }

  @media (forced-colors: active) {
    .series {
      --series: CanvasText;
    }
  }
`;
