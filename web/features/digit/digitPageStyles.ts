import { css } from 'lit';

/** Over paperStyles: the sheet with its digit, the text beside it, and sections below. */
export const digitPageStyles = css`
  :host {
    display: block;
  }

  article {
    display: grid;
    gap: var(--space-5);
    max-width: 68rem;
    margin: 0 auto;
    padding: var(--space-5) var(--gutter) var(--space-6);
  }

  .digit {
    display: grid;
    grid-template-columns: minmax(0, 24rem) minmax(0, 1fr);
    align-items: center;
    gap: var(--space-4) clamp(1.5rem, 5vw, 4rem);
  }

  .words {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
  }

  h1 {
    margin: 0;
    font: italic 400 clamp(1.75rem, 1.2rem + 2vw, 2.75rem) / 1.1 var(--serif);
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
  }

  p {
    font-variant-numeric: tabular-nums;
  }

  .facts {
    color: var(--muted);
  }

  .checksum {
    min-height: 3.2em;
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }

  .checksum code {
    font: 400 var(--text-small) / 1.4 var(--mono);
  }

  .identical {
    color: var(--good);
    font-weight: 600;
  }

  .different {
    color: var(--accent);
    font-weight: 600;
  }

  .steps,
  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5rem), 1fr));
    gap: var(--space-2);
  }

  /* Their code comes later; nothing moves then. */
  favourite-button,
  share-button,
  copy-link {
    min-height: var(--control);
  }

  .keep {
    display: grid;
    grid-template-columns: var(--control) minmax(0, 1fr);
    gap: var(--space-2);
  }

  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }

  .tabs a {
    display: inline-flex;
    align-items: center;
    min-height: 28px;
    color: var(--accent);
    text-underline-offset: 3px;
  }

  @media (max-width: 46rem) {
    article {
      gap: var(--space-5);
      padding-top: var(--space-3);
    }

    .digit {
      grid-template-columns: minmax(0, 1fr);
    }

    .paper {
      width: min(100%, 22rem);
      margin: 0 auto;
      box-sizing: border-box;
    }
  }
`;
