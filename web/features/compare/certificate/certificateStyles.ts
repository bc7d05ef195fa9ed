import { css } from 'lit';
import { paperSheet } from '../../../kit/paperStyles.ts';

/** A certificate: the digit and what was found of it, its neighbours, and the numbers in tables. */
export const certificateStyles = css`
  .certificate {
    display: grid;
    grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
    align-items: start;
    gap: var(--space-4) clamp(1.5rem, 4vw, 3rem);
    padding: clamp(12px, 3vw, 28px);
    ${paperSheet}
  }

  .certificate .words {
    display: grid;
    align-content: start;
    gap: var(--space-3);
    min-width: 0;
  }

  .finding {
    margin: 0;
    font: italic 400 var(--text-huge) / 1.05 var(--serif);
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  [data-finding='copy'] .finding,
  [data-finding='doubtful'] .finding {
    color: var(--accent);
  }

  .words p {
    max-width: 40rem;
    text-wrap: pretty;
    font-variant-numeric: tabular-nums;
  }

  .near {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: var(--space-4) var(--space-5);
  }

  .near ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .near li {
    padding: 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--muted);
    font: 400 0.75rem/1.3 var(--sans);
    font-variant-numeric: tabular-nums;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .problem {
    color: var(--accent);
    overflow-wrap: anywhere;
  }

  .scale {
    position: relative;
    height: 34px;
    margin: var(--space-2) 0 var(--space-1);
    border-bottom: 1px solid var(--edge);
    background: linear-gradient(90deg, color-mix(in srgb, var(--accent) 35%, transparent) 1%, transparent 1%);
  }

  .scale span {
    position: absolute;
    bottom: -5px;
    width: 9px;
    height: 9px;
    margin-left: -5px;
    border-radius: 50%;
    background: var(--ink);
  }

  .scale span.real {
    border: 2px solid var(--good);
    border-radius: 0;
    background: var(--sheet-paper);
  }

  .ends {
    display: flex;
    justify-content: space-between;
    color: var(--muted);
    font-size: var(--text-small);
  }

  .control {
    width: 44px;
  }

  @media (max-width: 46rem) {
    .certificate {
      grid-template-columns: minmax(0, 1fr);
    }

    .certificate > ink-tile {
      width: min(100%, 14rem);
      margin: 0 auto;
    }
  }
`;
