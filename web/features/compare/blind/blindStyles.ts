import { css } from 'lit';
import { paperSheet } from '../../../kit/paperStyles.ts';

/** The blind test: its start, a round, and the tables of results. */
export const blindStyles = css`
  a {
    color: var(--accent);
  }

  .start,
  .end {
    display: grid;
    gap: var(--space-3);
  }

  .check {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--control);
    font-size: 0.9375rem;
    cursor: pointer;
  }

  .check input {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }

  .muted {
    color: var(--muted);
    font-size: var(--text-small);
  }

  summary {
    min-height: 28px;
    margin-bottom: var(--space-2);
    color: var(--muted);
    font-size: var(--text-small);
    cursor: pointer;
  }

  .needs {
    color: var(--accent);
  }

  .round {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
  }

  .count {
    color: var(--muted);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }

  .question {
    font: italic 400 var(--text-title) / 1.2 var(--serif);
    text-align: center;
  }

  .sheet {
    width: min(100%, 15rem);
    height: auto;
    aspect-ratio: 1;
    padding: var(--space-3);
    ${paperSheet}
  }

  .sheet ink-tile {
    width: 100%;
  }

  .sheet.covered {
    background: repeating-linear-gradient(45deg, var(--line) 0 2px, var(--sheet-paper) 2px 10px);
  }

  button.sheet {
    width: 100%;
    border-color: var(--edge);
  }

  button.sheet:disabled {
    opacity: 1;
  }

  .pictures {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
    width: min(100%, 32rem);
  }

  .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
    width: min(100%, 20rem);
  }

  .answers button {
    padding: 0 var(--space-2);
  }

  [aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  button[aria-pressed='true']:disabled {
    opacity: 1;
  }

  .telltale {
    display: grid;
    align-content: start;
    justify-items: center;
    gap: var(--space-1);
    min-height: 10.5rem;
    max-width: 36rem;
    text-align: center;
    text-wrap: balance;
    font-variant-numeric: tabular-nums;
  }

  .telltale button {
    margin-top: var(--space-2);
  }

  .verdict {
    font: italic 400 var(--text-title) / 1.2 var(--serif);
  }

  .scroll {
    margin-bottom: var(--space-3);
  }

  h4 {
    margin: 0;
    font: 500 1rem/1.3 var(--sans);
  }

  .undo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
`;
