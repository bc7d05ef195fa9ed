import { css } from 'lit';

/**
 * A labelled field for a number, the focus around all of it, and below it what is wrong with the number. A number that is
 * `applied` may be as long as a seed and has a button; one that is `kept` is short.
 */
export const numberFieldStyles = css`
  :host {
    display: block;
    position: relative;
  }

  .field:has(input:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .field:has([aria-invalid='true']) {
    border-color: var(--accent);
  }

  label {
    color: var(--muted);
    font-size: var(--text-small);
    white-space: nowrap;
  }

  input {
    flex: 1;
    min-width: 0;
    height: 38px;
    border: 0;
    background: none;
    font: 500 1rem/1 var(--sans);
    font-variant-numeric: tabular-nums;
  }

  input:focus-visible {
    outline: 0;
  }

  /* Over what is below: a button that moves away from under the pointer is not clicked. */
  .problem {
    position: absolute;
    z-index: 1;
    right: 0;
    margin: 0;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--accent);
    font-size: var(--text-small);
    line-height: 1.4;
    box-shadow: 0 6px 20px var(--shadow);
  }

  .kept {
    padding: 0 var(--space-3);
    gap: var(--space-2);
  }

  .kept input {
    width: 4.5ch;
    padding: 0;
    text-align: right;
  }

  .kept + .problem {
    width: max-content;
    max-width: 15rem;
  }

  span {
    color: var(--muted);
    font-size: var(--text-small);
    white-space: nowrap;
  }

  .applied label {
    padding: 2px 0 0 var(--space-3);
  }

  .applied input {
    width: 11ch;
    padding: 0 var(--space-2);
    text-overflow: ellipsis;
  }

  .applied + .problem {
    left: 0;
    min-width: 15rem;
  }

  input::placeholder {
    color: var(--muted);
    opacity: 1;
    font-weight: 400;
  }

  button.quiet {
    min-width: 36px;
    min-height: 36px;
    margin-right: 1px;
    color: var(--muted);
  }
`;
