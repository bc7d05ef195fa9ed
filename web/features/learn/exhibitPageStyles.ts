import { css } from 'lit';

/** The a, b, c exhibit: a above, the two to choose from below it. */
export const exhibitStyles = css`
  :host {
    margin: 0; /* it is no figure, though it has some */
  }

  article {
    max-width: 46rem;
    margin: 0 auto;
    padding: var(--space-5) var(--gutter) var(--space-6);
  }

  h1 {
    margin: 0 0 var(--space-4);
    font: italic 400 var(--text-huge) / 1.05 var(--serif);
    letter-spacing: -0.02em;
    text-wrap: balance;
  }

  h2 {
    margin: 0 0 var(--space-3);
    font: italic 400 1.5rem/1.2 var(--serif);
  }

  a {
    color: var(--accent);
  }

  /* All three pictures get their width from here and not from what is around them: only pictures of one size can be compared. */
  .pictures {
    --picture: min(13rem, 50cqi - 3rem);
    container-type: inline-size;
    display: grid;
    grid-template: 'a a' auto 'left right' auto / 1fr 1fr;
    justify-items: center;
    gap: var(--space-4);
  }

  .picture {
    display: grid;
    gap: var(--space-2);
    justify-items: center;
    font: italic 400 1.125rem/1.2 var(--serif);
  }

  .picture.first {
    grid-area: a;
  }

  .picture ink-tile {
    box-sizing: border-box;
    width: var(--picture);
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--sheet-paper);
  }

  button.picture {
    height: auto;
    padding: var(--space-3);
    white-space: normal;
  }

  button.picture[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  .answer {
    min-height: 17rem;
    margin-top: var(--space-4);
  }

  td[data-nearer] {
    font-weight: 700;
  }

  td[data-nearer]::after {
    content: ' ✓';
    color: var(--accent);
  }

  digit-pad {
    max-width: 16rem;
    margin-bottom: var(--space-3);
  }
`;
