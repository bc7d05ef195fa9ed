import { css } from 'lit';
import { heardOnly } from './heardOnly.ts';

/** Of the sheet to draw on; `--pen` is how wide the pen is, in the picture's units. */
export const digitPadStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
  }

  .surface {
    position: relative;
    aspect-ratio: 1;
    border: 1px solid var(--edge);
    border-radius: 3px;
    background:
      linear-gradient(var(--line), var(--line)) center / 100% 1px no-repeat,
      linear-gradient(var(--line), var(--line)) center / 1px 100% no-repeat,
      var(--sheet-paper);
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    color: var(--ink);
    pointer-events: none;
  }

  .ink {
    fill: none;
    stroke: currentcolor;
    stroke-width: var(--pen);
  }

  .pen {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1;
  }

  .pen.down {
    fill: var(--accent);
    fill-opacity: 0.5;
  }

  .hint {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: end center;
    padding: var(--space-4);
    color: var(--muted);
    font-size: var(--text-small);
    text-align: center;
    text-wrap: balance;
    pointer-events: none;
  }

  .tools {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2);
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
  }

  .heard {
    ${heardOnly}
  }
`;
