import { css } from 'lit';

/** Over sheetStyles: a question below the other. */
export const settingsSheetStyles = css`
  dialog {
    --sheet-width: 30rem;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  p,
  section {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
  }

  h3 {
    margin: 0 0 var(--space-1);
    color: var(--ink);
    font-size: inherit;
  }

  ul {
    margin: 0;
    padding-left: 1.2em;
  }

  a {
    color: inherit;
    text-underline-offset: 3px;
  }

  @media (max-width: 30rem) {
    .card {
      gap: var(--space-2);
      padding: var(--space-3);
    }
  }
`;
