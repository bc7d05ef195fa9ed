import { css } from 'lit';

/** What the ways to explore have in common: choosers in a row, a large sheet, what goes with it beside it. */
export const exploreStyles = css`
  .choosers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: var(--space-3) var(--space-5);
    margin-bottom: var(--space-4);
  }

  .beside {
    display: grid;
    grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
    align-items: start;
    gap: var(--space-4) var(--space-6);
  }

  .stack {
    display: grid;
    gap: var(--space-4);
    min-width: 0;
  }

  .paper {
    position: relative;
    aspect-ratio: 1;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--sheet-paper);
    box-shadow:
      0 1px 0 var(--line),
      0 18px 50px -20px var(--shadow);
  }

  .paper digit-picture {
    position: absolute;
    inset: 9%;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }

  /* Options wrap where there is no room for all of them in a row. */
  .row > segmented-choice {
    --choice-wrap: wrap;

    max-width: 100%;
  }

  .muted {
    color: var(--muted);
    font-size: var(--text-small);
  }

  output {
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 46rem) {
    .beside {
      grid-template-columns: minmax(0, 1fr);
    }

    .beside > .paper {
      width: min(100%, 18rem);
      margin: 0 auto;
    }
  }
`;
