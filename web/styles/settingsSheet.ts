import { css } from 'lit';

export const settingsSheetStyles = css`
  dialog {
    width: min(30rem, 100vw - 16px);
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

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  h2 {
    margin: 0;
    font: italic 400 var(--text-title) / 1.2 var(--serif);
  }

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
  }

  @media (max-width: 30rem) {
    .card {
      gap: var(--space-2);
      padding: var(--space-3);
    }
  }
`;
