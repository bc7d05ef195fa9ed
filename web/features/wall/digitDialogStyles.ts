import { css } from 'lit';

/** Over sheetStyles: a digit, and all that can be done with it. */
export const dialogStyles = css`
  dialog {
    --sheet-width: 36rem;
    background: var(--raised);
  }

  .card {
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }

  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-3);
  }

  .corner {
    display: flex;
    gap: var(--space-2);
    margin: -6px -8px 0 0;
  }

  /* Their code may come later; nothing moves then. */
  favourite-button {
    width: var(--control);
    height: var(--control);
  }

  .keep {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  h2 {
    font: italic 400 1.625rem/1.15 var(--serif);
    font-variant-numeric: lining-nums tabular-nums;
    overflow-wrap: anywhere;
  }

  h2 span {
    color: var(--muted);
  }

  .details,
  .hint {
    margin: var(--space-1) 0 0;
    color: var(--muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .picture {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    justify-items: center;
    gap: var(--space-2);
  }

  .paper {
    position: relative;
    width: min(100%, 100dvh - 19rem);
    min-width: 8rem;
    aspect-ratio: 1;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
    background: var(--paper);
  }

  digit-picture {
    transition: opacity var(--quick);
  }

  .card[data-state='pending'] digit-picture,
  .card[data-state='failed'] digit-picture {
    opacity: 0;
  }

  .failure {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    padding: var(--space-4);
    overflow: auto;
    color: var(--muted);
    font-size: 0.875rem;
    text-align: center;
  }

  .link {
    display: flex;
    gap: var(--space-2);
  }

  .link input {
    flex: 1;
    min-width: 0;
    padding: 0 var(--space-3);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--paper);
    font: 400 0.8125rem/1 var(--mono);
    text-overflow: ellipsis;
  }

  .link button {
    min-width: 7rem;
  }

  .more {
    display: inline-flex;
    align-items: center;
    min-height: var(--control);
    color: var(--accent);
    font-size: var(--text-small);
    text-underline-offset: 3px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }

  label {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--control);
    font-size: 0.9375rem;
    cursor: pointer;
  }

  input[type='checkbox'] {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  @media (max-width: 30rem) {
    .card {
      gap: var(--space-3);
      padding: var(--space-3);
    }

    .picture {
      grid-template-columns: 1fr 1fr;
    }

    .paper {
      grid-column: 1 / -1;
      grid-row: 1;
    }

    .picture button {
      width: 100%;
      border-color: var(--line);
    }

    .corner {
      margin: 0;
    }

    .keep {
      flex: 1 1 100%;
    }

    .keep > * {
      flex: 1 1 8rem;
    }
  }

  /* A phone held sideways: the picture beside the rest. */
  @media (max-height: 34rem) and (min-width: 36rem) {
    dialog {
      --sheet-width: 52rem;
    }

    .card {
      grid-template: auto auto auto 1fr / minmax(0, 1fr) minmax(16rem, 20rem);
      column-gap: var(--space-5);
      padding: var(--space-4);
    }

    .card > * {
      grid-column: 2;
    }

    .picture {
      grid-area: 1 / 1 / -1 / 2;
    }

    .paper {
      width: min(100%, 100dvh - 4rem);
    }

    .link {
      flex-wrap: wrap;
    }

    .link input {
      flex-basis: 100%;
      min-height: var(--control);
    }

    .link button {
      flex: 1;
    }
  }
`;
