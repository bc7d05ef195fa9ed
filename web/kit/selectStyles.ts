import { css } from 'lit';

/**
 * A list of options in a label, drawn by the page: WebKit on Linux draws lists of its own over whatever is around them, and
 * three engines draw three arrows. Who uses it gives the list its border and its font.
 */
export const selectStyles = css`
  select {
    appearance: none;
    min-width: 0; /* a long option must not make a narrow window wider */
    padding: 0 28px 0 var(--space-2);
    color: var(--ink);
    cursor: pointer;
    touch-action: manipulation;
  }

  /* The arrow: over the list's end, and a click on it is one on the list. */
  label:has(select)::after {
    content: '';
    flex: none;
    width: 7px;
    height: 7px;
    margin: -4px 12px 0 -19px;
    border: solid var(--muted);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
    pointer-events: none;
  }

  /* Lists open in the system's own colours, where the page's ink may not be readable. */
  option,
  optgroup {
    background: var(--raised);
    color: var(--ink);
  }
`;
