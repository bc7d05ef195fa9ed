import { css } from 'lit';

/** The wall's own bar sticks below the shell's. */
export const wallPageStyles = css`
  :host {
    display: block;
  }

  .bar {
    position: sticky;
    z-index: 3;
    top: var(--header, var(--bar));
    display: grid;
    grid-template: 'title place buttons' 1fr 'drawing drawing drawing' auto / 1fr auto auto;
    align-items: center;
    gap: 0 var(--space-2);
    min-height: 52px;
    padding: 0 var(--gutter);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }

  h1 {
    grid-area: title;
    min-width: 0;
    margin: 0;
    font: italic 400 var(--text-title) / 1.2 var(--serif);
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .digits {
    padding: 0 var(--gutter);
  }

  digit-wall {
    min-height: 100vh;
  }

  /* As in wall-controls: there is room for all of them. */
  @media (min-width: 60rem) and (min-height: 34rem) {
    .bar {
      grid-template-rows: 50px auto;
      grid-template-columns: max-content minmax(0, 1fr) auto;
      padding-bottom: 10px;
    }
  }

  /* Where height is scarce (a phone held sideways, a page at 200 %), the wall gets what can be spared. */
  @media (max-height: 28rem) {
    .bar {
      min-height: 46px;
    }
  }
`;
