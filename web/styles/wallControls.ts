import { css, type CSSResult } from 'lit';

/** What waits behind the button instead of standing in the bar; `when` narrows the selectors down. */
function behindButton(when: CSSResult): CSSResult {
  return css`
    .toggle${when} {
      display: inline-flex;
    }

    .fields${when} {
      display: none;
      position: absolute;
      z-index: 1;
      top: 100%;
      right: 0;
      left: 0;
      flex-wrap: wrap;
      padding: var(--space-3) var(--gutter);
      border-bottom: 1px solid var(--line);
      background: var(--paper);
      box-shadow: 0 12px 24px -12px var(--shadow);
    }

    .fields.open${when} {
      display: flex;
    }

    .fields${when} > * {
      flex: 1 1 14rem;
    }
  `;
}

export const wallControlStyles = css`
  :host,
  .fields {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }

  .seed {
    width: 13.5rem;
  }

  .jump {
    width: 15rem;
  }

  .toggle {
    display: none;
    padding: 0;
  }

  @media (max-width: 80rem) {
    .seed {
      width: 11.5rem;
    }

    .jump {
      width: 12.5rem;
    }

    kbd {
      display: none;
    }
  }

  @media (max-width: 60rem) {
    ${behindButton(css``)}
  }

  /* With a choice of models or classes the bar is full much sooner. */
  @media (max-width: 100rem) {
    ${behindButton(css`.many`)}
  }

  @media (hover: none) {
    kbd {
      display: none;
    }
  }

  @media (max-width: 24rem) {
    .primary {
      padding: 0;
    }

    .primary span {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
`;
