import { css } from 'lit';

/** A dialog over the page, `--sheet-width` wide where there is room: its frame, the card in it, and its title. */
export const sheetStyles = css`
  dialog {
    width: min(var(--sheet-width), 100vw - 16px);
    max-width: none;
    max-height: calc(100dvh - 16px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: calc(2 * var(--radius));
    background: var(--paper);
    color: var(--ink);
    box-shadow: 0 24px 80px var(--shadow);
    overscroll-behavior: contain;
  }

  dialog::backdrop {
    background: color-mix(in srgb, var(--paper) 72%, transparent);
  }

  dialog[open] {
    animation: appear var(--quick) ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .card {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-5);
  }

  h2 {
    margin: 0;
    font: italic 400 var(--text-title) / 1.2 var(--serif);
  }
`;
