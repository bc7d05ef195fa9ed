import { css } from 'lit';

/** The declarations of what is read out and not seen: `.name { ${heardOnly} }`. */
export const heardOnly = css`
  position: absolute;
  overflow: hidden;
  width: 1px;
  height: 1px;
  margin: 0;
  clip-path: inset(50%);
  white-space: nowrap;
`;
