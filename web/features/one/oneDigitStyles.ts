import { css } from 'lit';

/** Over paperStyles: the sheet, the text beside it (below it on a phone), and the strip of recent digits. */
export const oneDigitStyles = css`
  :host {
    display: block;
  }

  article {
    /* What the bars, the strip and the gaps leave of the height. */
    --sheet: min(100dvh - var(--bar) - var(--footer, calc(var(--status) + 1px)) - 7rem, 46rem);

    display: grid;
    grid-template: 'paper words' 1fr 'strip strip' auto / auto minmax(18rem, 26rem);
    align-items: center;
    justify-content: center;
    gap: var(--space-4) clamp(1.5rem, 5vw, 5rem);
    min-height: calc(100dvh - var(--bar) - var(--footer, calc(var(--status) + 1px)));
    padding: var(--space-4) var(--gutter);
    box-sizing: border-box;
  }

  .paper {
    grid-area: paper;
    width: min(var(--sheet), 100vw - 2 * var(--gutter) - 26rem);
    min-width: 12rem;
    cursor: pointer;
    touch-action: pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  .words {
    grid-area: words;
    display: grid;
    gap: var(--space-3);
    min-width: 0;
  }

  h1 {
    margin: 0;
    font: italic 400 var(--text-huge) / 1.05 var(--serif);
    letter-spacing: -0.02em;
    text-wrap: balance;
  }

  p {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }

  /* Both keep the room that they take when the digit is there. */
  .made {
    min-height: 3em;
    font-size: var(--text-large);
    text-wrap: pretty;
  }

  .which {
    min-height: 3em;
    color: var(--muted);
    font-size: var(--text-small);
  }

  .steps,
  .actions {
    display: grid;
    gap: var(--space-2);
  }

  .steps {
    grid-template-columns: auto 1fr auto;
  }

  .actions {
    grid-template-columns: 1fr 1fr;
  }

  .steps button {
    min-height: calc(var(--control) + 8px);
  }

  /* Their code comes when the digit is there; nothing moves then. */
  favourite-button {
    width: calc(var(--control) + 8px);
    min-height: calc(var(--control) + 8px);
  }

  copy-link,
  share-button {
    min-height: var(--control);
  }

  .steps .primary svg {
    margin-left: -4px;
  }

  .button {
    padding: 0 var(--space-3);
    line-height: 1.1;
    text-align: center;
    white-space: normal;
  }

  .pixels {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    justify-self: start;
    min-height: 28px;
    color: var(--muted);
    font-size: var(--text-small);
    cursor: pointer;
  }

  input[type='checkbox'] {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }

  .maker {
    --choice-flex: 1 1 auto;

    display: flex;
    flex-wrap: wrap;
    align-content: start;
    gap: var(--space-2);
    min-height: calc(2 * var(--control) + var(--space-2) + var(--space-3) + 1px);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }

  .lesson {
    display: inline-flex;
    align-items: center;
    min-height: 28px;
    color: var(--muted);
    font-size: var(--text-small);
  }

  digit-strip {
    grid-area: strip;
    min-width: 0;
    min-height: 60px;
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  kbd {
    display: none;
  }

  /* On the narrowest windows there is no room for it. */
  @media (hover: hover) and (min-width: 26rem) {
    kbd {
      display: inline;
    }
  }

  /* Narrow: the sheet above, with the button for the next one in reach of a thumb. */
  @media (max-width: 52rem) {
    article {
      grid-template: 'paper' auto 'strip' auto 'words' auto / minmax(0, 34rem);
      align-content: start;
      row-gap: var(--space-2);
      padding-top: var(--space-3);
    }

    .paper {
      width: min(100%, 100dvh - var(--bar) - var(--footer, calc(var(--status) + 1px)) - 15rem);
      min-width: min(100%, 15rem);
      margin: 0 auto;
    }

    /* On the smallest phone, too, they are above the status line. */
    .steps {
      order: -1;
    }

    h1 {
      font-size: var(--text-title);
    }

    .made {
      font-size: 1rem;
    }

    .which {
      min-height: 1.5em;
    }

    .words {
      gap: var(--space-2);
    }
  }

  @media (max-width: 26rem) {
    .which {
      min-height: 3em;
    }
  }

  /* A phone held sideways. */
  @media (max-height: 34rem) and (min-width: 36rem) {
    article {
      --sheet: calc(100dvh - var(--bar) - var(--footer, calc(var(--status) + 1px)) - 2rem);

      grid-template: 'paper words' auto 'strip strip' auto / auto minmax(14rem, 26rem);
      align-items: start;
    }

    .paper {
      width: min(var(--sheet), 50vw);
      margin: 0;
    }

    h1 {
      font-size: var(--text-title);
    }
  }
`;
