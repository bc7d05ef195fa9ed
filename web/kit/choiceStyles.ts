import { css } from 'lit';

/** The three looks of `<choice-field>`: a list, segments side by side, and chips of which several may be chosen. */
export const choiceStyles = css`
  :host {
    display: block;
  }

  .list,
  .segments,
  .segments label {
    position: relative;
  }

  /* The name of the choice, and what is known of each option. */
  .name,
  .note {
    color: var(--muted);
    font-size: 0.8125rem;
  }

  /* The focus shows around all of a list, and around one of the segments. */
  label:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .list {
    padding-left: var(--space-3);
  }

  .list .name {
    flex: none;
  }

  select {
    flex: 1;
    min-width: 0;
    min-height: calc(var(--control) - 2px);
    border: 0;
    outline: none;
    border-radius: var(--radius);
    background: none;
    font: 500 0.875rem/1.2 var(--sans);
    text-overflow: ellipsis;
  }

  /* Where name and options do not fit side by side, the name goes above. It is always seen. */
  .segments {
    flex-wrap: wrap;
    padding: 0 3px 0 var(--space-3);
  }

  /* What is left of the line is the name's: options stand at its end. On lines of their own, each fills its own. */
  .segments .name {
    flex: 1000 0 auto;
    padding: 2px var(--space-2) 2px 0;
  }

  .options {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    max-width: 100%;
    padding: 3px 0;
  }

  .options.column {
    flex-basis: 100%;
    flex-direction: column;
  }

  .segments label {
    display: grid;
    flex: 1 0 auto;
    place-content: center;
    justify-items: center;
    gap: 3px;
    min-height: calc(var(--control) - 8px);
    padding: 0 var(--space-2);
    border-radius: calc(var(--radius) - 3px);
    font: 500 0.875rem/1 var(--sans);
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
  }

  /* As wide as notes get, so that another one moves nothing. */
  .segments .note {
    min-width: 3.75rem;
    font: 400 0.6875rem/1 var(--sans);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  /* The whole label is the button: the radio lies over it, unseen. */
  input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .segments label:has(:checked),
  .segments label:has(:checked) .note,
  button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
  }

  /* Above in any case, where others above and below are. */
  @media (max-width: 26rem) {
    :host([stacked]) .name {
      flex-basis: 100%;
    }
  }

  :host([look='chips']) {
    min-width: 0;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .chips .name {
    margin-right: var(--space-1);
    font-size: var(--text-small);
  }

  button {
    min-width: 36px;
    min-height: 36px;
    max-width: 100%;
    padding: 4px var(--space-3);
    border-radius: 18px;
    background: none;
    font-size: 0.875rem;
    line-height: 1.1;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  button[aria-pressed='true'] {
    border-color: var(--ink);
  }

  button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .chips .note {
    color: inherit;
    opacity: 0.8;
    font-size: 0.75rem;
  }

  @media (hover: hover) {
    .segments label:not(:has(:checked)):hover {
      background: var(--hover);
    }

    button[aria-pressed='true']:hover {
      background: var(--accent);
      color: var(--paper);
    }
  }

  @media (pointer: coarse) {
    button {
      min-height: 40px;
    }
  }

  /* Forced colours leave no background to tell the chosen ones by. */
  @media (forced-colors: active) {
    .segments label:has(:checked),
    button[aria-pressed='true'] {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;
