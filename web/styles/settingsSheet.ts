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

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
  }

  @media (max-width: 30rem) {
    .card {
      gap: var(--space-2);
      padding: var(--space-3);
    }
  }
`;
