import { css } from 'lit';
import { heardOnly } from '../../kit/heardOnly.ts';

/** Laid out by the header: its grid has a column for the title, one for fields and one for buttons. */
export const wallControlStyles = css`
  :host {
    display: contents;
  }

  .place,
  .drawing,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .buttons {
    flex-wrap: nowrap;
    grid-area: buttons;
  }

  .toggle {
    padding: 0;
  }

  .place > * {
    flex: 1 1 9.5rem;
  }

  .weird {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-width: var(--control);
    min-height: var(--control);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font: 500 0.9375rem/1 var(--sans);
    text-decoration: none;
    white-space: nowrap;
  }

  @media (hover: hover) {
    .weird:hover {
      border-color: var(--accent);
      color: var(--accent);
    }
  }

  .drawing {
    --choice-flex: 1 1 auto;
  }

  .drawing > * {
    flex: var(--choice-flex);
  }

  .fields {
    display: none;
    position: absolute;
    z-index: 1;
    top: 100%;
    right: 0;
    left: 0;
    gap: var(--space-2);
    max-height: calc(100dvh - var(--top-inset, 65px));
    padding: var(--space-3) var(--gutter);
    overflow: auto;
    border-bottom: 1px solid var(--line);
    background: var(--paper);
    box-shadow: 0 12px 24px -12px var(--shadow);
  }

  .fields.open {
    display: grid;
  }

  kbd {
    display: none;
  }

  /* Room for everything: both rows are parts of the header. */
  @media (min-width: 60rem) and (min-height: 34rem) {
    .toggle {
      display: none;
    }

    .fields,
    .fields.open {
      display: contents;
    }

    .place {
      flex-wrap: nowrap;
      justify-content: end;
      grid-area: place;
    }

    .drawing {
      --choice-flex: 0 1 auto;

      grid-area: drawing;
    }

    .place > * {
      flex: 0 1 11rem;
    }

    .place > number-field {
      flex-basis: 12.5rem;
      min-width: 8rem;
    }

    .place > tile-size-field {
      flex-basis: 10rem;
    }

    .drawing > temperature-field {
      flex: 1 1 15rem;
      max-width: 24rem;
    }
  }

  /* Both rows, but no room for names beside options: they stand on the edge of the field. */
  @media (min-width: 60rem) and (max-width: 83.99rem) and (min-height: 34rem) {
    .drawing {
      row-gap: var(--space-3);
      padding-top: 2px;
    }

    .drawing > ::part(field) {
      padding-left: 3px;
    }

    .drawing > ::part(option) {
      padding: 0 6px;
    }

    .drawing > ::part(name) {
      position: absolute;
      top: -0.75em;
      left: var(--space-2);
      padding: 0 4px;
      background: linear-gradient(var(--paper) 60%, var(--raised) 60%);
      font-size: 0.6875rem;
      line-height: 1.1;
      white-space: nowrap;
    }
  }

  @media (min-width: 74rem) {
    .weird {
      padding: 0 var(--space-3);
    }
  }

  @media (min-width: 74rem) and (hover: hover) {
    kbd {
      display: inline;
    }
  }

  /* Where there is no room for words, they are still read out. */
  @media (max-width: 73.99rem) {
    .weird span {
      ${heardOnly}
    }
  }

  @media (max-width: 24rem) {
    .primary {
      padding: 0;
    }

    .primary span {
      ${heardOnly}
    }
  }
`;
