import { css } from 'lit';

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
      grid-area: place;
    }

    .drawing {
      --choice-flex: 0 1 auto;

      grid-area: drawing;
      flex-wrap: nowrap;
    }

    .place > * {
      flex: 0 0 12.5rem;
    }

    .drawing > temperature-field {
      flex: 1 1 15rem;
      max-width: 24rem;
    }
  }

  @media (min-width: 74rem) and (hover: hover) {
    kbd {
      display: inline;
    }
  }

  @media (max-width: 24rem) {
    .primary {
      padding: 0;
    }

    .primary span {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
`;
