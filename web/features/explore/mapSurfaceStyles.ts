import { css } from 'lit';

/** The map, its marks and its buttons. */
export const mapSurfaceStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }

  .surface {
    position: relative;
    height: min(60dvh, 36rem);
    overflow: hidden;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--sheet-paper);
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
  }

  /* With what is above and below it still on screen. */
  @media (max-width: 46rem) {
    .surface {
      height: min(50dvh, 24rem);
    }
  }

  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    filter: var(--ink-filter);
  }

  .mark {
    position: absolute;
    display: grid;
    place-content: center;
    width: 24px;
    height: 24px;
    margin: -12px 0 0 -12px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--raised);
    color: var(--accent);
    font: 600 0.75rem/1 var(--sans);
    pointer-events: none;
  }

  .middle {
    position: absolute;
    top: 50%;
    left: 50%;
    width: 18px;
    height: 18px;
    margin: -9px 0 0 -9px;
    border: 2px solid var(--accent);
    opacity: 0;
    pointer-events: none;
  }

  .surface:focus-visible .middle {
    opacity: 1;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .tools button {
    white-space: normal;
  }

  p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-small);
  }
`;
