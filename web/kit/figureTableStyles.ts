import { css } from 'lit';

/** Tables of figures (kit/figureTable.ts), which scroll where they are wider than the page. */
export const figureTableStyles = css`
  .scroll {
    overflow-x: auto;
    container-type: inline-size;
  }

  table {
    border-collapse: collapse;
    width: 100%;
    max-width: 60rem;
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }

  /* As wide as what is seen of the table, and always in sight. */
  caption {
    position: sticky;
    left: 0;
    max-width: 100cqi;
    padding-bottom: var(--space-1);
    font: 500 1rem/1.3 var(--sans);
    text-align: left;
  }

  th,
  td {
    padding: var(--space-2) var(--space-3) var(--space-2) 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  th {
    font-weight: 500;
  }

  .number {
    text-align: right;
    white-space: nowrap;
  }
`;
