import { css } from 'lit';

/** Styles that the tabs of a page share: settings in a row, results below them. */
export const tabStyles = css`
  .stack {
    display: grid;
    gap: var(--space-4);
    min-width: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }

  /* Options wrap where there is no room for all of them in a row. */
  .row > choice-field[look='segments'] {
    max-width: 100%;
  }

  .muted {
    color: var(--muted);
    font-size: var(--text-small);
  }

  output {
    font-variant-numeric: tabular-nums;
  }
`;
