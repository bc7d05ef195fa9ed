import { css } from 'lit';

export const galleryStyles = css`
  :host {
    display: block;
  }

  header {
    position: sticky;
    z-index: 3;
    top: 0;
    display: grid;
    grid-template: 'title place buttons' 1fr 'drawing drawing drawing' auto / 1fr auto auto;
    align-items: center;
    gap: 0 var(--space-2);
    min-height: 65px;
    padding: 0 var(--gutter);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }

  h1 {
    grid-area: title;
    min-width: 0;
    margin: 0;
    font: italic 400 clamp(1.1875rem, 0.95rem + 0.9vw, 1.5rem) / 1.2 var(--serif);
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  main {
    display: block;
    padding: 0 var(--gutter) var(--bottom-inset, 0);
  }

  digit-wall {
    min-height: 100vh;
  }

  footer {
    position: fixed;
    z-index: 3;
    right: 0;
    bottom: 0;
    left: 0;
    border-top: 1px solid var(--line);
    background: var(--paper);
    padding-bottom: env(safe-area-inset-bottom);
  }

  failure-panel {
    position: fixed;
    z-index: 2;
    top: 50%;
    left: 50%;
    width: calc(100% - 2 * var(--gutter));
    box-sizing: border-box;
    transform: translate(-50%, -50%);
  }

  aside {
    position: fixed;
    z-index: 4;
    right: var(--gutter);
    bottom: calc(var(--bottom-inset, 0px) + var(--space-3));
    display: grid;
    gap: var(--space-2);
    width: min(30rem, 100% - 2 * var(--gutter));
    max-height: 50vh;
    overflow: auto;
  }

  .heard {
    position: absolute;
    overflow: hidden;
    width: 1px;
    height: 1px;
    margin: 0;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* As in wall-controls: there is room for all of them. */
  @media (min-width: 60rem) and (min-height: 34rem) {
    header {
      grid-template-rows: 57px auto;
      padding-bottom: 10px;
    }
  }

  /* Where height is scarce (a phone held sideways, a page at 200 %), the wall gets what can be spared. */
  @media (max-height: 28rem) {
    header {
      min-height: 53px;
    }
  }
`;
