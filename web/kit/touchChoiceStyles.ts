import { css } from 'lit';

/**
 * Of a surface that fingers can use, in a page that is longer than the screen: one finger scrolls the page, until the visitor has
 * chosen by the `.by-touch` button that it works on the surface. The button is there where there is a touch screen.
 */
export const touchChoiceStyles = css`
  .by-touch {
    display: none;
  }

  .by-touch[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
  }

  .for-touch {
    touch-action: pan-x pan-y;
  }

  .for-touch[data-touch='kept'] {
    touch-action: none;
  }

  @media (any-pointer: coarse) {
    .by-touch {
      display: inline-block;
    }
  }
`;
