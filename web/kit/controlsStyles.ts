// Styles of buttons, fields and the focus, for every element.

import { css } from 'lit';

export const focusRing = css`
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  /* Headings get the focus by script, so that reading goes on there. Nothing can be done with them, so no ring is drawn. */
  :is(h1, h2, h3):focus {
    outline: none;
  }

  /* Forced colours leave no background to tell by which of several is the one on screen. */
  @media (forced-colors: active) {
    [aria-current]:not(:focus-visible) {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;

export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  /* And links that look like one. */
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-width: var(--control);
    min-height: var(--control);
    padding: 0 var(--space-4);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font: 500 0.9375rem/1 var(--sans);
    white-space: nowrap;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  /* Around a label and what it is of. */
  .field {
    display: flex;
    align-items: center;
    min-height: var(--control);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--raised);
  }

  button.primary,
  .button.primary {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }

  button.quiet {
    padding: 0;
    border-color: transparent;
    background: none;
  }

  /* On touch screens a hover would stay after the tap. */
  @media (hover: hover) {
    button:hover,
    .button:hover {
      border-color: var(--accent);
      color: var(--accent);
    }

    button.primary:hover,
    .button.primary:hover {
      background: var(--accent);
      color: var(--paper);
    }

    button.quiet:hover {
      border-color: transparent;
      background: var(--hover);
    }
  }

  kbd {
    padding: 2px 6px;
    border: 1px solid currentcolor;
    border-radius: 4px;
    font: 500 0.6875rem/1.2 var(--sans);
    opacity: 0.75;
  }

  input {
    font: inherit;
    color: inherit;
  }

  svg {
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [hidden] {
    display: none !important;
  }
`;
