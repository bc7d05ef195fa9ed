import { css } from 'lit';
import { heardOnly } from './heardOnly.ts';

/** Styles that texts and figures of lessons share. */
export const lessonStyles = css`
  p {
    margin: 0 0 var(--space-3);
    max-width: 40rem;
    text-wrap: pretty;
  }

  a {
    color: var(--accent);
  }

  math {
    font-size: 1.125rem;
  }

  .formula {
    overflow-x: auto;
    margin: var(--space-3) 0;
    padding: var(--space-3) var(--space-4);
    border-left: 3px solid var(--accent);
    background: var(--raised);
  }

  .formula math + math {
    margin-top: var(--space-2);
  }

  .formula math {
    width: max-content;
    min-width: 100%;
    text-align: left;
  }

  .legend {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    gap: var(--space-1) var(--space-5);
    margin: 0 0 var(--space-4);
    color: var(--muted);
    font-size: var(--text-small);
  }

  .legend div {
    display: grid;
    grid-template-columns: minmax(3rem, auto) 1fr;
    gap: var(--space-3);
    align-items: baseline;
  }

  .legend dd {
    margin: 0;
  }

  .legend math {
    color: var(--ink);
    font-size: 1rem;
  }
`;

/** For figures, which are elements of their own. */
export const figureStyles = css`
  /* What stands below has its place before a figure has been drawn: all are at least so high. */
  :host {
    display: block;
    min-height: 25rem;
    margin: var(--space-4) 0;
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 48rem) {
    :host {
      min-height: 18rem;
    }
  }

  figure {
    margin: 0;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sheet-paper);
  }

  figcaption {
    margin-bottom: var(--space-3);
    font-weight: 600;
  }

  p {
    margin: 0 0 var(--space-3);
    max-width: 40rem;
    text-wrap: pretty;
  }

  .quiet-text {
    color: var(--muted);
    font-size: var(--text-small);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
    margin-top: var(--space-3);
  }

  .chart {
    display: block;
    width: 100%;
    height: auto;
    overflow: visible;
    stroke-width: 1;
  }

  .chart text {
    fill: var(--muted);
    stroke: none;
    font: 11px var(--sans);
  }

  .axis {
    stroke: var(--edge);
    stroke-width: 1;
  }

  .line {
    fill: none;
    stroke-width: 2.25;
  }

  .first {
    stroke: var(--ink);
  }

  .second {
    stroke: var(--accent);
    stroke-dasharray: 7 4;
  }

  .third {
    stroke: var(--good);
    stroke-dasharray: 2 4;
    stroke-width: 3;
  }

  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin: var(--space-2) 0 0;
    padding: 0;
    list-style: none;
    color: var(--muted);
    font-size: var(--text-small);
  }

  .keys li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }

  .keys svg {
    flex: none;
    width: 28px;
    height: 8px;
  }

  .slider {
    display: grid;
    gap: var(--space-1);
    max-width: 30rem;
    margin-top: var(--space-3);
    font-size: var(--text-small);
  }

  input[type='range'] {
    width: 100%;
    height: 28px;
    margin: 0;
    accent-color: var(--accent);
    touch-action: pan-y;
  }

  table {
    border-collapse: collapse;
    margin-top: var(--space-3);
    font-size: var(--text-small);
  }

  th,
  td {
    padding: var(--space-1) var(--space-3) var(--space-1) 0;
    border-bottom: 1px solid var(--line);
    text-align: right;
  }

  th:first-child {
    text-align: left;
  }

  th {
    font-weight: 500;
  }

  summary {
    min-height: 28px;
    margin-top: var(--space-3);
    color: var(--muted);
    font-size: var(--text-small);
    cursor: pointer;
  }

  .scroll {
    overflow-x: auto;
  }

  .heard {
    ${heardOnly}
  }

  @media (max-width: 30rem) {
    figure {
      padding: var(--space-3);
    }
  }
`;
