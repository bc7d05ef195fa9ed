import { css } from 'lit';

/** Sections of a page that is read from top to bottom: a heading, a few words, and what they are about. */
export const sectionStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  h2 {
    margin: 0 0 var(--space-1);
    font: italic 400 var(--text-title) / 1.2 var(--serif);
    letter-spacing: -0.01em;
  }

  h3 {
    margin: 0 0 var(--space-1);
    font: 500 1rem/1.3 var(--sans);
  }

  p {
    margin: 0;
  }

  .about {
    max-width: 44rem;
    margin-bottom: var(--space-3);
    color: var(--muted);
    font-size: var(--text-small);
    text-wrap: pretty;
  }

  work-note {
    margin-top: var(--space-2);
  }

  /* Room for a button that asks, and then for how far the answer is: nothing below it moves. */
  .ask {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-height: var(--control);
    margin-top: var(--space-2);
  }

  .ask work-note {
    margin: 0;
  }

  button {
    line-height: 1.2;
    white-space: normal;
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .button {
    padding: 0 var(--space-3);
    line-height: 1.1;
    text-align: center;
    white-space: normal;
  }
`;
