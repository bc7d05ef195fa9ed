import { css } from 'lit';

/** Over wayStyles: what comes of the settings is never wider than the page. */
export const compareStyles = css`
  .stack {
    grid-template-columns: minmax(0, 1fr);
  }
`;
