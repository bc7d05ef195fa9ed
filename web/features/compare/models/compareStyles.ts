import { css } from 'lit';

/** Over tabStyles: results are never wider than the page. */
export const compareStyles = css`
  .onwards a {
    color: var(--accent);
  }

  .stack {
    grid-template-columns: minmax(0, 1fr);
  }

  /* Where results are going to be: what is below them is below the screen until they are there. */
  .coming {
    min-height: 90vh;
    border: 1px dashed var(--line);
    border-radius: var(--radius);
    box-sizing: border-box;
  }
`;
