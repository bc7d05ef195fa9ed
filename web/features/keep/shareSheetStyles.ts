import { css } from 'lit';

/** A row for each kind of file: what it is, its options, and the buttons that make it. */
export const shareSheetStyles = css`
  dialog {
    --sheet-width: 40rem;

    cursor: auto;
    text-align: left;
  }

  header {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: var(--space-3);
  }

  digit-picture {
    width: 64px;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--sheet-paper);
  }

  h3 {
    margin: 0;
    font: 500 0.9375rem/1.3 var(--sans);
  }

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }

  .fields,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .fields {
    grid-column: 1 / -1;
    align-items: flex-start;
  }

  .buttons {
    justify-content: flex-end;
  }

  .fields number-field {
    flex: 0 1 11rem;
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .busy {
    position: sticky;
    z-index: 1;
    bottom: 0;
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin: 0 calc(-1 * var(--space-5)) calc(-1 * var(--space-5));
    padding: var(--space-3) var(--space-5);
    border-top: 1px solid var(--edge);
    background: var(--raised);
  }

  .busy p {
    color: inherit;
  }

  .busy.failed p {
    color: var(--accent);
  }

  progress {
    grid-column: 1;
    width: 100%;
    height: 6px;
    accent-color: var(--accent);
  }

  .busy button {
    grid-area: 1 / 2 / 3;
  }

  @media (max-width: 34rem) {
    .card {
      padding: var(--space-3);
    }

    .busy {
      margin: 0 calc(-1 * var(--space-3)) calc(-1 * var(--space-3));
      padding: var(--space-3);
    }

    section {
      grid-template-columns: minmax(0, 1fr);
    }

    .buttons {
      justify-content: stretch;
    }

    .buttons > * {
      flex: 1 1 8rem;
    }

    .fields > choice-field {
      flex: 1 1 100%;
    }

    .fields number-field {
      flex: 1 1 8rem;
    }
  }
`;
